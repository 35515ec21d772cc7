#include "engine/sweep/sequential.hpp"

#include <gtest/gtest.h>

namespace concord {
namespace {

std::vector<std::uint32_t> order(std::uint32_t seed, Tick tick) {
    Draws draws(seed, 0);
    std::vector<std::uint32_t> agents;
    random_sequential(10, 1000, {draws, draws.stream("test.order"), tick},
                      [&](std::uint32_t agent, Dice&) { agents.push_back(agent); });
    return agents;
}

TEST(RandomSequential, TheOrderIsAFunctionOfSeedAndTick) {
    EXPECT_EQ(order(1, 5), order(1, 5));
    EXPECT_NE(order(1, 5), order(1, 6));
    EXPECT_NE(order(1, 5), order(2, 5));
}

/// 1,000 draws over 10 agents: each is drawn 100 times on average, standard deviation 9.5; five of those off
/// has a chance below 1 in 100,000 for ten agents.
TEST(RandomSequential, EveryAgentIsAsLikely) {
    std::vector<int> times(10);
    for (std::uint32_t agent : order(1, 0)) ++times.at(agent);
    for (int number : times) EXPECT_NEAR(number, 100, 48);
}

TEST(RandomSequential, EachSeesWhatThoseBeforeItDid) {
    Draws draws(1, 0);
    int done = 0;
    random_sequential(3, 20, {draws, draws.stream("test.order"), 0}, [&](std::uint32_t, Dice&) {
        EXPECT_LT(done, 20);
        ++done;
    });
    EXPECT_EQ(done, 20);
}

}  // namespace
}  // namespace concord
