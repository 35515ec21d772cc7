#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/support/simulate.hpp"
#include "tests/unit/classic/running.hpp"

namespace concord::test {
namespace {

using Opinions = std::vector<std::uint8_t>;

Running voter(const std::string& keys, std::uint32_t replicate = 0) {
    return Running("voter", keys, replicate);
}

Opinions opinions(const Running& run) {
    return run.column<std::uint8_t>("agent/opinion");
}

TEST(Voter, OfTwoOneTakesOverTheOthersOpinionAtOnce) {
    int yes = 0;
    for (std::uint32_t replicate = 0; replicate < 1000; ++replicate) {
        Running run = voter("agents = 2", replicate);
        EXPECT_EQ(run.value("share"), 0.5);
        EXPECT_TRUE(std::isnan(run.value("consensus_time")));
        EXPECT_EQ(run.settle(), 1u);
        EXPECT_EQ(run.value("consensus_time"), 0.5);
        yes += run.value("share") == 1;
    }
    EXPECT_NEAR(yes, 500, 4 * std::sqrt(250));  // a false alarm 6 times in 100,000
}

// Of three, one who says otherwise: the number changes at two of three updates and then ends or begins anew,
// so that three updates are needed in the mean, a tick.
TEST(Voter, OfThreeOneTickIsNeededInTheMean) {
    constexpr int runs = 4000;
    double sum = 0, squares = 0;
    for (std::uint32_t replicate = 0; replicate < runs; ++replicate) {
        Running run = voter("agents = 3\ninitial_share = 0.3", replicate);
        run.settle();
        const double time = run.value("consensus_time");
        sum += time, squares += time * time;
    }
    const double error = std::sqrt((squares / runs - sum / runs * sum / runs) / runs);
    EXPECT_NEAR(sum / runs, 1, 4 * error);  // a false alarm 6 times in 100,000
}

// With whom it ends goes by degree: the middle of a star of five has half of all ends of ties, a leaf an
// eighth.
TEST(Voter, OnAStarTheMiddleCountsForAllLeaves) {
    int middle = 0, middle_won = 0, leaf = 0, leaf_won = 0;
    for (std::uint32_t replicate = 0; replicate < 10'000; ++replicate) {
        Running run = voter("graph = 'star'\nagents = 5\ninitial_share = 0.2", replicate);
        const bool from_middle = opinions(run)[0];
        run.settle();
        (from_middle ? middle : leaf) += 1;
        (from_middle ? middle_won : leaf_won) += run.value("share") == 1;
    }
    EXPECT_NEAR(middle, 2000, 4 * std::sqrt(1600));  // false alarms 6 times in 100,000, each of three
    EXPECT_NEAR(middle_won, middle / 2.0, 4 * std::sqrt(middle / 4.0));
    EXPECT_NEAR(leaf_won, leaf / 8.0, 4 * std::sqrt(leaf * 7 / 64.0));
}

TEST(Voter, OnARingTheInitialShareIsTheChance) {
    int yes = 0;
    for (std::uint32_t replicate = 0; replicate < 4000; ++replicate) {
        Running run = voter("graph = 'ring'\ndegree = 2\nagents = 10\ninitial_share = 0.3", replicate);
        run.settle();
        yes += run.value("share") == 1;
    }
    EXPECT_NEAR(yes, 1200, 4 * std::sqrt(840));  // a false alarm 6 times in 100,000
}

/// Long-run distribution of how many of N say yes on the complete graph: balance of ups and downs.
std::vector<double> stationary(int agents, double mutation) {
    const auto up = [&](double yes) {
        return (agents - yes) / agents * ((1 - mutation) * yes / (agents - 1) + mutation / 2);
    };
    std::vector<double> weight{1};
    for (int yes = 0; yes < agents; ++yes) weight.push_back(weight.back() * up(yes) / up(agents - 1 - yes));
    const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
    for (double& w : weight) w /= sum;
    return weight;
}

TEST(Voter, MutationKeepsOpinionsInTheBalanceOfUpsAndDowns) {
    for (const double mutation : {0.05, 0.3, 1.0}) {
        constexpr int agents = 6, batches = 100, batch = 1000;
        const double exact = stationary(agents, mutation)[0];
        Running run = voter("agents = 6\nmutation = " + std::to_string(mutation));
        run.advance(100);
        double sum = 0, squares = 0;
        for (int n = 0; n < batches; ++n) {
            double none = 0;
            for (int t = 0; t < batch; ++t) run.advance(), none += run.value("share") == 0;
            sum += none / batch, squares += none / batch * none / batch;
        }
        const double mean = sum / batches, error = std::sqrt((squares / batches - mean * mean) / batches);
        EXPECT_NEAR(mean, exact, 4.5 * error) << mutation;  // a false alarm once in 100,000
        EXPECT_FALSE(run.model->settled());
    }
}

TEST(Voter, BeginsWithExactlyTheShareSomewhere) {
    for (const auto& [keys, yes] : {std::pair{"agents = 7", 4},
                                    {"agents = 10\ninitial_share = 0.26", 3},
                                    {"agents = 3\ninitial_share = 0", 0}})
        EXPECT_EQ(std::ranges::count(opinions(voter(keys)), 1), yes) << keys;
    EXPECT_NE(opinions(voter("", 0)), opinions(voter("", 1)));
}

TEST(Voter, EndsAtOnceWhereNothingCanChange) {
    for (const char* keys : {"agents = 1", "initial_share = 0", "initial_share = 1"}) {
        Running run = voter(keys);
        EXPECT_TRUE(run.model->settled()) << keys;
        EXPECT_EQ(run.value("consensus_time"), 0) << keys;
    }
    Running alone = voter("graph = 'random'\ndegree = 0");
    EXPECT_TRUE(alone.model->settled());
    alone.advance(3);
    EXPECT_EQ(alone.value("share"), 0.5);
    EXPECT_TRUE(std::isnan(alone.value("consensus_time")));
    EXPECT_FALSE(voter("initial_share = 1\nmutation = 0.1").model->settled());
    EXPECT_FALSE(voter("agents = 1\nmutation = 0.1").model->settled());
}

TEST(Voter, PartsThatDoNotHangTogetherAgreeEachByItself) {
    const Scratch scratch;
    const std::string pairs = graph_of(scratch, "0 1\n2 3\n");
    int apart = 0;
    for (std::uint32_t replicate = 0; replicate < 100; ++replicate) {
        Running run = voter(pairs, replicate);
        run.settle();
        const Opinions said = opinions(run);
        EXPECT_TRUE(said[0] == said[1] && said[2] == said[3]);
        const bool differ = said[0] != said[2];
        EXPECT_EQ(std::isnan(run.value("consensus_time")), differ);
        apart += differ;
    }
    EXPECT_GT(apart, 10);  // of about 50 or more
}

TEST(Voter, RefusesBadKeys) {
    EXPECT_NE(refusal("voter", "initial_share = 1.5").find("model.initial_share = 1.5"), std::string::npos);
    EXPECT_NE(refusal("voter", "mutation = -0.1").find("model.mutation = -0.1"), std::string::npos);
    EXPECT_NE(refusal("voter", "mutations = 0.1").find("did you mean model.mutation?"), std::string::npos);
}

TEST(Voter, GivesTheSameOnAnyNumberOfThreads) {
    const Scenario scenario{"classic/voter", {"model.graph=\"scale-free\"", "model.agents=30000"}, 3};
    EXPECT_EQ(fingerprint(scenario.on(8)), fingerprint(scenario.on(1)));
}

}  // namespace
}  // namespace concord::test
