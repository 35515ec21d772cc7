#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/classic/closeness.hpp"
#include "tests/support/simulate.hpp"
#include "tests/unit/classic/running.hpp"

namespace concord::test {
namespace {

using classic::Closeness;
using Opinions = std::vector<double>;

Running society(const std::string& keys, std::uint32_t replicate = 0) {
    return Running("bounded-confidence", keys, replicate);
}

Opinions opinions(const Running& run) {
    return run.column<double>("agent/opinion");
}

double mean(const Opinions& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

TEST(Closeness, IncludesExactlyEpsilonOnlyWhereItSaysSo) {
    EXPECT_TRUE(Closeness(0.25, true)(0.25));
    EXPECT_FALSE(Closeness(0.25, false)(0.25));
    EXPECT_TRUE(Closeness(0.25, false)(0.2));
    EXPECT_TRUE(Closeness(0, false)(0));
}

TEST(Closeness, ClustersAreWhatHangsTogetherAndIsMoreThanATwoPercentOfAll) {
    EXPECT_EQ(classic::clusters({0.1, 0.9, 0.2, 0.3}, {0.15, false}), 2u);
    EXPECT_EQ(classic::clusters({0.5}, {0, false}), 1u);
    Opinions crowd(98, 0.5);
    crowd.insert(crowd.end(), {0.9, 0.9});  // 2 of 100
    EXPECT_EQ(classic::clusters(crowd, {0.1, false}), 1u);
    crowd.push_back(0.9);  // 3 of 101
    EXPECT_EQ(classic::clusters(crowd, {0.1, false}), 2u);
    EXPECT_EQ(classic::clusters(Opinions(100, 0.3), {0, false}), 1u);
}

TEST(Closeness, MeansAreOfAllWithinReach) {
    EXPECT_EQ(classic::means_of_close({0.5, 0, 0.25}, {0.25, true}), (Opinions{0.375, 0.125, 0.25}));
    EXPECT_EQ(classic::means_of_close({0.5, 0, 0.25}, {0.25, false}), (Opinions{0.5, 0, 0.25}));
    EXPECT_EQ(classic::means_of_close(Opinions(7, 0.1), {0.5, true}), Opinions(7, 0.1));
}

TEST(Closeness, FarthestWithinReach) {
    const Opinions sorted{0, 0.1, 0.1, 0.3, 0.45};
    EXPECT_EQ(classic::highest_close(sorted, {0.25, false}), (Opinions{0.1, 0.3, 0.3, 0.45, 0.45}));
    EXPECT_EQ(classic::lowest_close(sorted, {0.25, false}), (Opinions{0, 0, 0, 0.1, 0.3}));
}

TEST(BoundedConfidence, TwoWhoMeetAgreeInTheMiddle) {
    Running run = society("agents = 2\nepsilon = 2");
    const Opinions start = opinions(run);
    run.advance();
    EXPECT_EQ(opinions(run), Opinions(2, opinions(run)[0]));
    EXPECT_NEAR(opinions(run)[0], mean(start), 1e-16);
    EXPECT_EQ(run.value("spread"), 0);
    EXPECT_EQ(run.value("clusters"), 1);
    EXPECT_EQ(run.settle(), 2u);
}

// A tick of two agents is two meetings, each of which leaves 1 - 2 mu of the distance.
TEST(BoundedConfidence, WhoMeetsMovesByMuOfTheDistance) {
    for (const char* mu : {"0.1", "0.25", "0.8", "1.0"}) {
        Running run = society(std::string("agents = 2\nepsilon = 2\nconvergence = ") + mu);
        const Opinions start = opinions(run);
        run.advance();
        const double left = 1 - 2 * std::stod(mu);
        EXPECT_NEAR(opinions(run)[1] - opinions(run)[0], (start[1] - start[0]) * left * left, 1e-15) << mu;
        EXPECT_NEAR(mean(opinions(run)), mean(start), 1e-15) << mu;
    }
}

TEST(BoundedConfidence, NobodyMovesWithoutConfidenceOrConvergence) {
    for (const char* keys :
         {"epsilon = 0", "convergence = 0", "epsilon = 0\nrule = 'hegselmann-krause'", "agents = 1"}) {
        Running run = society(keys);
        const Opinions start = opinions(run);
        EXPECT_EQ(run.settle(), 1u) << keys;
        EXPECT_EQ(opinions(run), start) << keys;
    }
    EXPECT_EQ(society("agents = 49\nepsilon = 0").value("clusters"), 49);  // each more than 2%
    EXPECT_EQ(society("agents = 50\nepsilon = 0").value("clusters"), 0);
}

TEST(BoundedConfidence, MeetingsKeepTheMean) {
    Running run = society("agents = 1000\nepsilon = 0.2\nconvergence = 0.3");
    const double start = mean(opinions(run));
    run.advance(50);
    EXPECT_NEAR(mean(opinions(run)), start, 1e-12);
}

TEST(BoundedConfidence, SettledMeansThatNothingEverChanges) {
    for (const char* keys : {"agents = 40\nepsilon = 0.3", "agents = 40\nepsilon = 0.2\nconvergence = 0.2"})
        for (std::uint32_t replicate = 0; replicate < 10; ++replicate) {
            Running run = society(keys, replicate);
            run.settle();
            const Opinions end = opinions(run);
            run.advance(200);
            EXPECT_EQ(opinions(run), end) << keys;
        }
}

/// Every pair looked at.
Opinions hegselmann_krause(const Opinions& now, double epsilon) {
    Opinions next;
    for (const double x : now) {
        double sum = 0, count = 0;
        for (const double y : now)
            if (std::abs(x - y) <= epsilon) sum += y, ++count;
        next.push_back(sum / count);
    }
    return next;
}

TEST(BoundedConfidence, SortingGivesTheMeansOfAllPairs) {
    for (const double epsilon : {0.02, 0.1, 0.25}) {
        Running run =
            society("agents = 300\nrule = 'hegselmann-krause'\nepsilon = " + std::to_string(epsilon));
        while (!run.model->settled()) {
            const Opinions expected = hegselmann_krause(opinions(run), epsilon);
            run.advance();
            const Opinions found = opinions(run);
            for (std::size_t me = 0; me < found.size(); ++me) ASSERT_NEAR(found[me], expected[me], 1e-13);
        }
    }
}

TEST(BoundedConfidence, AllAtOnceAgreeAtOnceWhenAllListen) {
    Running run = society("agents = 1000\nepsilon = 1\nrule = 'hegselmann-krause'");
    const double start = mean(opinions(run));
    run.advance();
    EXPECT_EQ(run.value("spread"), 0);
    EXPECT_NEAR(opinions(run)[0], start, 1e-14);
    EXPECT_EQ(run.settle(), 2u);
}

TEST(BoundedConfidence, BeginsUniform) {
    const Running run = society("agents = 100000");
    EXPECT_NEAR(mean(opinions(run)), 0.5, 4.5 * std::sqrt(1 / 12e5));  // a false alarm once in 100,000
    EXPECT_NEAR(run.value("spread"), std::sqrt(1 / 12.0), 0.002);      // 5 standard errors
}

TEST(BoundedConfidence, RefusesBadKeys) {
    EXPECT_NE(refusal("bounded-confidence", "convergence = 1.1").find("from 0 to 1"), std::string::npos);
    EXPECT_NE(refusal("bounded-confidence", "epsilon = -0.1").find("from 0 to"), std::string::npos);
    EXPECT_NE(refusal("bounded-confidence", "rule = 'mean'").find("\"hegselmann-krause\""),
              std::string::npos);
    EXPECT_NE(refusal("bounded-confidence", "agents = 0").find("from 1 to"), std::string::npos);
}

TEST(BoundedConfidence, GivesTheSameOnAnyNumberOfThreads) {
    for (const char* rule : {"model.rule=\"deffuant\"", "model.rule=\"hegselmann-krause\""}) {
        const Scenario scenario{"classic/bounded-confidence", {rule, "model.agents=20000"}, 4};
        EXPECT_EQ(fingerprint(scenario.on(8)), fingerprint(scenario.on(1))) << rule;
    }
}

}  // namespace
}  // namespace concord::test
