#include "engine/sweep/partners.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/math.hpp"
#include "engine/network/generators.hpp"
#include "engine/sweep/edge_sums.hpp"
#include "engine/sweep/imitate.hpp"

namespace concord {
namespace {

enum class Strategy : std::uint8_t { defect, cooperate };

struct Count {
    using Sum = std::uint32_t;
    bool edge(Strategy, Strategy other) const { return other == Strategy::cooperate; }
    double update(Strategy me, std::uint32_t cooperators, std::uint32_t) const {
        return cooperators * (me == Strategy::cooperate ? 1.0 : 1.2);
    }
};

struct Imitation {
    struct Seen {
        double payoff;
    };
    double operator()(const Seen& me, const Seen& other) const {
        return logistic((other.payoff - me.payoff) / 0.5);
    }
};

class PartnersOf : public testing::Test {
  protected:
    /// An imitation game by the plainest of loops.
    std::vector<Strategy> played_plainly(const Ties& ties, std::vector<Strategy> now, Tick ticks) const {
        for (Tick t = 0; t < ticks; ++t) {
            std::vector<double> payoff;
            for (std::size_t me = 0; me < ties.rows(); ++me) {
                std::uint32_t cooperators = 0;
                for (const std::uint32_t other : ties.neighbours(me))
                    cooperators += now[other] == Strategy::cooperate;
                payoff.push_back(Count{}.update(now[me], cooperators, 0));
            }
            const std::vector<Strategy> before = now;
            for (std::uint32_t me = 0; me < ties.rows(); ++me) {
                const auto others = ties.neighbours(me);
                if (others.empty()) continue;
                Dice dice = draws.dice(stream, me, t);
                const auto other = others[dice.below(static_cast<std::uint32_t>(others.size()))];
                if (dice.chance(Imitation{}({payoff[me]}, {payoff[other]}))) now[me] = before[other];
            }
        }
        return now;
    }

    template <class Column>
    std::vector<Strategy> played(const Ties& ties, const std::vector<Strategy>& start, Tick ticks) const {
        const Tiles tiles(ties);
        TwoPhase<Strategy, Column> strategy(tiles.to_rows(start));
        std::vector<double> payoff(tiles.size());
        Partners partners(tiles);
        for (Tick t = 0; t < ticks; ++t, strategy.turn()) {
            const Occasion occasion{draws, stream, t};
            edge_sums(tiles, Count{}, strategy.now(), place_of(payoff), partners, occasion);
            imitate(tiles, partners, Imitation{}, strategy.next(), strategy.now(), view_of(payoff));
        }
        std::vector<Strategy> rows;
        for (std::size_t row = 0; row < tiles.size(); ++row) rows.push_back(strategy.now()[row]);
        return tiles.to_agents(std::span<const Strategy>(rows));
    }

    Partners drawn(const Tiles& tiles) const {
        Partners partners(tiles);
        for (std::size_t first = 0; first < tiles.size(); first += Tiles::block)
            partners.draw(tiles, {draws, stream, 3}, first, std::min(Tiles::block, tiles.size() - first));
        return partners;
    }

    std::vector<Strategy> start(std::size_t agents) const {
        std::vector<Strategy> strategies;
        for (std::uint32_t agent = 0; agent < agents; ++agent)
            strategies.push_back(static_cast<Strategy>(draws.dice(stream, agent, 1000).chance(0.5)));
        return strategies;
    }

    Draws draws{1, 0};
    Stream stream = draws.stream("test.partners");
};

TEST_F(PartnersOf, PlayAsInAPlainLoopToTheBit) {
    for (const Ties& ties :
         {network::random(20'001, 8, draws, stream), network::scale_free(999, 3, draws, stream),
          network::random(200, 0.5, draws, stream)}) {
        const auto first = start(ties.rows());
        const auto expected = played_plainly(ties, first, 20);
        EXPECT_NE(expected, first);
        EXPECT_EQ(played<std::vector<Strategy>>(ties, first, 20), expected) << ties.rows();
        EXPECT_EQ(played<Packed<Strategy>>(ties, first, 20), expected) << ties.rows();
    }
}

/// The same chance for everybody.
struct Always {
    struct Seen {
        double payoff;
    };
    double operator()(const Seen&, const Seen&) const { return chance; }
    double chance;
};

TEST_F(PartnersOf, AreCopiedForCertainOrNever) {
    const Ties ties = network::random(3'000, 4, draws, stream);
    const Tiles tiles(ties);
    const std::vector<Strategy> now = start(ties.rows());
    const std::vector<double> payoff(ties.rows());
    std::vector<Strategy> next(ties.rows()), theirs;
    const Partners partners = drawn(tiles);
    for (std::size_t row = 0; row < tiles.size(); ++row) theirs.push_back(now[partners[row]]);
    const auto imitate_by = [&](double chance) {
        imitate(tiles, partners, Always{chance}, place_of(next), view_of(now), view_of(payoff));
    };
    imitate_by(0);
    EXPECT_EQ(next, now);
    imitate_by(1);
    EXPECT_EQ(next, theirs);
    EXPECT_NE(theirs, now);
}

/// One of 4,460 draws among a million and one is refused, and drawn once more.
TEST_F(PartnersOf, LeaveTheWordAfterThoseTheyTook) {
    constexpr std::uint32_t leaves = 1'000'001;
    std::vector<Tie> list;
    for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf) list.push_back({0, leaf});
    const Ties ties = directed(leaves + 1, list);
    const Tiles tiles(ties);
    std::size_t row = 0;
    while (tiles.agent(row) != 0) ++row;
    Partners partners(tiles);
    unsigned refused = 0;
    for (Tick t = 0; t < 20'000; ++t) {
        partners.draw(tiles, {draws, stream, t}, row / Tiles::block * Tiles::block, Tiles::block);
        Dice dice = draws.dice(stream, 0, t), untouched = dice;
        const std::uint32_t chosen = dice.below(leaves);
        ASSERT_EQ(tiles.agent(partners[row]), ties.neighbours(0)[chosen]) << t;
        ASSERT_EQ(partners.words()[row], std::floor(dice.uniform() * 0x1p32)) << t;
        untouched.chance(0.5);
        refused += partners.words()[row] != std::floor(untouched.uniform() * 0x1p32);
    }
    EXPECT_GT(refused, 0u);
}

/// A rule that may rely on being asked about those alone who differ.
struct Difference {
    struct Seen {
        int value;
    };
    double operator()(const Seen& me, const Seen& other) const {
        asked_about_equals += me.value == other.value;
        return 1;
    }
    unsigned& asked_about_equals;
};

TEST_F(PartnersOf, AreAskedAboutOnlyWhereTheyDiffer) {
    const Ties ties = network::random(1'000, 2, draws, stream);
    const Tiles tiles(ties);
    std::vector<int> now(ties.rows()), next(ties.rows());
    for (std::size_t row = 0; row < now.size(); row += 7) now[row] = 1;
    unsigned asked_about_equals = 0;
    imitate(tiles, drawn(tiles), Difference{asked_about_equals}, place_of(next), view_of(now), view_of(now));
    EXPECT_EQ(asked_about_equals, 0u);
}

TEST_F(PartnersOf, AreOneselfBeforeTheyAreDrawn) {
    const Tiles tiles(network::random(500, 4, draws, stream));
    const Partners partners(tiles);
    for (std::size_t row = 0; row < tiles.size(); ++row) EXPECT_EQ(partners[row], row);
}

TEST_F(PartnersOf, AreNeighboursAndOneselfWithoutAny) {
    const Ties ties = network::random(2'000, 2, draws, stream);
    const Tiles tiles(ties);
    const Partners partners = drawn(tiles);
    for (std::size_t row = 0; row < tiles.size(); ++row) {
        const auto all = ties.neighbours(tiles.agent(row));
        const std::uint32_t other = tiles.agent(partners[row]);
        EXPECT_EQ(std::ranges::count(all, other) > 0, !all.empty());
        EXPECT_EQ(other == tiles.agent(row), all.empty());
    }
}

TEST_F(PartnersOf, RefuseColumnsOfAnotherLength) {
    const Tiles tiles(network::random(100, 2, draws, stream));
    const Partners partners(tiles);
    const std::vector<Strategy> now(100);
    std::vector<Strategy> next(100), short_next(99);
    const std::vector<double> payoff(100), short_payoff(99);
    const auto with = [&](std::vector<Strategy>& to, const std::vector<double>& column) {
        imitate(tiles, partners, Imitation{}, place_of(to), view_of(now), view_of(column));
    };
    EXPECT_NO_THROW(with(next, payoff));
    EXPECT_THROW(with(short_next, payoff), std::invalid_argument);
    EXPECT_THROW(with(next, short_payoff), std::invalid_argument);
}

}  // namespace
}  // namespace concord
