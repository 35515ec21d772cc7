#include "engine/sweep/partners.hpp"

#include <gtest/gtest.h>

#include "engine/core/math.hpp"
#include "engine/network/generators.hpp"
#include "engine/sweep/edge_sums.hpp"

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
        Strategy strategy;
        double payoff;
    };
    Strategy operator()(const Seen& me, const Seen& other, Dice& dice) const {
        return dice.chance(logistic((other.payoff - me.payoff) / 0.5)) ? other.strategy : me.strategy;
    }
};

/// The same, asked only about those who differ.
struct ChoosyImitation : Imitation {
    bool matters(Strategy me, Strategy other) const { return me != other; }
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
                now[me] = Imitation{}({before[me], payoff[me]}, {before[other], payoff[other]}, dice);
            }
        }
        return now;
    }

    template <class Column, class Rule = Imitation>
    std::vector<Strategy> played(const Ties& ties, const std::vector<Strategy>& start, Tick ticks) const {
        const Tiles tiles(ties);
        TwoPhase<Strategy, Column> strategy(tiles.to_rows(start));
        std::vector<double> payoff(tiles.size());
        Partners partners(tiles);
        for (Tick t = 0; t < ticks; ++t, strategy.turn()) {
            const Occasion occasion{draws, stream, t};
            edge_sums(tiles, Count{}, strategy.now(), place_of(payoff), partners, occasion);
            compare(tiles, partners, Rule{}, occasion, strategy.next(), strategy.now(), view_of(payoff));
        }
        std::vector<Strategy> rows;
        for (std::size_t row = 0; row < tiles.size(); ++row) rows.push_back(strategy.now()[row]);
        return tiles.to_agents(std::span<const Strategy>(rows));
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
        EXPECT_EQ((played<std::vector<Strategy>, ChoosyImitation>(ties, first, 20)), expected) << ties.rows();
        EXPECT_EQ((played<Packed<Strategy>, ChoosyImitation>(ties, first, 20)), expected) << ties.rows();
    }
}

/// A rule that would turn everybody, asked about nobody.
struct Unconcerned {
    struct Seen {
        Strategy strategy;
        double payoff;
    };
    Strategy operator()(const Seen& me, const Seen&, Dice&) const {
        return me.strategy == Strategy::defect ? Strategy::cooperate : Strategy::defect;
    }
    bool matters(Strategy, Strategy) const { return concerned; }
    bool concerned = false;
};

TEST_F(PartnersOf, ThoseWhoDoNotMatterStayAsTheyAre) {
    const Ties ties = network::random(3'000, 4, draws, stream);
    const Tiles tiles(ties);
    const Partners partners(tiles);
    const std::vector<Strategy> now = start(ties.rows());
    const std::vector<double> payoff(ties.rows());
    std::vector<Strategy> next(ties.rows());
    const auto compare_by = [&](const Unconcerned& rule) {
        compare(tiles, partners, rule, {draws, stream, 0}, place_of(next), view_of(now), view_of(payoff));
    };
    compare_by({false});
    EXPECT_EQ(next, now);
    compare_by({true});
    for (std::size_t row = 0; row < now.size(); ++row) EXPECT_NE(next[row], now[row]);
}

TEST_F(PartnersOf, AreNeighboursAndOneselfWithoutAny) {
    const Ties ties = network::random(2'000, 2, draws, stream);
    const Tiles tiles(ties);
    Partners partners(tiles);
    for (std::size_t first = 0; first < tiles.size(); first += Tiles::block)
        partners.draw(tiles, {draws, stream, 3}, first, std::min(Tiles::block, tiles.size() - first));
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
    std::vector<Strategy> now(100), next(99);
    const std::vector<double> payoff(100);
    EXPECT_THROW(compare(tiles, partners, Imitation{}, {draws, stream, 0}, place_of(next), view_of(now),
                         view_of(payoff)),
                 std::invalid_argument);
}

}  // namespace
}  // namespace concord
