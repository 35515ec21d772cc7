#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/network/ties.hpp"
#include "engine/run/trial.hpp"
#include "tests/support/simulate.hpp"
#include "tests/unit/classic/running.hpp"

namespace concord::test {
namespace {

using Active = std::vector<std::uint8_t>;

Running threshold(const std::string& keys, std::uint32_t replicate = 0) {
    return Running("threshold", keys, replicate);
}

double joined(const std::string& keys) {
    Running run = threshold(keys);
    run.settle();
    return run.value("active");
}

std::vector<double> series(const std::string& keys) {
    return trial("world.kind = 'threshold'\n[model]\n" + keys, {"active"}).at("active");
}

TEST(Threshold, AllOfASequenceJoinOneAfterAnother) {
    std::vector<double> expected(101);
    std::iota(expected.begin(), expected.end(), 0);
    EXPECT_EQ(series("thresholds = 'sequence'"), expected);
    EXPECT_EQ(series(""), expected);
    EXPECT_EQ(joined("thresholds = 'sequence'\nagents = 100000"), 100'000);
}

TEST(Threshold, OneWhoIsMissingStopsEverybodyAfter) {
    EXPECT_EQ(series("thresholds = [0, 2, 2, 3, 4, 5]"), (std::vector<double>{0, 1}));
    EXPECT_EQ(series("thresholds = [4, 2, 0, 1, 3]"), (std::vector<double>{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(series("thresholds = [0, 0, 2, 2, 9, 3]"), (std::vector<double>{0, 2, 4, 5}));
    EXPECT_EQ(series("thresholds = 'list'\nlist = [1, 1]"), (std::vector<double>{0}));
    EXPECT_EQ(series("thresholds = [-3, 0.5, 1.5, 2.5]"), (std::vector<double>{0, 1, 2, 3, 4}));
}

TEST(Threshold, AListCountsPeopleAndNotPerCent) {
    std::string keys = "thresholds = [";
    for (int n = 0; n < 10; ++n) keys += std::to_string(n) + ", ";
    EXPECT_EQ(joined(keys + "]"), 10);
    EXPECT_EQ(joined("thresholds = [0, 10, 20]"), 1);
}

TEST(Threshold, SeedsAreActiveFromTheStart) {
    EXPECT_EQ(series("thresholds = [1, 1, 1]\nseeds = 1"), (std::vector<double>{1, 3}));
    EXPECT_EQ(series("thresholds = [3, 3, 3, 3]\nseeds = 2"), (std::vector<double>{2}));
    EXPECT_EQ(series("thresholds = [3, 3, 3, 3]\nseeds = 3"), (std::vector<double>{3, 4}));
    EXPECT_EQ(series("thresholds = [3, 3]\nseeds = 2"), (std::vector<double>{2}));
}

TEST(Threshold, PerCentAreOfAllAndReachedWhenEqual) {
    EXPECT_EQ(joined("thresholds = 'normal'\nmean = 30\nsd = 0\nagents = 10\nseeds = 2"), 2);
    EXPECT_EQ(joined("thresholds = 'normal'\nmean = 30\nsd = 0\nagents = 10\nseeds = 3"), 10);
    EXPECT_EQ(joined("thresholds = 'uniform'\nmean = 7\nsd = 0\nagents = 1000\nseeds = 69"), 69);
    EXPECT_EQ(joined("thresholds = 'uniform'\nmean = 7\nsd = 0\nagents = 1000\nseeds = 70"), 1000);
    EXPECT_EQ(joined("thresholds = 'normal'\nmean = 101\nsd = 0\nagents = 10\nseeds = 9"), 9);
    EXPECT_EQ(joined("thresholds = 'normal'\nmean = 0\nsd = 0\nagents = 10"), 10);
}

TEST(Threshold, AFixedShareIsOfTheNeighboursAndReachedWhenEqual) {
    const std::string everybody = "graph = 'complete'\nthreshold = 0.07\nagents = 101\n";  // 100 others
    EXPECT_EQ(joined(everybody + "seeds = 6"), 6);
    EXPECT_EQ(joined(everybody + "seeds = 7"), 101);
}

TEST(Threshold, DrawsAreOfTheMeanAndDeviationTold) {
    const std::vector<double> normal =
        threshold("thresholds = 'normal'\nmean = 40\nsd = 10\nagents = 100000").constant("agent/threshold");
    const double mean = std::accumulate(normal.begin(), normal.end(), 0.0) / 1e5;
    EXPECT_NEAR(mean, 40, 4.5 * 10 / std::sqrt(1e5));  // a false alarm once in 100,000
    double squares = 0;
    for (const double drawn : normal) squares += (drawn - mean) * (drawn - mean);
    EXPECT_NEAR(squares / 1e5, 100, 4.5 * 100 * std::sqrt(2 / 1e5));  // a false alarm once in 100,000

    std::vector<double> uniform =
        threshold("thresholds = 'uniform'\nagents = 100000").constant("agent/threshold");
    std::ranges::sort(uniform);
    EXPECT_GE(uniform.front(), 0);
    EXPECT_LE(uniform.back(), 100);
    for (const double share : {0.1, 0.5, 0.9})  // false alarms once in 100,000
        EXPECT_NEAR(uniform[static_cast<std::size_t>(share * 1e5)], 100 * share,
                    450 * std::sqrt(share * (1 - share) / 1e5));
}

TEST(Threshold, GoesAlongAPath) {
    const Scratch scratch;
    const std::string path = graph_of(scratch, "0 1\n1 2\n2 3\n3 4\n");
    for (std::uint32_t replicate = 0; replicate < 10; ++replicate) {
        Running run = threshold(path + "threshold = 0.5", replicate);
        const Active start = run.column<std::uint8_t>("agent/active");
        const auto seed = static_cast<Tick>(std::ranges::find(start, 1) - start.begin());
        EXPECT_EQ(run.settle(), std::max(seed, 4 - seed));
        EXPECT_EQ(run.value("share_active"), 1);
        EXPECT_LT(threshold(path + "threshold = 0.6", replicate).settle(),
                  3u);  // stops before anybody with two
    }
}

TEST(Threshold, WithoutNeighboursOnlyAThresholdOfNothingIsMet) {
    EXPECT_EQ(joined("graph = 'random'\ndegree = 0\nagents = 20\nthreshold = 0.01\nseeds = 3"), 3);
    EXPECT_EQ(series("graph = 'random'\ndegree = 0\nagents = 20\nthreshold = 0\nseeds = 3"),
              (std::vector<double>{3, 20}));
    EXPECT_EQ(joined("graph = 'complete'\nthreshold = 0.5\nagents = 1\nseeds = 0"), 0);
    EXPECT_EQ(joined("graph = 'random'\nthreshold = 1\nagents = 50\nseeds = 0"), 0);
}

/// Everybody asks everybody anew at each tick.
Active next(const Active& active, const std::vector<double>& thresholds, const Ties& ties, double whole) {
    Active after = active;
    for (std::size_t me = 0; me < active.size(); ++me) {
        double count = 0;
        for (const std::uint32_t other : ties.neighbours(me)) count += active[other];
        const double share = ties.degree(me) == 0 ? 0 : whole * count / static_cast<double>(ties.degree(me));
        if (share >= thresholds[me]) after[me] = 1;
    }
    return after;
}

TEST(Threshold, IsWhatAskingEverybodyAnewGives) {
    const Scratch scratch;
    std::vector<Tie> list;
    std::string text;
    for (std::uint32_t n = 0; n < 150; ++n) {  // some graph, with hubs and agents alone
        const Tie tie{n * n % 37, 40 + n * 7 % 61};
        if (std::ranges::find(list, tie) != list.end()) continue;
        list.push_back(tie);
        text += std::to_string(tie.from) + " " + std::to_string(tie.to) + "\n";
    }
    const Ties ties = undirected(110, list);
    for (const char* keys : {"thresholds = 'normal'\nmean = 20\nsd = 15",
                             "thresholds = 'uniform'\nmean = 30\nsd = 20", "threshold = 0.2\nseeds = 5"})
        for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
            Running run = threshold(graph_of(scratch, text) + "agents = 110\n" + keys, replicate);
            const std::vector<double> thresholds = run.constant("agent/threshold");
            Active expected = run.column<std::uint8_t>("agent/active");
            for (Tick t = 0; t < 30; ++t) {
                const Active after =
                    next(expected, thresholds, ties, std::string(keys).starts_with("threshold =") ? 1 : 100);
                EXPECT_EQ(run.model->settled(), after == expected);
                run.advance();
                expected = after;
                EXPECT_EQ(run.column<std::uint8_t>("agent/active"), expected);
                EXPECT_EQ(run.value("active"), std::ranges::count(expected, 1));
            }
        }
}

TEST(Threshold, AThresholdOrAGraphMeansAFixedShare) {
    for (const char* keys : {"threshold = 0.18", "graph = 'random'", "thresholds = 'fixed'"}) {
        const Running run = threshold(keys);
        EXPECT_EQ(run.constant("agent/threshold"), std::vector<double>(10'000, 0.18)) << keys;
        EXPECT_EQ(run.value("active"), 1) << keys;
    }
}

TEST(Threshold, NotesThatSharesAreReadAsPerCent) {
    EXPECT_EQ(threshold("thresholds = 'normal'\nmean = 0.25\nsd = 0.122").notes,
              std::vector<std::string>{"model.mean and model.sd are per cent: 25, not 0.25, for a quarter"});
    EXPECT_TRUE(threshold("thresholds = 'normal'").notes.empty());
    EXPECT_TRUE(threshold("thresholds = 'sequence'\nmean = 0.25\nsd = 0.122").notes.empty());
}

TEST(Threshold, RefusesBadKeys) {
    EXPECT_NE(refusal("threshold", "thresholds = [1, 2]\nagents = 3")
                  .find("model.thresholds = [1, 2]: has 2 thresholds for 3 agents"),
              std::string::npos);
    EXPECT_NE(
        refusal("threshold", "thresholds = 'list'").find("model.list = []: has 0 thresholds for 1 agent"),
        std::string::npos);
    EXPECT_NE(refusal("threshold", "thresholds = ['a']").find("allowed: a list of numbers"),
              std::string::npos);
    EXPECT_NE(refusal("threshold", "thresholds = 'lognormal'").find("\"uniform\""), std::string::npos);
    EXPECT_NE(refusal("threshold", "seeds = 101").find("there are not so many agents"), std::string::npos);
    EXPECT_NE(refusal("threshold", "threshold = 18").find("from 0 to 1"), std::string::npos);
    EXPECT_NE(refusal("threshold", "sd = -1").find("from 0 to"), std::string::npos);
}

TEST(Threshold, GivesTheSameOnAnyNumberOfThreads) {
    const Scenario scenario{"classic/threshold-cascade", {"model.agents=50000"}, 30};
    EXPECT_EQ(fingerprint(scenario.on(8)), fingerprint(scenario.on(1)));
}

}  // namespace
}  // namespace concord::test
