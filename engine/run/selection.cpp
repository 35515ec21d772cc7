#include "engine/run/selection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/error.hpp"

namespace concord {

namespace {
std::vector<std::string> paths_of(const Outline& outline) {
    std::vector<std::string> paths;
    for (const Variable& variable : outline.variables) paths.push_back(variable.meaning.path);
    return paths;
}

bool has_group(const Outline& outline, const std::string& group) {
    return std::ranges::any_of(paths_of(outline),
                               [&](const std::string& path) { return path.starts_with(group + "/"); });
}

void check_variable(const Section& config, const std::string& name, const Outline& outline) {
    try {
        choose(outline, {1, {name}, {}});
    } catch (const InputError& error) {
        const std::string near = nearest(name, paths_of(outline));
        config.problem("record.variables",
                       near.empty() ? error.problems().front().text
                                    : fmt::format("there is no \"{}\" (did you mean \"{}\"?)", name, near));
    }
}
}  // namespace

Selection selection_of(const Section& config, const RunSettings& settings, const Outline& outline) {
    for (const std::string& name : settings.variables) check_variable(config, name, outline);
    for (const std::string& group : settings.asked_groups)
        if (!has_group(outline, group))
            config.problem("record.groups", fmt::format("the model has no group \"{}\"", group));
    config.stop_if_wrong();
    const Tick every = settings.record_every, last_alone = settings.ticks % every == 0 ? 0 : 1;
    Selection selection{every, settings.variables, settings.asked_groups,
                        settings.ticks / every + 1 + last_alone};
    if (has_group(outline, "trigger"))
        selection.groups.push_back("trigger");  // small, and cannot be known later
    for (const std::string& group : settings.groups)
        if (has_group(outline, group)) selection.groups.push_back(group);
    return selection;
}

}  // namespace concord
