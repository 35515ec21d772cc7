#pragma once
#include <array>
#include <span>

#include "engine/core/draws.hpp"
#include "engine/sweep/blocks.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

constexpr std::size_t people_block = 2048;

/// Draws to whom of a block of people (at most people_block) it happens this week. Returns the front of
/// `who`.
std::span<const PersonId> draw_hits(const Hazard&, const Draws& draws, Stream stream, Tick t,
                                    IdRange<PersonId> block, std::array<PersonId, people_block>& who);

/// For each block of people, in parallel: body(block, who it happens to this week).
template <class Body>
void for_hits(const World& world, const Hazard& hazard, const Draws& draws, Stream stream, Tick t,
              Body body) {
    for_blocks(world.post.size(), people_block, [&](std::size_t first, std::size_t last) {
        std::array<PersonId, people_block> who;
        const IdRange<PersonId> block(first, last);
        body(block, draw_hits(hazard, draws, stream, t, block, who));
    });
}

}  // namespace concord::ics
