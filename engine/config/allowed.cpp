#include <fmt/format.h>

#include <cmath>

#include "engine/config/check.hpp"
#include "engine/config/toml_text.hpp"

namespace concord {

namespace {
using Type = Declaration::Type;

std::string bounds(Range range) {
    const bool below = std::isfinite(range.low), above = std::isfinite(range.high);
    if (below && above) return fmt::format(" from {} to {}", range.low, range.high);
    if (below) return fmt::format(" of at least {}", range.low);
    return above ? fmt::format(" of at most {}", range.high) : "";
}

std::string in_unit(const std::string& unit) {
    return unit.empty() || unit == "1" ? "" : " (" + unit + ")";
}

std::string a_number(const Declaration& declaration) {
    const char* number = declaration.type == Type::whole ? "a whole number" : "a number";
    return number + bounds(declaration.range) + in_unit(declaration.unit);
}

std::string comma_separated(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}
}  // namespace

std::string allowed_of(const Declaration& declaration) {
    switch (declaration.type) {
        case Type::real:
        case Type::whole:
            return a_number(declaration);
        case Type::flag:
            return "true or false";
        case Type::text:
            return "a text in quotes";
        case Type::choice:
            return quoted_list(declaration.allowed);
        case Type::reals:
            if (declaration.elements.empty())
                return fmt::format("a list of numbers{}{}", bounds(declaration.range),
                                   in_unit(declaration.unit));
            return fmt::format("{}, or a list of {} ({})", a_number(declaration), declaration.elements.size(),
                               comma_separated(declaration.elements));
        case Type::texts:
            return declaration.allowed.empty() ? "a list of texts"
                                               : "a list of " + quoted_list(declaration.allowed);
    }
    return {};
}

std::string range_of(const Declaration& declaration) {
    switch (declaration.type) {
        case Type::flag:
            return "true or false";
        case Type::text:
            return "text";
        case Type::choice:
            return comma_separated(declaration.allowed);
        case Type::texts:
            return declaration.allowed.empty() ? "texts" : "list of " + comma_separated(declaration.allowed);
        default:
            break;
    }
    std::string text = fmt::format("{}..{}", declaration.range.low, declaration.range.high);
    if (!declaration.unit.empty() && declaration.unit != "1") text += ", " + declaration.unit;
    return text;
}

std::string quoted_list(const std::vector<std::string>& words) {
    constexpr std::size_t most = 50;
    std::string text;
    for (std::size_t i = 0; i < words.size() && i < most; ++i)
        text += (i ? ", " : "") + toml_quoted(words[i]);
    if (words.size() > most) text += fmt::format(" and {} more", words.size() - most);
    return text;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& known) {
    const std::string near = nearest(word, known);
    return near.empty() ? "" : " (did you mean " + toml_quoted(near) + "?)";
}

}  // namespace concord
