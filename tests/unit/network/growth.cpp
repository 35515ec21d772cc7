#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "engine/core/error.hpp"
#include "engine/network/generators.hpp"
#include "tests/unit/core/statistics.hpp"
#include "tests/unit/network/promises.hpp"

namespace concord::network {
namespace {

class GrownNetwork : public testing::Test {
  protected:
    Draws draws{1, 0};
    Stream stream = draws.stream("network.test");
};
using ScaleFree = GrownNetwork;
using SmallWorld = GrownNetwork;
using Weighted = GrownNetwork;

// Bollobas et al. (2001): the share of agents with k ties tends to 2 m (m + 1) / (k (k + 1) (k + 2)). The
// spread of each share below is under 1.5% of it, so 8% is more than 5 standard deviations: false alarm below
// 1e-5.
TEST_F(ScaleFree, HasDegreesThatFallWithTheThirdPower) {
    const double size = 100'000, m = 3;
    const Ties ties = scale_free(100'000, 3, draws, stream);
    std::vector<double> counts(1000);
    for (std::uint32_t me = 0; me < size; ++me) ++counts[std::min<std::size_t>(ties.degree(me), 999)];
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(counts[k], 0);
    for (std::size_t k = 3; k < 10; ++k) {
        const double expected = size * 2 * m * (m + 1) / static_cast<double>(k * (k + 1) * (k + 2));
        EXPECT_NEAR(counts[k], expected, 0.08 * expected) << k;
    }
    const double above = std::accumulate(counts.begin() + 30, counts.end(), 0.0);
    EXPECT_NEAR(above, size * m * (m + 1) / (30 * 31), 0.2 * size * m * (m + 1) / (30 * 31));
}

TEST_F(ScaleFree, IsSimpleGoesBothWaysAndIsTheSameAgain) {
    const Ties ties = scale_free(2000, 4, draws, stream);
    EXPECT_EQ(ties.size(), 2 * (10 + 4 * 1995));
    EXPECT_TRUE(test::is_simple(ties));
    EXPECT_TRUE(is_symmetric(ties));
    EXPECT_EQ(ties, scale_free(2000, 4, draws, stream));
    EXPECT_NE(ties, scale_free(2000, 4, Draws(2, 0), stream));
    EXPECT_TRUE(test::all_have_degree(scale_free(5, 4, draws, stream), 4));
}

TEST_F(ScaleFree, RefusesWhatCannotBe) {
    EXPECT_THROW(scale_free(5, 5, draws, stream), InputError);
    EXPECT_THROW(scale_free(5, 0, draws, stream), InputError);
    EXPECT_THROW(scale_free(0, 1, draws, stream), InputError);
}

TEST_F(SmallWorld, IsARingWhereNothingMoves) {
    EXPECT_EQ(sorted(small_world(100, 3, 0, draws, stream)), sorted(ring(100, 3)));
    EXPECT_EQ(sorted(small_world(7, 3, 1, draws, stream)), sorted(ring(7, 3)));  // everybody is tied already
}

// Moved ties are binomial; a few (1 in 1000) land where the ring had one. 6 standard deviations: false alarm
// 1e-8.
TEST_F(SmallWorld, MovesTheShareOfTiesAskedFor) {
    const std::uint32_t size = 20'000;
    const Ties ties = small_world(size, 4, 0.1, draws, stream);
    double moved = 0;
    for (std::uint32_t me = 0; me < size; ++me)
        for (const std::uint32_t other : ties.neighbours(me)) {
            const std::uint32_t apart = me > other ? me - other : other - me;
            moved += std::min(apart, size - apart) > 4;
        }
    EXPECT_NEAR(moved / 2, 8000, 6 * std::sqrt(80'000 * 0.1 * 0.9) + 8);
}

TEST_F(SmallWorld, KeepsItsTiesSimpleAndBothWays) {
    for (const double rewired : {0.05, 0.5, 1.0})
        for (const std::uint32_t size : {8u, 9u, 30u, 1000u}) {
            const Ties ties = small_world(size, 3, rewired, draws, stream);
            EXPECT_EQ(ties.size(), size * 6);
            EXPECT_TRUE(test::is_simple(ties));
            EXPECT_TRUE(is_symmetric(ties));
        }
    EXPECT_EQ(small_world(50, 3, 0.5, draws, stream), small_world(50, 3, 0.5, draws, stream));
}

TEST_F(SmallWorld, RefusesWhatCannotBe) {
    EXPECT_THROW(small_world(6, 3, 0.1, draws, stream), InputError);
    EXPECT_THROW(small_world(10, 2, 1.1, draws, stream), InputError);
    EXPECT_THROW(small_world(10, 2, std::nan(""), draws, stream), InputError);
}

/// How often agent `me` of many networks looks first at each other agent.
std::vector<std::uint64_t> first_choices(std::span<const double> weights, std::uint32_t me, Stream stream) {
    std::vector<std::uint64_t> counts(weights.size());
    for (std::uint32_t replicate = 0; replicate < 40'000; ++replicate)
        ++counts[weighted(weights, 1, Draws(1, replicate), stream).neighbours(me)[0]];
    return counts;
}

TEST_F(Weighted, ChoosesInProportionToWeights) {
    const std::vector weights{0.5, 0.0, 3.0, 1.5, 5.0};
    const auto heavy = first_choices(weights, 4, stream), none = first_choices(weights, 1, stream);
    EXPECT_TRUE(
        test::agrees(std::vector{heavy[0], heavy[2], heavy[3]}, std::vector<double>{4000, 24'000, 12'000}));
    EXPECT_TRUE(test::agrees(std::vector{none[0], none[2], none[3], none[4]},
                             std::vector<double>{2000, 12'000, 6000, 20'000}));
    EXPECT_EQ(heavy[1] + heavy[4] + none[1], 0);
}

TEST_F(Weighted, ChoosesTheSecondAmongThoseLeftOver) {
    const std::vector weights{1.0, 2.0, 3.0, 4.0};
    std::vector<std::uint64_t> counts(3);
    std::uint64_t first_was_one = 0;
    for (std::uint32_t replicate = 0; replicate < 60'000; ++replicate) {
        const Ties ties = weighted(weights, 2, Draws(1, replicate), stream);
        if (ties.neighbours(0)[0] != 1) continue;
        ++first_was_one;
        ++counts[ties.neighbours(0)[1] - 1];
    }
    EXPECT_EQ(counts[0], 0);
    const double expected = static_cast<double>(first_was_one) / 7;
    EXPECT_TRUE(
        test::agrees(std::vector{counts[1], counts[2]}, std::vector<double>{3 * expected, 4 * expected}));
}

TEST_F(Weighted, CopesWithVeryUnevenWeights) {
    const std::vector weights{1e15, 1.0, 1.0, 1.0, 0.0};
    std::vector<std::uint64_t> counts(5);
    for (std::uint32_t replicate = 0; replicate < 3000; ++replicate) {
        const Ties ties = weighted(weights, 2, Draws(1, replicate), stream);
        for (const std::uint32_t other : ties.neighbours(4)) ++counts[other];
    }
    EXPECT_EQ(counts[0], 3000);
    EXPECT_TRUE(test::agrees(std::vector{counts[1], counts[2], counts[3]}, std::vector<double>(3, 1000)));
}

TEST_F(Weighted, NeverLooksAtSelfOrTwice) {
    const std::vector<double> weights(300, 0.1);
    const Ties ties = weighted(weights, 20, draws, stream);
    EXPECT_TRUE(test::is_simple(ties));
    EXPECT_TRUE(test::all_have_degree(ties, 20));
    EXPECT_TRUE(test::is_simple(weighted(std::vector<double>(6, 1.0), 5, draws, stream)));
    EXPECT_EQ(weighted({}, 3, draws, stream).rows(), 0);
    EXPECT_EQ(weighted(std::vector{0.0, 0.0}, 0, draws, stream).size(), 0);
}

TEST_F(Weighted, RefusesWhatCannotBe) {
    EXPECT_THROW(weighted(std::vector{1.0, 1.0, 0.0}, 2, draws, stream), InputError);
    EXPECT_THROW(weighted(std::vector{1.0, -1.0, 1.0}, 1, draws, stream), InputError);
    EXPECT_THROW(weighted(std::vector{1.0, std::nan(""), 1.0}, 1, draws, stream), InputError);
    EXPECT_THROW(weighted(std::vector{1e308, 1e308}, 1, draws, stream), InputError);
}

}  // namespace
}  // namespace concord::network
