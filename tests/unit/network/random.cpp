#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "engine/core/error.hpp"
#include "engine/core/math.hpp"
#include "engine/network/generators.hpp"
#include "tests/unit/core/statistics.hpp"
#include "tests/unit/network/promises.hpp"

namespace concord::network {
namespace {

class RandomNetwork : public testing::Test {
  protected:
    Draws draws{1, 0};
    Stream stream = draws.stream("network.test");
};
using Random = RandomNetwork;
using RandomOfSize = RandomNetwork;
using RandomRegular = RandomNetwork;

// Degrees of a large network are Poisson, as good as independent. False alarm 1e-6.
TEST_F(Random, HasPoissonDegrees) {
    const std::uint32_t size = 100'000;
    const Ties ties = random(size, 4, draws, stream);
    std::vector<std::uint64_t> counts(13);
    for (std::uint32_t me = 0; me < size; ++me) ++counts[std::min<std::size_t>(ties.degree(me), 12)];
    std::vector<double> expected(13);
    double below = 0;
    for (std::size_t k = 0; k < 12; ++k)
        below += expected[k] = std::exp(-4 + k * std::log(4) - std::lgamma(k + 1.0)) * size;
    expected[12] = size - below;
    EXPECT_TRUE(test::agrees(counts, expected));
}

/// The definition, an agent and a draw at a time: gaps between later neighbours are exponential, rounded
/// down.
Ties random_one_by_one(std::uint32_t size, double mean_degree, const Draws& draws, Stream stream) {
    std::vector<Tie> ties;
    const double rate = -concord::log(1 - mean_degree / (size - 1.0));
    for (std::uint32_t me = 0; me < size; ++me) {
        Dice dice = draws.dice(stream, me, 0);
        std::uint32_t other = me;
        for (double gap = dice.exponential() / rate; gap < size - other - 1; gap = dice.exponential() / rate)
            ties.push_back({me, other += 1 + static_cast<std::uint32_t>(gap)});
    }
    return undirected(size, ties);
}

TEST_F(Random, DrawsTheSameSideBySideAsOneByOne) {
    for (const std::uint32_t size : {2u, 3u, 17u, 511u, 512u, 513u, 3000u})
        for (const double mean_degree : {0.001, 0.5, 1.0, 7.0, 100.0, 510.0}) {
            if (mean_degree >= size) continue;
            const double possible = std::min(mean_degree, size - 1.0);
            EXPECT_EQ(random(size, possible, draws, stream), random_one_by_one(size, possible, draws, stream))
                << size << ", " << possible;
        }
}

TEST_F(Random, HasNoTiesWhereTheirChanceVanishes) {
    const Ties ties = random(1000, 1e-300, draws, stream);
    EXPECT_EQ(ties.rows(), 1000u);
    EXPECT_EQ(ties.size(), 0u);
}

// The number of ties is binomial: within 5 standard deviations but for 6e-7.
TEST_F(Random, HasTheMeanDegreeAskedFor) {
    const Ties ties = random(50'000, 8, draws, stream);
    EXPECT_NEAR(static_cast<double>(ties.size()) / 2, 200'000, 5 * std::sqrt(200'000));
}

// Every pair of 6 agents in half of 20,000 networks. False alarm 1e-6 each, 15 pairs.
TEST_F(Random, TiesEveryPairEquallyOften) {
    std::vector<std::uint64_t> counts(36);
    for (std::uint32_t replicate = 0; replicate < 20'000; ++replicate) {
        const Ties ties = random(6, 2.5, Draws(1, replicate), stream);
        for (std::uint32_t me = 0; me < 6; ++me)
            for (const std::uint32_t other : ties.neighbours(me)) ++counts[me * 6 + other];
    }
    for (std::uint32_t me = 0; me < 6; ++me)
        for (std::uint32_t other = 0; other < me; ++other)
            EXPECT_TRUE(test::agrees(std::vector{counts[me * 6 + other], 20'000 - counts[me * 6 + other]},
                                     std::vector<double>{10'000, 10'000}));
}

TEST_F(Random, IsSimpleAndGoesBothWays) {
    const Ties ties = random(2000, 10, draws, stream);
    EXPECT_TRUE(test::is_simple(ties));
    EXPECT_TRUE(is_symmetric(ties));
    EXPECT_EQ(ties, sorted(ties));
}

TEST_F(Random, MayBeEmptyOrComplete) {
    EXPECT_EQ(random(100, 0, draws, stream).size(), 0);
    EXPECT_EQ(random(0, 0, draws, stream).rows(), 0);
    const Ties complete = random(20, 19, draws, stream);
    EXPECT_TRUE(test::all_have_degree(complete, 19));
    EXPECT_TRUE(test::is_simple(complete));
}

TEST_F(Random, DependsOnSeedReplicateAndStreamAlone) {
    EXPECT_EQ(random(500, 6, draws, stream), random(500, 6, Draws(1, 0), stream));
    EXPECT_NE(random(500, 6, draws, stream), random(500, 6, Draws(2, 0), stream));
    EXPECT_NE(random(500, 6, draws, stream), random(500, 6, Draws(1, 1), stream));
    EXPECT_NE(random(500, 6, draws, stream), random(500, 6, draws, draws.stream("network.other")));
}

TEST_F(Random, RefusesImpossibleDegrees) {
    EXPECT_THROW(random(5, 4.1, draws, stream), InputError);
    EXPECT_THROW(random(5, -1, draws, stream), InputError);
    EXPECT_THROW(random(5, std::nan(""), draws, stream), InputError);
    EXPECT_THROW(random(0, 1, draws, stream), InputError);
}

TEST_F(RandomOfSize, HasExactlyTheTiesAskedFor) {
    for (const std::uint64_t count : {0, 1, 500, 4950}) {
        const Ties ties = random_of_size(100, count, draws, stream);
        EXPECT_EQ(ties.size(), 2 * count);
        EXPECT_TRUE(test::is_simple(ties));
        EXPECT_TRUE(is_symmetric(ties));
    }
    EXPECT_EQ(random_of_size(0, 0, draws, stream).rows(), 0);
    EXPECT_THROW(random_of_size(100, 4951, draws, stream), InputError);
    EXPECT_THROW(random_of_size(1, 1, draws, stream), InputError);
}

// Two ties among four agents: 15 networks. False alarm 1e-6.
TEST_F(RandomOfSize, MakesAllNetworksEquallyOften) {
    std::map<std::vector<std::uint32_t>, std::uint64_t> counts;
    for (std::uint32_t replicate = 0; replicate < 15'000; ++replicate) {
        const Ties ties = sorted(random_of_size(4, 2, Draws(1, replicate), stream));
        std::vector<std::uint32_t> name = ties.targets;
        name.insert(name.end(), ties.offsets.begin(), ties.offsets.end());
        ++counts[name];
    }
    std::vector<std::uint64_t> seen;
    for (const auto& [name, count] : counts) seen.push_back(count);
    ASSERT_EQ(seen.size(), 15);
    EXPECT_TRUE(test::agrees(seen, std::vector<double>(15, 1000)));
}

TEST_F(RandomRegular, GivesEverybodyTheSameDegree) {
    for (const auto& [size, degree] : std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 0},
                                                                                           {1, 0},
                                                                                           {2, 1},
                                                                                           {5, 2},
                                                                                           {6, 3},
                                                                                           {6, 4},
                                                                                           {6, 5},
                                                                                           {20, 9},
                                                                                           {20, 10},
                                                                                           {51, 24},
                                                                                           {1000, 8},
                                                                                           {10'000, 3}}) {
        const Ties ties = random_regular(size, degree, draws, stream);
        EXPECT_EQ(ties.rows(), size);
        EXPECT_TRUE(test::all_have_degree(ties, degree)) << size << ", " << degree;
        EXPECT_TRUE(test::is_simple(ties)) << size << ", " << degree;
        EXPECT_TRUE(is_symmetric(ties)) << size << ", " << degree;
    }
}

TEST_F(RandomRegular, MakesAllPairingsEquallyOften) {
    std::vector<std::uint64_t> counts(3);
    for (std::uint32_t replicate = 0; replicate < 30'000; ++replicate)
        ++counts[random_regular(4, 1, Draws(1, replicate), stream).targets[0] - 1];
    EXPECT_TRUE(test::agrees(counts, std::vector<double>(3, 10'000)));
}

TEST_F(RandomRegular, RefusesWhatCannotBe) {
    EXPECT_THROW(random_regular(5, 3, draws, stream), InputError);
    EXPECT_THROW(random_regular(5, 5, draws, stream), InputError);
    EXPECT_THROW(random_regular(0, 1, draws, stream), InputError);
}

}  // namespace
}  // namespace concord::network
