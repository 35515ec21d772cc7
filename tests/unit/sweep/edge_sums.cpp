#include "engine/sweep/edge_sums.hpp"

#include <gtest/gtest.h>

#include "engine/core/math.hpp"
#include "engine/network/generators.hpp"

namespace concord {
namespace {

struct Diffusion {
    using Value = double;
    using Sum = double;
    double edge(double self, double other) const { return other - self; }
    double update(double self, double sum, Dice&) const { return self + rate * sum; }
    double rate;
};

/// An imitation game in miniature: the more neighbours cooperate, the likelier one does.
struct Imitation {
    using Value = std::uint8_t;
    using Sum = Mean;
    double edge(std::uint8_t, std::uint8_t other) const { return other; }
    std::uint8_t update(std::uint8_t self, const Mean& mean, Dice& dice) const {
        return dice.chance(logistic(8 * (mean.value_or(self) - 0.5)));
    }
};

class EdgeSums : public testing::Test {
  protected:
    /// By agent, after some ticks from a random start.
    template <class Rule>
    std::vector<typename Rule::Value> run(const Society& society, const Rule& rule, Tick ticks,
                                          unsigned threads) {
        std::vector<typename Rule::Value> start(society.size());
        for (std::uint32_t agent = 0; agent < start.size(); ++agent)
            start[agent] = static_cast<typename Rule::Value>(draws.dice(stream, agent, 1000).uniform() * 2);
        TwoPhase<typename Rule::Value> column(society.to_rows(start));
        Threads(threads).execute([&] {
            for (Tick t = 0; t < ticks; ++t) {
                edge_sums(society, rule, {draws, stream, t}, column.now(), column.next());
                column.turn();
            }
        });
        return society.to_agents(column.now());
    }

    Draws draws{1, 0};
    Stream stream = draws.stream("test.sweep");
    Ties ties = network::random(60'000, 8, draws, draws.stream("network.test"));
};

TEST_F(EdgeSums, DiffuseAsADenseMatrixDoes) {
    const std::size_t size = 60;
    const Ties few = sorted(network::random(size, 5, draws, stream));
    std::vector<std::vector<double>> adjacency(size, std::vector<double>(size));
    for (std::size_t me = 0; me < size; ++me)
        for (const std::uint32_t other : few.neighbours(me)) adjacency[me][other] = 1;

    std::vector<double> expected = run(Society(few), Diffusion{0}, 1, 1);
    for (int tick = 0; tick < 10; ++tick) {
        const std::vector<double> before = expected;
        for (std::size_t me = 0; me < size; ++me) {
            double sum = 0;
            for (std::size_t other = 0; other < size; ++other)
                sum += adjacency[me][other] * (before[other] - before[me]);
            expected[me] = before[me] + 0.1 * sum;
        }
    }
    EXPECT_EQ(run(Society(few), Diffusion{0.1}, 10, 1), expected);
}

TEST_F(EdgeSums, GiveTheSameBitsOnAnyNumberOfThreads) {
    const Society society(ties);
    const auto heat = run(society, Diffusion{0.05}, 3, 1);
    const auto habit = run(society, Imitation{}, 3, 1);
    for (const unsigned threads : {2, 3, 8}) {
        EXPECT_EQ(run(society, Diffusion{0.05}, 3, threads), heat) << threads;
        EXPECT_EQ(run(society, Imitation{}, 3, threads), habit) << threads;
    }
}

TEST_F(EdgeSums, GiveTheSameTrajectoryWhereRowsAreRenumbered) {
    const auto heat = run(Society(ties), Diffusion{0.05}, 3, 2);
    const auto habit = run(Society(ties), Imitation{}, 3, 2);
    for (const Renumbering& order : {by_locality(ties), by_degree(ties)}) {
        EXPECT_EQ(run(Society(ties, order), Diffusion{0.05}, 3, 2), heat);
        EXPECT_EQ(run(Society(ties, order), Imitation{}, 3, 2), habit);
    }
}

TEST_F(EdgeSums, DrawTheDiceOfTheAgentItself) {
    const auto after = run(Society(directed(500, {})), Imitation{}, 1, 1);
    for (std::uint32_t agent = 0; agent < 500; ++agent) {
        const bool start = draws.dice(stream, agent, 1000).uniform() >= 0.5;
        EXPECT_EQ(after[agent], draws.dice(stream, agent, 0).chance(logistic(start ? 4 : -4))) << agent;
    }
}

TEST_F(EdgeSums, RefuseColumnsOfAnotherLength) {
    std::vector<double> shorter(10), right(60'000);
    EXPECT_THROW(edge_sums(Society(ties), Diffusion{1}, {draws, stream, 0}, shorter, right),
                 std::invalid_argument);
    EXPECT_THROW(edge_sums(Society(ties), Diffusion{1}, {draws, stream, 0}, right, shorter),
                 std::invalid_argument);
}

TEST(Mean, KnowsThoseWhoAreAlone) {
    Mean mean;
    EXPECT_EQ(mean.value_or(3), 3);
    mean += 1;
    mean += 2;
    EXPECT_EQ(mean.value_or(3), 1.5);
}

}  // namespace
}  // namespace concord
