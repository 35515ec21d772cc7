#include "engine/sweep/edge_sums.hpp"

#include <gtest/gtest.h>

#include "engine/core/math.hpp"
#include "engine/network/generators.hpp"
#include "engine/parallel/parallel.hpp"

namespace concord {
namespace {

struct Diffusion {
    using Sum = double;
    double edge(double self, double other) const { return other - self; }
    double update(double self, double sum, std::uint32_t) const { return self + rate * sum; }
    double rate;
};

/// An imitation game in miniature: the more neighbours cooperate, the likelier one does.
struct Imitation {
    using Sum = std::uint32_t;
    bool edge(std::uint8_t, std::uint8_t other) const { return other != 0; }
    std::uint8_t update(std::uint8_t self, std::uint32_t cooperators, std::uint32_t neighbours,
                        Dice& dice) const {
        const double mean = neighbours == 0 ? self : static_cast<double>(cooperators) / neighbours;
        return dice.chance(logistic(8 * (mean - 0.5)));
    }
};

class EdgeSums : public testing::Test {
  protected:
    template <class Value>
    std::vector<Value> start(std::size_t size) {
        std::vector<Value> values(size);
        for (std::uint32_t agent = 0; agent < size; ++agent)
            values[agent] = static_cast<Value>(draws.dice(stream, agent, 1000).uniform() * 2);
        return values;
    }

    /// By agent, after some ticks from a random start.
    std::vector<double> diffused(const Tiles& tiles, double rate, Tick ticks, unsigned threads) {
        TwoPhase<double> heat(tiles.to_rows(start<double>(tiles.size())));
        Threads(threads).execute([&] {
            for (Tick t = 0; t < ticks; ++t, heat.turn())
                edge_sums(tiles, Diffusion{rate}, heat.now(), heat.next());
        });
        return tiles.to_agents(heat.now());
    }
    template <class Column>
    std::vector<std::uint8_t> imitated(const Tiles& tiles, Tick ticks, unsigned threads) {
        TwoPhase<std::uint8_t, Column> habit(tiles.to_rows(start<std::uint8_t>(tiles.size())));
        Threads(threads).execute([&] {
            for (Tick t = 0; t < ticks; ++t, habit.turn())
                edge_sums(tiles, Imitation{}, {draws, stream, t}, habit.now(), habit.next());
        });
        std::vector<std::uint8_t> rows;
        for (std::size_t row = 0; row < tiles.size(); ++row) rows.push_back(habit.now()[row]);
        return tiles.to_agents(std::span<const std::uint8_t>(rows));
    }

    /// The same by the plainest of loops.
    std::vector<double> diffused_plainly(const Ties& few, double rate, Tick ticks) {
        std::vector<double> heat = start<double>(few.rows());
        for (Tick t = 0; t < ticks; ++t) {
            const std::vector<double> before = heat;
            for (std::size_t me = 0; me < few.rows(); ++me) {
                double sum = 0;
                for (const std::uint32_t other : few.neighbours(me)) sum += before[other] - before[me];
                heat[me] = before[me] + rate * sum;
            }
        }
        return heat;
    }
    std::vector<std::uint8_t> imitated_plainly(const Ties& few, Tick ticks) {
        std::vector<std::uint8_t> habit = start<std::uint8_t>(few.rows());
        for (Tick t = 0; t < ticks; ++t) {
            const std::vector<std::uint8_t> before = habit;
            for (std::uint32_t me = 0; me < few.rows(); ++me) {
                std::uint32_t sum = 0;
                for (const std::uint32_t other : few.neighbours(me)) sum += before[other];
                Dice dice = draws.dice(stream, me, t);
                habit[me] =
                    Imitation{}.update(before[me], sum, static_cast<std::uint32_t>(few.degree(me)), dice);
            }
        }
        return habit;
    }

    Draws draws{1, 0};
    Stream stream = draws.stream("test.sweep");
    Ties ties = network::random(60'000, 8, draws, draws.stream("network.test"));
};

TEST_F(EdgeSums, AreThoseOfAPlainLoopToTheBit) {
    EXPECT_EQ(diffused(Tiles(ties), 0.05, 5, 1), diffused_plainly(ties, 0.05, 5));
    EXPECT_EQ(imitated<std::vector<std::uint8_t>>(Tiles(ties), 5, 1), imitated_plainly(ties, 5));
}

TEST_F(EdgeSums, AreTheSameWhereNeighboursAreFewAndMany) {
    const Ties hubs = network::scale_free(3'001, 4, draws, stream);
    const Ties alone = directed(500, {});
    const Ties star = directed(40, std::vector<Tie>{{7, 1}, {7, 2}, {7, 3}, {9, 7}});
    for (const Ties& each : {hubs, alone, star, directed(1, {}), directed(0, {})}) {
        EXPECT_EQ(diffused(Tiles(each), 0.01, 3, 2), diffused_plainly(each, 0.01, 3)) << each.rows();
        EXPECT_EQ(imitated<std::vector<std::uint8_t>>(Tiles(each), 3, 2), imitated_plainly(each, 3))
            << each.rows();
    }
}

TEST_F(EdgeSums, AreTheSameOverAPackedColumn) {
    for (const std::size_t size : {60'000u, 1'000u, 33u})
        EXPECT_EQ(imitated<Packed<std::uint8_t>>(Tiles(network::random(size, 8, draws, stream)), 3, 2),
                  imitated_plainly(network::random(size, 8, draws, stream), 3))
            << size;
}

TEST_F(EdgeSums, GiveTheSameBitsOnAnyNumberOfThreads) {
    const Tiles tiles(ties);
    const auto heat = diffused(tiles, 0.05, 3, 1);
    const auto habit = imitated<std::vector<std::uint8_t>>(tiles, 3, 1);
    for (const unsigned threads : {2, 3, 8}) {
        EXPECT_EQ(diffused(tiles, 0.05, 3, threads), heat) << threads;
        EXPECT_EQ(imitated<std::vector<std::uint8_t>>(tiles, 3, threads), habit) << threads;
    }
}

TEST_F(EdgeSums, RefuseColumnsOfAnotherLength) {
    const Tiles tiles(ties);
    std::vector<double> shorter(10), right(60'000);
    EXPECT_THROW(edge_sums(tiles, Diffusion{1}, view_of(shorter), place_of(right)), std::invalid_argument);
    EXPECT_THROW(edge_sums(tiles, Diffusion{1}, view_of(right), place_of(shorter)), std::invalid_argument);
}

}  // namespace
}  // namespace concord
