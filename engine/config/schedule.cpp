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
}  // namespace

Schedule::Schedule(const Section& section, std::vector<Axis> axes) : cells_(count_cells(axes)) {
    const auto& bases = section.reading().levers;
    std::vector<std::vector<std::size_t>> elements;  // by lever and cell
    for (const auto& base : bases) {
        levers_.push_back(base.declaration);
        elements.push_back(elements_of_cells(base.declaration, axes));
    }
    for (std::size_t cell = 0; cell < cells_; ++cell)
        for (std::size_t lever = 0; lever < bases.size(); ++lever)
            base_.push_back(bases[lever].values[elements[lever][cell]]);
    for (const Intervention& one : interventions(section, axes)) {
        for (const auto& [lever, values] : one.settings) {
            Change change{one.at, one.over, one.until, lever, one.cells, {}, one.where};
            for (const std::size_t cell : one.cells) change.target.push_back(values[elements[lever][cell]]);
            changes_.push_back(std::move(change));
        }
    }
    std::ranges::stable_sort(changes_, {}, &Change::at);
}

std::size_t Schedule::cells() const {
    return cells_;
}
std::size_t Schedule::levers() const {
    return levers_.size();
}

void Schedule::values(Tick t, std::span<double> values) const {
    if (values.size() != base_.size()) throw std::logic_error("the values of a schedule are cells x levers");
    std::ranges::copy(base_, values.begin());
    for (const Change& change : changes_) {
        if (t < change.at) break;
        if (t >= change.until) continue;
        for (std::size_t i = 0; i < change.cells.size(); ++i) {
            double& value = values[change.cells[i] * levers() + change.lever];
            value = moved(value, change.target[i], t - change.at, change.over);
        }
    }
}

bool Schedule::changes_at(Tick t) const {
    const auto moves = [t](const Change& change) {
        return t == change.until || (t >= change.at && t < change.until && t - change.at <= change.over);
    };
    return t == 0 || std::ranges::any_of(changes_, moves);
}

double Schedule::value(std::size_t cell, std::size_t lever, Tick t, std::size_t changes) const {
    double value = base_[cell * levers() + lever];
    for (std::size_t c = 0; c < changes; ++c) {
        const Change& change = changes_[c];
        const auto found = std::ranges::lower_bound(change.cells, cell);
        const bool holds =
            found != change.cells.end() && *found == cell && t >= change.at && t < change.until;
        if (change.lever != lever || !holds) continue;
        const auto i = static_cast<std::size_t>(found - change.cells.begin());
        value = moved(value, change.target[i], t - change.at, change.over);
    }
    return value;
}

}  // namespace concord
