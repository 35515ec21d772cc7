#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "engine/config/lever_text.hpp"
#include "engine/config/schedule.hpp"

namespace concord {

namespace {
std::string short_name(const Declaration& lever) {
    return lever.pulse ? lever.key : lever.key.substr(lever.key.rfind('.') + 1);
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
    return all;
}

std::string release_text(const Condition& condition, const std::string& tick_unit) {
    if (!condition.release) return "";
    const std::string again =
        condition.cooling_off ? ", again after " + ticks_text(condition.cooling_off, tick_unit) : "";
    return fmt::format("; lifted at {:.6g}{}", *condition.release, again);
}

}  // namespace

std::string Schedule::ramp_text(const Change& change) const {
    return change.over ? " over " + ticks_text(change.over, tick_unit_) : "";
}

/// What waits for a condition, before anybody knows when and where it fires.
std::string Schedule::waiting(const Condition& condition, const std::string& happens) const {
    return text_of(condition, tick_unit_) + (condition.scope.empty() ? "" : ", by " + condition.scope) +
           ": " + happens + release_text(condition, tick_unit_);
}

/// The values of the change's cells as some changes make them.
std::string Schedule::span_text(const Change& change, Tick t, const Firings& firings,
                                const Changes& changes) const {
    std::vector<double> values;
    for (const std::size_t cell : change.cells)
        values.push_back(value(cell, t, firings, change.lever, changes));
    return text_of(values, levers_[change.lever]);
}

std::string Schedule::begin_text(const Change& change, const std::string& name,
                                 const Firings& firings) const {
    const Declaration& lever = levers_[change.lever];
    const std::string target = text_of(change.target, lever);
    if (lever.pulse) return name + " " + target + in_parentheses(change.where);
    const Tick begin = change.period.begin(firings);
    Changes before = in_force(begin, firings);
    before.erase(std::ranges::find(before, &change), before.end());
    return fmt::format("{} {} -> {}{}{}", name, span_text(change, begin, firings, before), target,
                       ramp_text(change), in_parentheses(change.where));
}

std::string Schedule::end_text(const Change& change, const std::string& name, const Firings& firings) const {
    const Tick end = change.period.end(firings);
    return fmt::format("{} {} -> {}{}", name, span_text(change, end - 1, firings, in_force(end - 1, firings)),
                       span_text(change, end, firings, in_force(end, firings)), in_parentheses(change.where));
}

/// Of a change that waits, for all elements of the condition together.
std::string Schedule::waiting_text(std::size_t index) const {
    const Change& change = changes_[index];
    const Declaration& lever = levers_[change.lever];
    const std::size_t condition = rows_[*change.period.trigger].condition;
    std::vector<double> targets;
    for (const Change& other : changes_)
        if (other.lever == change.lever && other.period.trigger &&
            rows_[*other.period.trigger].condition == condition)
            targets.insert(targets.end(), other.target.begin(), other.target.end());
    return waiting(conditions_[condition],
                   fmt::format("{} {}{}{}{}", short_name(lever), lever.pulse ? "" : "-> ",
                               text_of(targets, lever), ramp_text(change), in_parentheses(change.where)));
}

std::vector<Schedule::Event> Schedule::events() const {
    std::vector<Event> events;
    const auto is_told = [&](const Period& period) {  // already, of another element of the scope
        return period.trigger && rows_[*period.trigger].element > 0;
    };
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        const Change& change = changes_[i];
        if (change.cells.empty() || is_told(change.period)) continue;
        const std::string name = short_name(levers_[change.lever]);
        events.push_back(
            {change.period.at, change.period.trigger ? waiting_text(i) : begin_text(change, name, {})});
        if (!change.period.trigger && !change.period.once && change.period.until != never &&
            change.period.until > change.period.at)
            events.push_back({change.period.until, end_text(change, name, {})});
    }
    for (const Planned& planned : deeds_) {
        if (planned.deed.cells.empty() || is_told(planned.period)) continue;
        const std::string text = planned.text + in_parentheses(planned.where);
        events.push_back(
            {planned.period.at, planned.period.trigger
                                    ? waiting(conditions_[rows_[*planned.period.trigger].condition], text)
                                    : text});
    }
    std::ranges::stable_sort(events, {}, &Event::at);
    return events;
}

/// All that a row of the firings set going, with what was in force before.
std::string Schedule::brought_about(std::size_t row, const Firings& firings) const {
    std::vector<std::string> texts;
    for (const Change& change : changes_)
        if (change.period.trigger == row)
            texts.push_back(begin_text(change, levers_[change.lever].key, firings));
    for (const Planned& planned : deeds_)
        if (planned.period.trigger == row) texts.push_back(planned.text + in_parentheses(planned.where));
    return joined(texts);
}

std::string Schedule::ended(std::size_t row, const Firings& firings) const {
    std::vector<std::string> texts;
    for (const Change& change : changes_)
        if (change.period.trigger == row && !change.period.once)
            texts.push_back(end_text(change, levers_[change.lever].key, firings));
    return joined(texts);
}

std::vector<Schedule::Event> Schedule::fired(const Firings& firings) const {
    std::vector<Event> events;
    for (std::size_t row = 0; row < firings.fired.size(); ++row) {
        const Tick fired = firings.fired[row], lifted = firings.lifted[row];
        if (fired == never) continue;
        const Condition& condition = conditions_[rows_[row].condition];
        const std::string& label = condition.at[rows_[row].element];
        const std::string place = label.empty() ? "" : " in " + label;
        const std::string often =
            firings.times[row] > 1 ? fmt::format(" (the last of {} times)", firings.times[row]) : "";
        events.push_back(
            {fired, text_of(condition, tick_unit_) + place + often + ": " + brought_about(row, firings)});
        if (lifted == never || lifted < fired) continue;
        events.push_back({lifted, fmt::format("{} back at {:.6g}{}: {}", condition.observable,
                                              *condition.release, place, ended(row, firings))});
    }
    for (std::size_t condition = 0; condition < conditions_.size(); ++condition) {
        const auto came_true = [&](std::size_t row) {
            return rows_[row].condition == condition && firings.fired[row] != never;
        };
        const auto rows = std::views::iota(std::size_t{0}, firings.fired.size());
        if (std::ranges::none_of(rows, came_true))
            events.push_back({never, text_of(conditions_[condition], tick_unit_)});
    }
    std::ranges::stable_sort(events, {}, &Event::at);
    return events;
}

}  // namespace concord
