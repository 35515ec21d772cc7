#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/run/trial.hpp"
#include "tests/support/simulate.hpp"
#include "tests/unit/classic/running.hpp"

namespace concord::test {
namespace {

Running play(const std::string& keys, std::uint32_t replicate = 0) {
    return Running("network-dilemma", keys, replicate);
}

bool cooperates(const Running& run, std::size_t agent) {
    return run.column<std::uint8_t>("agent/strategy")[agent];
}

/// A false alarm 6 times in 100,000.
void expect_share(double exact, double hits, double trials) {
    EXPECT_NEAR(hits / trials, exact, 4 * std::sqrt(exact * (1 - exact) / trials)) << trials;
}

TEST(NetworkDilemma, OfTwoTheOneExploitedDefectsForCertain) {
    const Scratch scratch;
    const std::string pair = graph_of(scratch, "0 1\n");
    for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
        Running run = play(pair + "temptation = 1.5", replicate);  // 1.5 of at most 1.5 more
        EXPECT_EQ(run.value("cooperators"), 1);
        run.advance();
        EXPECT_EQ(run.value("cooperators"), 0);
    }
}

TEST(NetworkDilemma, OfTwoByFermiBothMayTurn) {
    const Scratch scratch;
    const std::string pair = graph_of(scratch, "0 1\n") + "temptation = 1.5\nupdate = 'fermi'\nnoise = 1\n";
    const double yields = 1 / (1 + std::exp(-1.5));  // also the chance that the defector stays one
    constexpr int runs = 4000;
    int none = 0, both = 0;
    for (std::uint32_t replicate = 0; replicate < runs; ++replicate) {
        Running run = play(pair, replicate);
        run.advance();
        none += run.value("cooperators") == 0;
        both += run.value("cooperators") == 2;
    }
    expect_share(yields * yields, none, runs);
    expect_share((1 - yields) * (1 - yields), both, runs);
}

// One cooperator in the middle of a star earns nothing, each of four leaves 1.5: the difference of 1.5 is a
// quarter of what four games could make.
TEST(NetworkDilemma, AHubIsNotMovedByTheLittleALeafEarns) {
    const std::string star = "graph = 'star'\nagents = 5\ntemptation = 1.5\ninitial_cooperators = 0.2\n";
    int hubs = 0, accumulated = 0, averaged = 0;
    for (std::uint32_t replicate = 0; replicate < 10'000; ++replicate) {
        Running run = play(star, replicate), mean = play(star + "payoff = 'averaged'", replicate);
        if (!cooperates(run, 0)) continue;
        ++hubs;
        run.advance();
        mean.advance();
        accumulated += !cooperates(run, 0);
        averaged += !cooperates(mean, 0);
    }
    EXPECT_GT(hubs, 1500);
    expect_share(0.25, accumulated, hubs);
    EXPECT_EQ(averaged, hubs);
}

// Middle and two leaves defect, one leaf cooperates: the middle earns T = 1.5 and P = -0.25 twice, so 1; the
// cooperating leaf S = -0.5. D = 1.5 + 0.5, k = 3: it turns with probability 1.5 / 6; averaged with (1/3 +
// 1/2) / 2.
TEST(NetworkDilemma, AllFourPayoffsCount) {
    const std::string star =
        "graph = 'star'\nagents = 4\ntemptation = 1.5\nsucker = -0.5\npunishment = "
        "-0.25\ninitial_cooperators = 0.25\n";
    int leaves = 0, accumulated = 0, averaged = 0;
    for (std::uint32_t replicate = 0; replicate < 8000; ++replicate) {
        Running run = play(star, replicate), mean = play(star + "payoff = 'averaged'", replicate);
        if (cooperates(run, 0)) continue;
        ++leaves;
        run.advance();
        mean.advance();
        accumulated += run.value("cooperators") == 0;
        averaged += mean.value("cooperators") == 0;
    }
    EXPECT_GT(leaves, 5000);
    expect_share(0.25, accumulated, leaves);
    expect_share(5 / 12.0, averaged, leaves);
}

TEST(NetworkDilemma, WithoutNoiseTheBetterIsCopiedForCertain) {
    const Scratch scratch;
    const std::string pair = graph_of(scratch, "0 1\n") + "update = 'fermi'\nnoise = 0\n";
    int together = 0;
    for (std::uint32_t replicate = 0; replicate < 1000; ++replicate) {
        Running run = play(pair, replicate), even = play(pair + "temptation = 0", replicate);
        run.advance();
        EXPECT_EQ(run.value("cooperators"), 0);
        even.advance();  // both earn nothing: each turns every other time
        together += even.value("cooperators") != 1;
    }
    expect_share(0.5, together, 1000);
}

TEST(NetworkDilemma, NothingChangesWhereThereIsNothingToCopy) {
    for (const char* keys :
         {"initial_cooperators = 1", "initial_cooperators = 0", "graph = 'ring'\ndegree = 0",
          "reward = 0\ntemptation = 0", "graph = 'star'\nagents = 1"}) {
        Running run = play(keys);
        const auto start = run.column<std::uint8_t>("agent/strategy");
        run.advance(20);
        EXPECT_EQ(run.column<std::uint8_t>("agent/strategy"), start) << keys;
    }
}

TEST(NetworkDilemma, WhoHasNoNeighbourKeepsTheirStrategy) {
    const Scratch scratch;
    Running run =
        play(graph_of(scratch, "0 1\n") + "agents = 3\nsucker = -1\npunishment = -1\nupdate = 'fermi'");
    const bool alone = cooperates(run, 2);
    run.advance(20);
    EXPECT_EQ(cooperates(run, 2), alone);
}

TEST(NetworkDilemma, BeginsWithExactlyTheShare) {
    EXPECT_EQ(play("graph = 'cycle'\nagents = 7").value("cooperators"), 4);
    EXPECT_EQ(play("").value("share_cooperators"), 0.5);
}

TEST(NetworkDilemma, ObservesEveryTickToTheEnd) {
    const Series series =
        trial("world.kind = 'network-dilemma'\nrun.ticks = 50\nmodel.initial_cooperators = 0",
              {"cooperators", "share_cooperators"});
    EXPECT_EQ(series.at("cooperators"), std::vector<double>(51, 0));
}

TEST(NetworkDilemma, RefusesBadKeys) {
    const auto told = [](const std::string& keys) { return refusal("network-dilemma", keys); };
    EXPECT_NE(told("graph = 'complete'").find("is not a known word"), std::string::npos);
    EXPECT_NE(told("graph = 'ring'\ndegree = 5").find("must be even"), std::string::npos);
    EXPECT_NE(told("graph = 'file'").find("must name the file"), std::string::npos);
    EXPECT_NE(told("noise = -1").find("model.noise = -1"), std::string::npos);
    EXPECT_NE(told("payoff = 'mean'").find("\"averaged\""), std::string::npos);
    EXPECT_NE(told("initial_cooperators = 2").find("from 0 to 1"), std::string::npos);
}

TEST(NetworkDilemma, GivesTheSameOnAnyNumberOfThreads) {
    for (const char* update : {"model.update=\"proportional\"", "model.update=\"fermi\""}) {
        const Scenario scenario{"classic/network-dilemma", {"model.agents=60000", update}, 5};
        const std::uint64_t one = fingerprint(scenario.on(1));
        for (const unsigned threads : {2, 8}) EXPECT_EQ(fingerprint(scenario.on(threads)), one) << threads;
    }
}

}  // namespace
}  // namespace concord::test
