#include "engine/config/schedule.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/config/intervention.hpp"
#include "engine/config/reading.hpp"

namespace concord {

namespace {
// For each cell the place of its value among those of a lever: 0 for a lever with one value for all.
std::vector<std::size_t> elements_of_cells(const Declaration& lever, const std::vector<Axis>& axes) {
    std::vector<std::size_t> elements(count_cells(axes), 0);
    if (lever.elements.empty()) return elements;
    const auto axis = std::ranges::find(axes, lever.elements, &Axis::labels);
    if (axis == axes.end())
        throw std::logic_error(lever.key + ": no axis of the schedule has its elements as labels");
    for (std::size_t cell = 0; cell < elements.size(); ++cell)
        elements[cell] = coordinate(cell, static_cast<std::size_t>(axis - axes.begin()), axes);
    return elements;
}

// Exactly the target once it is reached, and never beyond it.
double moved(double value, double target, Tick since, Tick over) {
    if (since >= over) return target;
    const double fraction = static_cast<double>(since) / static_cast<double>(over);
    const auto [low, high] = std::minmax({value, target});
    return std::clamp(value + (target - value) * fraction, low, high);
}

/// Those cells that belong to an element of the scope.
std::vector<std::size_t> cells_at(const std::vector<std::size_t>& cells, const Condition& condition,
                                  std::size_t element, const std::vector<Axis>& axes) {
    if (condition.scope.empty()) return cells;
    const auto axis = std::ranges::find(axes, condition.scope, &Axis::name);
    std::vector<std::size_t> here;
    for (const std::size_t cell : cells)
        if (axis->labels[coordinate(cell, static_cast<std::size_t>(axis - axes.begin()), axes)] ==
            condition.at[element])
            here.push_back(cell);
    return here;
}
}  // namespace

/// Takes interventions apart: a change for each lever and each element of the condition it waits for.
struct Schedule::Reader {
    Schedule& schedule;
    const std::vector<Axis>& axes;
    const std::vector<Section::Reading::LeverBase>& bases;
    std::vector<std::vector<std::size_t>> elements;  // by lever and cell
    std::vector<std::size_t> deeds;                  // so far, of each kind

    void add(const Intervention& one) {
        if (!one.when) return add(one, {one.at, one.until, {}, false}, one.cells);
        const std::size_t condition = schedule.conditions_.size();
        for (std::size_t element = 0; element < one.when->at.size(); ++element) {
            const Period period{one.at, one.until, schedule.rows_.size(), false};
            schedule.rows_.push_back({condition, element});
            add(one, period, cells_at(one.cells, *one.when, element, axes));
        }
        schedule.conditions_.push_back(*one.when);
    }

    void add(const Intervention& one, Period period, const std::vector<std::size_t>& cells) {
        for (const auto& [lever, values] : one.settings) {
            period.once = bases[lever].declaration.pulse;
            Change change{period, one.over, lever, cells, {}, one.where};
            for (const std::size_t cell : cells) change.target.push_back(values[elements[lever][cell]]);
            schedule.changes_.push_back(std::move(change));
        }
        period.once = true;
        for (std::size_t n = 0; n < one.deeds.size(); ++n) {
            const std::size_t kind = one.deeds[n];
            schedule.deeds_.push_back({period, {kind, deeds[kind], cells}, one.words[n], one.where});
        }
    }
};

Schedule::Schedule(const Section& section, std::vector<Axis> axes, const std::vector<DeedKind>& deeds,
                   std::string tick_unit)
    : cells_(count_cells(axes)), tick_unit_(std::move(tick_unit)) {
    section.reading().axes = axes;
    const auto& bases = section.reading().levers;
    Reader reader{*this, axes, bases, {}, std::vector<std::size_t>(deeds.size())};
    for (const auto& base : bases) {
        levers_.push_back(base.declaration);
        reader.elements.push_back(elements_of_cells(base.declaration, axes));
    }
    for (std::size_t cell = 0; cell < cells_; ++cell)
        for (std::size_t lever = 0; lever < bases.size(); ++lever)
            base_.push_back(bases[lever].values[reader.elements[lever][cell]]);
    for (const Intervention& one : interventions(section, axes, deeds)) {
        reader.add(one);
        for (const std::size_t kind : one.deeds) ++reader.deeds[kind];
    }
}

std::size_t Schedule::cells() const {
    return cells_;
}
std::size_t Schedule::levers() const {
    return levers_.size();
}
const std::vector<Condition>& Schedule::conditions() const {
    return conditions_;
}

/// In order of the tick they began at, then of the file.
Schedule::Changes Schedule::in_force(Tick t, const Firings& firings) const {
    Changes changes;
    for (const Change& change : changes_)
        if (change.period.holds(t, firings)) changes.push_back(&change);
    std::ranges::stable_sort(changes, {},
                             [&](const Change* change) { return change->period.begin(firings); });
    return changes;
}

void Schedule::values(Tick t, const Firings& firings, std::span<double> values) const {
    if (values.size() != base_.size()) throw std::logic_error("the values of a schedule are cells x levers");
    std::ranges::copy(base_, values.begin());
    for (const Change* const change : in_force(t, firings)) {
        const Tick since = t - change->period.begin(firings);
        for (std::size_t i = 0; i < change->cells.size(); ++i) {
            double& value = values[change->cells[i] * levers() + change->lever];
            value = moved(value, change->target[i], since, change->over);
        }
    }
}

bool Schedule::changes_at(Tick t, const Firings& firings) const {
    const auto moves = [&](const Change& change) {
        const Period& period = change.period;
        return t == period.end(firings) ||
               (period.holds(t, firings) && t - period.begin(firings) <= change.over);
    };
    return t == 0 || std::ranges::any_of(changes_, moves);
}

std::vector<Deed> Schedule::deeds_at(Tick t, const Firings& firings) const {
    std::vector<Deed> due;
    for (const Planned& planned : deeds_)
        if (planned.period.begin(firings) == t && t < planned.period.until) due.push_back(planned.deed);
    return due;
}

/// As these changes make it.
double Schedule::value(std::size_t cell, Tick t, const Firings& firings, std::size_t lever,
                       const Changes& changes) const {
    double value = base_[cell * levers() + lever];
    for (const Change* const change : changes) {
        const auto found = std::ranges::lower_bound(change->cells, cell);
        if (change->lever != lever || found == change->cells.end() || *found != cell) continue;
        const auto i = static_cast<std::size_t>(found - change->cells.begin());
        value = moved(value, change->target[i], t - change->period.begin(firings), change->over);
    }
    return value;
}

}  // namespace concord
