#pragma once
#include <numeric>
#include <utility>
#include <vector>

#include "engine/core/draws.hpp"

// Private to engine/statistics.
namespace concord {

/// 0 .. size - 1 in an order of which all are equally likely (Fisher and Yates 1938).
inline std::vector<std::uint32_t> shuffled(std::uint32_t size, Dice& dice) {
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0u);
    for (std::uint32_t left = size; left > 1; --left) std::swap(order[left - 1], order[dice.below(left)]);
    return order;
}

}  // namespace concord
