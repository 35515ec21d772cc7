#include "engine/model/triggers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "engine/config/declaration.hpp"

namespace concord {

namespace {
constexpr std::string_view by = "_by_";

const Variable* find(const Outline& outline, const std::string& path, std::size_t dimensions) {
    for (const Variable& variable : outline.variables)
        if (variable.meaning.path == path && variable.meaning.dimensions.size() == dimensions &&
            variable.storage == Storage::float64)
            return &variable;
    return nullptr;
}

std::string quoted(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "\"" : ", \"") + word + '"';
    return text;
}

Problem at(Problem place, const std::string& key, const std::string& value, const std::string& text) {
    place.text = "intervention.when." + key + " = \"" + value + "\": " + text;
    return place;
}

/// What is split has a name of its own in the output, but here a scope beside the name of the whole.
std::string meant(const Condition& condition, const std::vector<std::string>& scalars) {
    const std::string& name = condition.observable;
    for (const std::string& scope : condition.scopes)
        for (const std::string& whole : scalars)
            if (name == whole + std::string(by) + scope)
                return " (did you mean observable = \"" + whole + "\", scope = \"" + scope + "\"?)";
    const std::string near = nearest(name, scalars);
    return near.empty() ? "" : " (did you mean \"" + near + "\"?)";
}

Problem unknown_observable(const Condition& condition, const Outline& outline) {
    std::vector<std::string> scalars;
    for (const Variable& variable : outline.variables)
        if (find(outline, variable.meaning.path, 0)) scalars.push_back(variable.meaning.path);
    return at(
        condition.place, "observable", condition.observable,
        "is no scalar observable of the model" + meant(condition, scalars) + "; allowed: " + quoted(scalars));
}

Problem unknown_scope(const Condition& condition, const Outline& outline) {
    std::vector<std::string> scopes{"nation"};
    for (const std::string& scope : condition.scopes)
        if (find(outline, condition.observable + std::string(by) + scope, 1)) scopes.push_back(scope);
    return at(condition.scope_place, "scope", condition.scope,
              condition.observable + " is not known by " + condition.scope + "; allowed: " + quoted(scopes));
}

const Dimension& dimension(const Outline& outline, const std::string& name) {
    return *std::ranges::find(outline.dimensions, name, &Dimension::name);
}
}  // namespace

Triggers::Triggers(const std::vector<Condition>& conditions, const Outline& outline)
    : conditions_(conditions) {
    std::vector<Problem> problems;
    for (std::size_t n = 0; n < conditions_.size(); ++n)
        if (const Variable* variable = variable_of(conditions_[n], outline, problems))
            add_rows(n, *variable, outline);
    if (!problems.empty()) throw InputError(std::move(problems));
    held_.assign(rows_.size(), 0);
    firings_ = {std::vector(rows_.size(), never), std::vector(rows_.size(), never),
                std::vector<std::uint32_t>(rows_.size())};
}

const Variable* Triggers::variable_of(const Condition& condition, const Outline& outline,
                                      std::vector<Problem>& problems) const {
    const Variable* scalar = find(outline, condition.observable, 0);
    if (scalar == nullptr) {
        problems.push_back(unknown_observable(condition, outline));
        return nullptr;
    }
    if (condition.scope.empty()) return scalar;
    const Variable* split = find(outline, condition.observable + std::string(by) + condition.scope, 1);
    if (split == nullptr) problems.push_back(unknown_scope(condition, outline));
    return split;
}

std::size_t Triggers::observed(const Variable& variable, const Outline& outline) {
    const auto known = std::ranges::find(observed_, variable.meaning.path, &Observed::path);
    if (known == observed_.end()) {
        std::vector<double> values(outline.rows(variable.meaning));
        observed_.push_back({variable.meaning.path, variable.fill, std::move(values)});
        return observed_.size() - 1;
    }
    return static_cast<std::size_t>(known - observed_.begin());
}

void Triggers::add_rows(std::size_t condition, const Variable& variable, const Outline& outline) {
    const std::size_t values = observed(variable, outline);
    if (conditions_[condition].scope.empty()) return rows_.push_back({condition, values, 0});
    const auto& labels = dimension(outline, variable.meaning.dimensions.front()).labels;
    for (const std::string& label : conditions_[condition].at) {
        const auto found = std::ranges::find(labels, label);
        if (found == labels.end()) throw std::logic_error(variable.meaning.path + " has no row " + label);
        rows_.push_back({condition, values, static_cast<std::size_t>(found - labels.begin())});
    }
}

void Triggers::look(Tick t) {
    for (Observed& one : observed_) one.fill(reinterpret_cast<std::byte*>(one.values.data()));
    for (std::size_t row = 0; row < rows_.size(); ++row) look(row, t + 1);
}

void Triggers::look(std::size_t row, Tick next) {
    const Condition& condition = conditions_[rows_[row].condition];
    if (next >= condition.until) return;
    const double value = observed_[rows_[row].observed].values[rows_[row].element];
    Tick &fired = firings_.fired[row], &lifted = firings_.lifted[row];
    held_[row] = condition.holds(value) ? std::min(held_[row], never - 1) + 1 : 0;
    const bool was_lifted = fired != never && lifted != never && lifted > fired;
    if (fired != never && !was_lifted) {
        if (condition.releases(value)) lifted = next;
        return;
    }
    const bool rested = !was_lifted || next - lifted >= condition.cooling_off;
    if (held_[row] < condition.lasting || next < condition.earliest || !rested) return;
    fired = next;
    ++firings_.times[row];
}

void Triggers::state(StateVisitor& visit) {
    if (empty()) return;
    visit("trigger/held", held_);
    visit("trigger/fired", firings_.fired);
    visit("trigger/lifted", firings_.lifted);
    visit("trigger/times", firings_.times);
}

void Triggers::offer(Outline& outline) const {
    if (empty()) return;
    std::vector<std::string> labels;
    for (const Condition& condition : conditions_)
        for (const std::string& element : condition.at)
            labels.push_back(text_of(condition, outline.tick_unit) + (element.empty() ? "" : ": " + element));
    outline.dimensions.push_back(
        {"trigger", rows_.size(), "condition of an intervention, and where it is looked at", labels});
    const auto ticks = [&](const char* name, const char* long_name, const std::vector<Tick>& column) {
        outline.observe({std::string("trigger/") + name, outline.tick_unit, long_name, {"trigger"}, {}},
                        [&column](std::span<double> out) {
                            std::ranges::transform(column, out.begin(), [](Tick t) {
                                return t == never ? std::numeric_limits<double>::quiet_NaN() : t;
                            });
                        });
    };
    ticks("fired", "first tick in force after the condition fired last", firings_.fired);
    ticks("lifted", "first tick no longer in force after it was lifted last", firings_.lifted);
    outline.column({"trigger/times", "1", "times that the condition has fired", {"trigger"}, {}},
                   [this] { return std::span<const std::uint32_t>(firings_.times); });
}

}  // namespace concord
