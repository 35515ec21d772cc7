#pragma once
#include <cstdint>

#include "engine/sweep/society.hpp"

namespace concord {

/// `updates` single updates, one after the other, each of an agent drawn at random: update(agent, dice). Each
/// sees what those before it did. The order is a function of the seed and the tick, and of nothing else. The
/// usual tick of models with random sequential updating is as many updates as there are agents.
template <class Update>
void random_sequential(std::uint32_t agents, std::uint32_t updates, const Occasion& occasion,
                       const Update& update) {
    for (std::uint32_t n = 0; n < updates; ++n) {
        Dice dice = occasion.dice(n);
        const std::uint32_t agent = dice.below(agents);
        update(agent, dice);
    }
}

}  // namespace concord
