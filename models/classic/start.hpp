#pragma once
#include <cstdint>
#include <vector>

#include "engine/core/draws.hpp"

namespace concord::classic {

/// The whole number of agents nearest to a share of them; of two, the higher.
inline std::uint32_t nearest_count(double share, std::uint32_t agents) {
    return static_cast<std::uint32_t>(share * agents + 0.5);
}

/// Marks exactly `count` of the agents, every set of so many being equally likely: each in turn with the
/// chance of what is missing among those that are left (Fan, Muller and Rezucha 1962).
inline std::vector<std::uint8_t> random_subset(std::uint32_t count, std::uint32_t agents, Dice dice) {
    std::vector<std::uint8_t> marked(agents);
    for (std::uint32_t me = 0; me < agents && count > 0; ++me)
        if (dice.below(agents - me) < count) marked[me] = 1, --count;
    return marked;
}

}  // namespace concord::classic
