#include "engine/output/selection.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <set>

#include "engine/core/error.hpp"
#include "engine/output/layout.hpp"

namespace concord {

namespace {

bool fits(const std::string& pattern, const std::string& path) {
    return fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME) == 0;
}

bool within(const std::string& group, const std::string& path) {
    return path.starts_with(group + "/");
}

bool wanted(const Selection& selection, const std::string& path) {
    const auto named = [&](const std::string& pattern) { return fits(pattern, path); };
    const auto inside = [&](const std::string& group) { return within(group, path); };
    const bool by_name = selection.variables.empty() ? place_of(path).group.empty()
                                                     : std::ranges::any_of(selection.variables, named);
    return by_name || std::ranges::any_of(selection.groups, inside);
}

std::string listed(const std::set<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<Problem> problems_of(const Outline& outline, const Selection& selection) {
    std::set<std::string> paths, groups;
    for (const Variable& variable : outline.variables) {
        paths.insert(variable.meaning.path);
        const std::string group = place_of(variable.meaning.path).group;
        if (!group.empty()) groups.insert(group);
    }
    std::vector<Problem> problems;
    if (selection.every == 0)
        problems.push_back({.file = {}, .text = "recording every 0 ticks: it must be 1 or more"});
    for (const std::string& pattern : selection.variables)
        if (std::ranges::none_of(paths, [&](const auto& path) { return fits(pattern, path); }))
            problems.push_back({.file = {},
                                .text = fmt::format("recording {}: the model has no such variable; it has {}",
                                                    pattern, listed(paths))});
    for (const std::string& group : selection.groups)
        if (std::ranges::none_of(paths, [&](const auto& path) { return within(group, path); }))
            problems.push_back(
                {.file = {},
                 .text = fmt::format("recording group {}: the model has no such group; it has {}", group,
                                     groups.empty() ? "none" : listed(groups))});
    return problems;
}

}  // namespace

Chosen choose(const Outline& outline, const Selection& selection) {
    if (auto problems = problems_of(outline, selection); !problems.empty())
        throw InputError(std::move(problems));
    Chosen chosen;
    chosen.records = selection.records;
    chosen.packers = selection.packers;
    std::set<std::string> groups{"", "setting"};
    for (const Variable& variable : outline.variables) {
        if (!wanted(selection, variable.meaning.path)) continue;
        chosen.variables.push_back(&variable);
        groups.insert(place_of(variable.meaning.path).group);
    }
    for (const Constant& constant : outline.constants) {
        const std::string group = place_of(constant.meaning.path).group;
        if (groups.contains(group) || group.starts_with("setting/")) chosen.constants.push_back(&constant);
    }
    return chosen;
}

}  // namespace concord
