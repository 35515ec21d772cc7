#include "engine/model/model.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/config/late.hpp"
#include "engine/core/error.hpp"

namespace concord {

namespace {
std::vector<ModelEntry>& known() {
    static std::vector<ModelEntry> entries;
    return entries;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "\"" : ", \"") + word + '"';
    return text;
}

/// What is wrong in tables is told together with what is wrong in the configuration that names them.
[[noreturn]] void throw_both(const Section& config, const InputError& tables) {
    try {
        config.stop_if_wrong();
    } catch (const InputError& configuration) {
        std::vector<Problem> problems = configuration.problems();
        for (const Problem& problem : tables.problems())
            if (std::ranges::find(problems, problem.message(), &Problem::message) == problems.end())
                problems.push_back(problem);
        throw InputError(std::move(problems));
    }
    throw tables;
}
}  // namespace

bool add_model(ModelEntry entry) {
    known().push_back(std::move(entry));
    std::ranges::sort(known(), {}, &ModelEntry::name);
    return true;
}

const std::vector<ModelEntry>& models() {
    return known();
}

std::string world_of(const Section& config) {
    std::vector<std::string> worlds;
    for (const ModelEntry& entry : known())
        worlds.insert(worlds.end(), entry.worlds.begin(), entry.worlds.end());
    std::ranges::sort(worlds);
    if (!config.has("world.kind") && !config.is_wrong("world.kind"))  // said once
        config.problem("world.kind", "must be given; allowed: " + joined(worlds));
    return worlds.at(config.choice("world.kind", 0, worlds, "what is simulated", "must be given"));
}

const ModelEntry& model_of(const std::string& world) {
    const auto entry = std::ranges::find_if(known(), [&](const ModelEntry& candidate) {
        return std::ranges::find(candidate.worlds, world) != candidate.worlds.end();
    });
    if (entry == known().end()) throw std::logic_error("no model has a world " + world);
    return *entry;
}

Plan read_plan(const Section& config) {
    const std::string world = world_of(config);
    // The keys of the right world must not be taken for unknown ones of the wrong.
    if (config.is_wrong("world.kind")) config.stop_if_wrong();
    try {
        const ModelEntry& entry = model_of(world);
        Plan plan = entry.read(config, world);
        plan.model = entry.name;
        return plan;
    } catch (const InputError& tables) {
        throw_both(config, tables);
    }
}

void note_what_is_late(Plan& plan, const Section& config, Tick end) {
    for (std::string& note : late_interventions(config, end)) plan.notes.push_back(std::move(note));
    for (const auto& [begin, key] : plan.awaited)
        if (auto note = late_start(config, key, begin, end)) plan.notes.push_back(std::move(*note));
}

}  // namespace concord
