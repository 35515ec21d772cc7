#include <fmt/format.h>

#include <algorithm>

#include "engine/config/intervention.hpp"
#include "engine/config/schedule.hpp"

namespace concord {

namespace {
std::string text_of(double value, const Declaration& lever) {
    if (lever.type != Declaration::Type::choice) return fmt::format("{:.6g}", value);
    return lever.allowed[static_cast<std::size_t>(value)];
}

// "0.3", or "0.1..0.3" where the cells differ.
std::string text_of(const std::vector<double>& values, const Declaration& lever) {
    const auto [low, high] = std::ranges::minmax(values);
    return low == high ? text_of(low, lever) : text_of(low, lever) + ".." + text_of(high, lever);
}

std::string in_parentheses(const std::string& where) {
    return where.empty() ? "" : " (" + where + ")";
}

std::string short_name(const Declaration& lever) {
    return lever.key.substr(lever.key.rfind('.') + 1);
}
}  // namespace

// The values of the change's cells as the first `changes` changes make them.
std::string Schedule::span_text(const Change& change, Tick t, std::size_t changes) const {
    std::vector<double> values;
    for (const std::size_t cell : change.cells) values.push_back(value(cell, change.lever, t, changes));
    return text_of(values, levers_[change.lever]);
}

std::string Schedule::begin_text(std::size_t index) const {
    const Change& change = changes_[index];
    const Declaration& lever = levers_[change.lever];
    return fmt::format("{} {} -> {}{}{}", short_name(lever), span_text(change, change.at, index),
                       text_of(change.target, lever),
                       change.over ? fmt::format(" over {} ticks", change.over) : "",
                       in_parentheses(change.where));
}

std::string Schedule::end_text(const Change& change) const {
    return fmt::format("{} {} -> {}{}", short_name(levers_[change.lever]),
                       span_text(change, change.until - 1, changes_.size()),
                       span_text(change, change.until, changes_.size()), in_parentheses(change.where));
}

std::vector<Schedule::Event> Schedule::events() const {
    std::vector<Event> events;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        const Change& change = changes_[i];
        if (change.cells.empty()) continue;
        events.push_back({change.at, begin_text(i)});
        if (change.until != never && change.until > change.at)
            events.push_back({change.until, end_text(change)});
    }
    std::ranges::stable_sort(events, {}, &Event::at);
    return events;
}

}  // namespace concord
