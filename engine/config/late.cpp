#include "engine/config/late.hpp"

#include <fmt/format.h>

#include "engine/config/reading.hpp"

namespace concord {

std::vector<std::string> late_interventions(const Section& config, Tick end) {
    std::vector<std::string> notes;
    const std::size_t count = config.tables("intervention").size();
    for (std::size_t n = 0; n < count; ++n) {
        const Spot at = find(config.reading().tree(), fmt::format("intervention[{}].at", n));
        const auto tick = at.node == nullptr ? 0 : at.node->value<std::int64_t>().value_or(0);
        if (tick < static_cast<std::int64_t>(end)) continue;
        Problem note = at.place;
        note.text = fmt::format("intervention.at = {}: never happens, as the run ends at {}", tick, end);
        notes.push_back(note.message());
    }
    return notes;
}

std::optional<std::string> late_start(const Section& config, const std::string& key, Tick begin, Tick end) {
    if (begin < end) return std::nullopt;
    Problem note = find(config.reading().tree(), key).place;
    note.text = fmt::format("{} = {}: never comes, as the run ends at {}", key, begin, end);
    return note.message();
}

}  // namespace concord
