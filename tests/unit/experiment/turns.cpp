#include "engine/experiment/turns.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace concord {

namespace {
/// How many runs are handed out at a time, one after the other.
std::vector<RunNumber> sizes(RunNumber first, RunNumber end, std::size_t arms, unsigned threads) {
    Turns turns(first, end, arms, threads);
    std::vector<RunNumber> sizes;
    for (auto runs = turns.next(); runs.first != runs.last; runs = turns.next()) {
        EXPECT_EQ(runs.first, first) << "in order, each once";
        first = runs.last;
        sizes.push_back(runs.last - runs.first);
    }
    EXPECT_EQ(first, end);
    return sizes;
}
using Sizes = std::vector<RunNumber>;
}  // namespace

TEST(Turns, AreAllArmsOfASample) {
    EXPECT_EQ(sizes(0, 6, 3, 1), (Sizes{3, 1, 1, 1}));
    EXPECT_EQ(sizes(0, 100, 5, 2),
              (Sizes{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1}));
}

TEST(Turns, BeginWithWhatIsLeftOfASample) {
    EXPECT_EQ(sizes(7, 16, 4, 1), (Sizes{1, 4, 2, 1, 1}));
}

TEST(Turns, AreSingleRunsWhereFewAreLeft) {
    EXPECT_EQ(sizes(0, 4, 4, 2), (Sizes{1, 1, 1, 1}));
    EXPECT_EQ(sizes(0, 3, 1, 16), (Sizes{1, 1, 1}));
    EXPECT_EQ(sizes(5, 5, 2, 2), Sizes{});
}

TEST(Turns, StopWhenTold) {
    Turns turns(0, 100, 2, 2);
    EXPECT_EQ(turns.next().last, 2u);
    turns.stop();
    const RunsInTurn none = turns.next();
    EXPECT_EQ(none.first, none.last);
}

}  // namespace concord
