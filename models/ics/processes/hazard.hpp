#pragma once
#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "engine/core/draws.hpp"
#include "engine/sweep/blocks.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

constexpr std::size_t people_block = 2048;

/// For each block of people, in parallel: draws to whom it happens this week, with a chance a person given by
/// the lever `rate` of the post, and calls body(block, who). It never happens to public voices.
template <class Body>
void for_hits(const World& world, const Draws& draws, Stream stream, Tick t, double Policy::*rate,
              Body body) {
    for_blocks(world.post.size(), people_block, [&](std::size_t first, std::size_t last) {
        std::array<float, people_block> chance;
        std::array<std::uint8_t, people_block> hit;
        std::vector<PersonId> who;
        const IdRange<PersonId> block(first, last);
        for (PersonId me = block.first; me != block.last;) {  // a post at a time
            const PostId post = world.post[me];
            const PersonId end = std::min(world.people(post).last, block.last);
            const double value = tier_of(post) == Tier::public_voice ? 0 : world.policy[post].*rate;
            std::fill(&chance[me.index() - first], &chance[0] + (end.index() - first),
                      static_cast<float>(value));
            me = end;
        }
        draws.chances(stream, t, block.first.index(), std::span(chance).first(block.size()),
                      std::span(hit).first(block.size()));
        who.reserve(block.size() / 4);
        for (PersonId me : block)
            if (hit[me.index() - first]) who.push_back(me);
        body(block, std::span<const PersonId>(who));
    });
}

}  // namespace concord::ics
