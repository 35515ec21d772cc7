#pragma once
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <span>
#include <vector>

#include "engine/core/draws.hpp"
#include "engine/core/math.hpp"

namespace concord::classic {

/// On one dimension of reality, whose value is 1 or -1: one of these, or 0 for none.
using Belief = std::int32_t;

inline void believe_anything(std::span<Belief> beliefs, Dice dice) {
    for (Belief& belief : beliefs) belief = static_cast<Belief>(dice.below(3)) - 1;
}

/// How many of the beliefs are right.
inline std::uint32_t right(std::span<const Belief> beliefs, std::span<const Belief> reality) {
    return std::transform_reduce(beliefs.begin(), beliefs.end(), reality.begin(), 0u, std::plus{},
                                 std::equal_to{});
}

/// Takes over each belief of the code with the probability, where it has one.
inline void socialise(std::span<Belief> beliefs, std::span<const Belief> code, double probability,
                      Dice dice) {
    for (std::size_t n = 0; n < beliefs.size(); ++n)
        if (code[n] != 0 && code[n] != beliefs[n] && dice.chance(probability)) beliefs[n] = code[n];
}

/// The code after learning from a group: by dimension, `majority` is how many more of them believe 1 than -1.
/// Every single one of the majority convinces with the probability. Draws are by dimension.
inline std::vector<Belief> learned(std::vector<Belief> code, std::span<const std::int64_t> majority,
                                   double probability, const std::function<Dice(std::uint32_t)>& dice) {
    for (std::uint32_t n = 0; n < code.size(); ++n) {
        const Belief view = majority[n] > 0 ? 1 : -1;
        if (majority[n] == 0 || view == code[n]) continue;
        const double unmoved = power(1 - probability, static_cast<double>(std::abs(majority[n])));
        if (dice(n).chance(1 - unmoved)) code[n] = view;
    }
    return code;
}

}  // namespace concord::classic
