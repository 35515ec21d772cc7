#include "tools/explain/subject.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/error.hpp"

namespace concord {

namespace {
using Names = std::vector<std::string>;

[[noreturn]] void refuse(const std::string& dimension, const std::string& given, const std::string& why) {
    throw InputError({.file = "--" + dimension, .text = fmt::format("\"{}\" {}", given, why)});
}

/// "setting/organisation_name"; nothing where rows have no names besides their labels.
Names names_of(const Outline& outline, const std::string& dimension) {
    for (const Constant& constant : outline.constants)
        if (constant.meaning.path == "setting/" + dimension + "_name")
            if (const auto* names = std::get_if<Names>(&constant.values)) return *names;
    return {};
}

std::optional<std::size_t> row_of(const Names& names, const std::string& given) {
    const auto found = std::ranges::find(names, given);
    if (found == names.end()) return {};
    return static_cast<std::size_t>(found - names.begin());
}

Subject by_number(const Dimension& dimension, const std::string& given) {
    std::size_t row = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), row);
    if (error != std::errc() || end != given.data() + given.size() || row >= dimension.size)
        refuse(dimension.name, given, fmt::format("is none of them; allowed: 0 to {}", dimension.size - 1));
    return {dimension.name, row, fmt::format("{} {}", dimension.name, row)};
}

std::string allowed(const Names& labels, const Names& names, const std::string& given) {
    Names all = labels;
    all.insert(all.end(), names.begin(), names.end());
    if (const std::string near = nearest(given, all); !near.empty())
        return fmt::format("is none of them (did you mean \"{}\"?)", near);
    constexpr std::size_t most = 60;
    const Names first(labels.begin(),
                      labels.begin() + static_cast<std::ptrdiff_t>(std::min(most, labels.size())));
    return fmt::format("is none of them; allowed: {}{}", fmt::join(first, ", "),
                       labels.size() > most ? fmt::format(" and {} more", labels.size() - most) : "");
}
}  // namespace

Subject subject_of(const Outline& outline, const std::string& dimension, const std::string& given) {
    const auto found = std::ranges::find(outline.dimensions, dimension, &Dimension::name);
    if (found == outline.dimensions.end() || found->size == 0)
        refuse(dimension, given, "is not there: the model has nothing of that kind");
    const Names &labels = found->labels, names = names_of(outline, dimension);
    if (labels.empty()) return by_number(*found, given);
    std::optional<std::size_t> row = row_of(labels, given);
    if (!row && std::ranges::count(names, given) > 1)
        refuse(dimension, given, "is the name of several: take its code");
    if (!row) row = row_of(names, given);
    if (!row) refuse(dimension, given, allowed(labels, names, given));
    return {dimension, *row,
            names.empty() ? labels[*row] : fmt::format("{} ({})", labels[*row], names[*row])};
}

}  // namespace concord
