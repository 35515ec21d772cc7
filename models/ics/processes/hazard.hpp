#pragma once
#include <algorithm>
#include <array>
#include <span>

#include "engine/core/draws.hpp"
#include "engine/sweep/blocks.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

constexpr std::size_t hazard_block = 2048;  // people

/// Draws to whom of some people (at most hazard_block) it happens this week. Returns the front of `who`.
std::span<const PersonId> draw_hits(const World&, const Hazard&, const Draws&, Stream, Tick,
                                    IdRange<PersonId>, std::array<PersonId, hazard_block>& who);

/// body(some people side by side, who of them it happens to this week, what has happened in their block),
/// block by block of the organisations, in parallel.
template <class Body>
void for_hits(World& world, const Hazard& hazard, const Draws& draws, Stream stream, Tick t, Body body) {
    for_blocks(world.happened.size(), 1, [&](std::size_t block, std::size_t) {
        std::array<PersonId, hazard_block> who;
        const IdRange<PersonId> people = world.people(world.block(block));
        for (PersonId first = people.first; first != people.last;) {
            const PersonId last(std::min<std::size_t>(people.last.index(), first.index() + hazard_block));
            const IdRange<PersonId> some(first, last);
            body(some, draw_hits(world, hazard, draws, stream, t, some, who), world.happened[block]);
            first = last;
        }
    });
}

}  // namespace concord::ics
