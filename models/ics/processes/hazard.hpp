#pragma once
#include <array>
#include <span>

#include "engine/core/draws.hpp"
#include "engine/sweep/blocks.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

constexpr std::size_t people_block = 2048;

/// Draws to whom of a block of people (at most people_block) it happens this week, with a chance a person
/// given by the lever `rate` of the post. It never happens to public voices. Returns the front of `who`.
std::span<const PersonId> draw_hits(const World& world, const Draws& draws, Stream stream, Tick t,
                                    double Policy::*rate, IdRange<PersonId> block,
                                    std::array<PersonId, people_block>& who);

/// For each block of people, in parallel: body(block, who it happens to this week).
template <class Body>
void for_hits(const World& world, const Draws& draws, Stream stream, Tick t, double Policy::*rate,
              Body body) {
    for_blocks(world.post.size(), people_block, [&](std::size_t first, std::size_t last) {
        std::array<PersonId, people_block> who;
        const IdRange<PersonId> block(first, last);
        body(block, draw_hits(world, draws, stream, t, rate, block, who));
    });
}

}  // namespace concord::ics
