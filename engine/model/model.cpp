#include "engine/model/model.hpp"

#include <algorithm>

namespace concord {

namespace {
std::vector<ModelEntry>& known() {
    static std::vector<ModelEntry> entries;
    return entries;
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

Plan read_plan(const Section& config) {
    std::vector<std::string> worlds;
    for (const ModelEntry& entry : known())
        worlds.insert(worlds.end(), entry.worlds.begin(), entry.worlds.end());
    const auto toy = std::ranges::find(worlds, "toy");
    const auto fallback = static_cast<std::size_t>(toy == worlds.end() ? 0 : toy - worlds.begin());
    const std::string& world = worlds.at(config.choice("world.kind", fallback, worlds, "what is simulated"));
    const auto entry = std::ranges::find_if(known(), [&](const ModelEntry& candidate) {
        return std::ranges::find(candidate.worlds, world) != candidate.worlds.end();
    });
    Plan plan = entry->read(config, world);
    plan.model = entry->name;
    return plan;
}

}  // namespace concord
