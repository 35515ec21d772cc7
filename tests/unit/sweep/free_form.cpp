#include "engine/sweep/free_form.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "engine/network/generators.hpp"

namespace concord {
namespace {

class FreeForm : public testing::Test {
  protected:
    /// The voter model, by agent: everybody takes over the opinion of a neighbour chosen at random.
    std::vector<int> vote(const Society& society, std::vector<int> start, Tick ticks, unsigned threads) {
        TwoPhase<int> opinion(society.to_rows(start));
        Threads(threads).execute([&] {
            for (Tick t = 0; t < ticks; ++t) {
                free_form(
                    society, Occasion{draws, stream, t}, opinion.next(),
                    [&](auto me, auto neighbours, Dice& dice) {
                        const auto now = opinion.now();
                        if (neighbours.empty()) return now[me];
                        return now[neighbours[dice.below(static_cast<std::uint32_t>(neighbours.size()))]];
                    });
                opinion.turn();
            }
        });
        return society.to_agents(opinion.now());
    }

    static std::vector<int> different(std::size_t size) {
        std::vector<int> opinions(size);
        std::iota(opinions.begin(), opinions.end(), 0);
        return opinions;
    }

    Draws draws{1, 0};
    Stream stream = draws.stream("test.vote");
    Ties ties = network::scale_free(60'000, 4, draws, draws.stream("network.test"));
};

TEST_F(FreeForm, FollowsThePlainLoop) {
    std::vector<int> expected = different(ties.rows());
    for (Tick t = 0; t < 3; ++t) {
        const std::vector<int> before = expected;
        for (std::uint32_t me = 0; me < ties.rows(); ++me)
            expected[me] = before[ties.neighbours(
                me)[draws.dice(stream, me, t).below(static_cast<std::uint32_t>(ties.degree(me)))]];
    }
    for (const unsigned threads : {1, 2, 3, 8})
        EXPECT_EQ(vote(Society(ties), different(ties.rows()), 3, threads), expected) << threads;
}

TEST_F(FreeForm, GivesTheSameTrajectoryWhereRowsAreRenumbered) {
    const auto expected = vote(Society(ties), different(ties.rows()), 3, 2);
    for (const Renumbering& order : {by_locality(ties), by_degree(ties)})
        EXPECT_EQ(vote(Society(ties, order), different(ties.rows()), 3, 2), expected);
}

TEST_F(FreeForm, VotersOfACompleteNetworkAgreeInTheEnd) {
    const Ties complete = network::random(12, 11, draws, stream);
    const auto opinions = vote(Society(complete), different(12), 2000, 1);
    EXPECT_EQ(opinions, std::vector<int>(12, opinions[0]));
    EXPECT_EQ(vote(Society(complete), std::vector<int>(12, 7), 50, 1), std::vector<int>(12, 7));
}

TEST_F(FreeForm, LeavesThoseWithoutNeighboursAlone) {
    EXPECT_EQ(vote(Society(directed(5, {})), different(5), 10, 1), different(5));
}

TEST_F(FreeForm, ForRowsNeedsNoNeighbours) {
    const Society society(ties, by_locality(ties));
    std::vector<double> shocks(society.size());
    for_rows(society, Occasion{draws, stream, 4}, shocks,
             [&](std::uint32_t me, Dice& dice) { return society.agent(me) + dice.uniform(); });
    const auto by_agent = society.to_agents(std::span<const double>(shocks));
    for (std::uint32_t agent = 0; agent < society.size(); ++agent)
        ASSERT_EQ(by_agent[agent], agent + draws.dice(stream, agent, 4).uniform());
}

TEST_F(FreeForm, RefusesColumnsOfAnotherLength) {
    std::vector<int> shorter(10);
    const auto rule = [](auto...) { return 1; };
    EXPECT_THROW(for_rows(Society(ties), Occasion{draws, stream, 0}, shorter, rule), std::invalid_argument);
    EXPECT_THROW(free_form(Society(ties), Occasion{draws, stream, 0}, shorter, rule), std::invalid_argument);
}

}  // namespace
}  // namespace concord
