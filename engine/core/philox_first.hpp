#pragma once
#include <Random123/philox.h>

#include "engine/core/philox.hpp"
#include "engine/core/philox_lanes.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
namespace concord::philox {

/// The first two words of the blocks of counters that differ in their first word, the agent, alone: a sixth
/// less than all words take. In the first two rounds half of what is mixed is the same for all agents, in the
/// last two half is not needed.
template <class Lanes>
class FirstWords {
  public:
    static constexpr std::size_t lanes = Lanes::size;

    FirstWords(Key key, const Block& counter) {
        const auto product = [](std::uint32_t x, std::uint32_t y) { return std::uint64_t{x} * y; };
        const std::uint64_t right = product(counter[2], PHILOX_M4x32_1);
        const auto upper = static_cast<std::uint32_t>(right >> 32) ^ counter[1] ^ key[0];
        const auto b = static_cast<std::uint32_t>(right);
        left_factor_.fill(PHILOX_M4x32_0);
        right_factor_.fill(PHILOX_M4x32_1);
        number_.fill(counter[3]);
        b_.fill(b);
        Lanes a;
        a.fill(upper);
        left_.product(a, left_factor_);
        for (std::size_t round = 0; round < rounds; ++round) {
            left_key_[round].fill(key[0]);
            right_key_[round].fill(key[1]);
            key[0] += PHILOX_W32_0;
            key[1] += PHILOX_W32_1;
        }
    }

    /// a: from the agents of several vectors, which take turns, to their first words. b: their second words.
    template <std::size_t groups>
    void operator()(Lanes (&a)[groups], Lanes (&b)[groups]) const {
        Lanes c[groups], d[groups];
#pragma GCC unroll 4
        for (std::size_t g = 0; g < groups; ++g) {
            d[g].product(a[g], left_factor_);
            c[g].mix(d[g], number_, right_key_[0]);
            b[g].product(c[g], right_factor_);
            a[g].mix(b[g], b_, left_key_[1]);
            c[g].mix(left_, d[g], right_key_[1]);
            d[g].copy(left_);
        }
#pragma GCC unroll 10
        for (std::size_t round = 2; round < rounds; ++round) {
#pragma GCC unroll 4
            for (std::size_t g = 0; g < groups; ++g) {
                Lanes left, right;
                left.product(a[g], left_factor_);
                right.product(c[g], right_factor_);
                a[g].mix(right, b[g], left_key_[round]);
                c[g].mix(left, d[g], right_key_[round]);
                b[g].copy(right);
                d[g].copy(left);
            }
        }
    }

  private:
    static constexpr std::size_t rounds = 10;
    Lanes left_key_[rounds], right_key_[rounds], left_factor_, right_factor_;
    Lanes number_, b_, left_;  // left_: the product of the second round
};

}  // namespace concord::philox
#endif
