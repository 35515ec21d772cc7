#include "models/ics/processes/sight.hpp"

#include <algorithm>

#include "engine/sweep/blocks.hpp"

namespace concord::ics {

void look_around(World& world) {
    for_blocks(world.seen.size(), 16384, [&](std::size_t first, std::size_t last) {
        for (TieId tie : IdRange<TieId>(first, last)) world.seen[tie] = world.behaviour[world.neighbour[tie]];
    });
}

namespace {
/// Four at a time, the last once more where there are fewer: how many they are is hard to foresee.
void show(World& world, std::span<const TieId> ties, Behaviour doing) {
    for (std::size_t n = 0; n < ties.size(); n += 4)
#pragma GCC unroll 4
        for (std::size_t k = n; k < n + 4; ++k) world.seen[ties[std::min(k, ties.size() - 1)]] = doing;
}
}  // namespace

/// The lists of who knows whom lie far apart: memory sends the next ones while these are gone through.
void show(World& world, std::span<const Change> changes) {
    constexpr std::size_t ahead = 8;
    for (std::size_t n = 0; n < changes.size(); ++n) {
        const PersonId later = changes[std::min(n + ahead, changes.size() - 1)].who;
        const auto ties = world.ties_to(later);
        __builtin_prefetch(ties.data());
        __builtin_prefetch(ties.data() + ties.size());
        show(world, world.ties_to(changes[n].who), changes[n].to);
    }
}

}  // namespace concord::ics
