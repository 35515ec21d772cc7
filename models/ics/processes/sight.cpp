#include "models/ics/processes/sight.hpp"

#include <algorithm>

#include "engine/sweep/blocks.hpp"

namespace concord::ics {

void look_around(World& world) {
    for_blocks(world.seen.size(), 16384, [&](std::size_t first, std::size_t last) {
        for (TieId tie : IdRange<TieId>(first, last)) world.seen[tie] = world.behaviour[world.neighbour[tie]];
    });
}

/// The lists of who knows whom lie far apart: memory sends the next ones while these are gone through.
void show(World& world, std::span<const Change> changes) {
    constexpr std::size_t ahead = 8;
    for (std::size_t n = 0; n < changes.size(); ++n) {
        const PersonId later = changes[std::min(n + ahead, changes.size() - 1)].who;
        const auto ties = world.ties_to(later);
        __builtin_prefetch(ties.data());
        __builtin_prefetch(ties.data() + ties.size());
        for (TieId tie : world.ties_to(changes[n].who)) world.seen[tie] = changes[n].to;
    }
}

}  // namespace concord::ics
