#include "engine/config/lever_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace concord {

std::string text_of(double value, const Declaration& lever) {
    if (lever.type != Declaration::Type::choice) return fmt::format("{:.6g}", value);
    return lever.allowed[static_cast<std::size_t>(value)];
}

std::string text_of(const std::vector<double>& values, const Declaration& lever) {
    const auto [low, high] = std::ranges::minmax(values);
    return low == high ? text_of(low, lever) : text_of(low, lever) + ".." + text_of(high, lever);
}

std::string in_parentheses(const std::string& where) {
    return where.empty() ? "" : " (" + where + ")";
}

}  // namespace concord
