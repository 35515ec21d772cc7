#include "engine/sweep/society.hpp"

#include <gtest/gtest.h>

#include "engine/network/generators.hpp"

namespace concord {
namespace {

TEST(Society, CutsItsRowsByTiesAlone) {
    Draws draws(1, 0);
    const Society society(network::random(60'000, 8, draws, draws.stream("network.test")));
    const auto cuts = society.cuts();
    EXPECT_GT(cuts.size(), 8);
    EXPECT_EQ(cuts.front(), 0);
    EXPECT_EQ(cuts.back(), society.size());
    for (std::size_t n = 1; n < cuts.size(); ++n) {
        const auto& offsets = society.ties().offsets;
        const std::uint64_t work = offsets[cuts[n]] - offsets[cuts[n - 1]] + cuts[n] - cuts[n - 1];
        EXPECT_LT(work, 70'000);
        EXPECT_GT(work, 50'000);
    }
    EXPECT_EQ(Society(network::ring(1000, 4)).cuts().size(), 2);
}

TEST(Society, KeepsOriginalNumbersWhereRowsAreRenumbered) {
    const Ties ties = directed(3, std::vector<Tie>{{0, 1}, {0, 2}, {2, 0}});
    const Society society(ties, Renumbering({2, 0, 1}));
    EXPECT_EQ(society.agent(0), 2);
    EXPECT_EQ(society.ties(), directed(3, std::vector<Tie>{{1, 2}, {1, 0}, {0, 1}}));
    const std::vector<double> by_agent{0.1, 0.2, 0.3}, by_row = society.to_rows(by_agent);
    EXPECT_EQ(by_row, (std::vector<double>{0.3, 0.1, 0.2}));
    EXPECT_EQ(society.to_agents(std::span(by_row)), by_agent);
}

TEST(Society, MayBeEmpty) {
    EXPECT_EQ(Society(Ties{}).size(), 0);
}

TEST(Occasion, NamesTheDraws) {
    Draws draws(1, 2);
    const Stream stream = draws.stream("test");
    const Occasion occasion{draws, stream, 7};
    EXPECT_EQ(occasion.dice(3).uniform(), draws.dice(stream, 3, 7).uniform());
}

TEST(TwoPhase, ShowsWhatIsWrittenOnlyAfterTheTurn) {
    TwoPhase<int> column({1, 2});
    column.next()[0] = 5;
    column.next()[1] = 6;
    EXPECT_EQ(column.now()[0], 1);
    column.turn();
    EXPECT_EQ(column.now()[0], 5);
    EXPECT_EQ(column.now()[1], 6);
}

}  // namespace
}  // namespace concord
