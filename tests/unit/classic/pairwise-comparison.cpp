#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/error.hpp"
#include "engine/run/trial.hpp"
#include "tests/support/simulate.hpp"

namespace concord::test {
namespace {

Series compare(const std::string& keys) {
    return trial("[world]\nkind = \"pairwise-comparison\"\n[model]\npopulations = 20000\n" + keys,
                 {"share_fixated", "share_extinct", "fixation_time"});
}

double fixated(const std::string& keys) {
    return compare(keys).at("share_fixated").back();
}

/// Within 4 standard errors of 20,000 populations: a false alarm 6 times in 100,000.
void expect_share(double exact, double found) {
    EXPECT_NEAR(found, exact, 4 * std::sqrt(exact * (1 - exact) / 20'000));
}

TEST(PairwiseComparison, AMutantAloneIsFixatedFromTheStart) {
    EXPECT_EQ(compare("population = 1").at("share_fixated"), std::vector<double>{1});
}

TEST(PairwiseComparison, TwoMembersGoByTheAdvantage) {
    expect_share(1 / (1 + std::exp(-0.7)), fixated("population = 2\nadvantage = 0.7"));
    expect_share(1 / (1 + std::exp(0.7)), fixated("population = 2\nadvantage = -0.7"));
}

/// Members of a pair play one game with each other: the mutant gets S, the other T.
TEST(PairwiseComparison, TwoMembersGoByTheirOneGame) {
    expect_share(
        1 / (1 + std::exp(-2 * (0.1 - 0.4))),
        fixated("population = 2\nreward = 9\nsucker = 0.1\ntemptation = 0.4\npunishment = 9\nsharpness = 2"));
}

TEST(PairwiseComparison, IsNeutralWhereNothingCounts) {
    expect_share(0.1, fixated("population = 10\nadvantage = 0"));
    expect_share(0.1, fixated("population = 10\nsharpness = 0\nreward = 5\ntemptation = 9"));
}

TEST(PairwiseComparison, AdvantagesWithoutBoundsAreCertain) {
    EXPECT_EQ(fixated("population = 5\nadvantage = 1e6"), 1);
    EXPECT_EQ(fixated("population = 5\nadvantage = -1e6"), 0);
    EXPECT_EQ(fixated("population = 5\ntemptation = 1e6\nsharpness = 1e6\npunishment = 1e6"), 0);
}

/// A payoff matrix that amounts to a constant: mutants get 0.3 whoever they meet. And the two add up.
TEST(PairwiseComparison, AConstantGameIsAnAdvantage) {
    const double g = 0.3, exact = (1 - std::exp(-g)) / (1 - std::exp(-g * 8));
    expect_share(exact, fixated("population = 8\nadvantage = 0.3"));
    expect_share(exact, fixated("population = 8\nreward = 0.3\nsucker = 0.3"));
    expect_share(exact,
                 fixated("population = 8\nreward = 0.1\nsucker = 0.1\nadvantage = 0.1\nsharpness = 2"));
}

/// Of three, 1 or 2 of them mutants, one update in three changes something. Among neutral walks that reach 3,
/// those at 1 always go up, those at 2 in 3 of 4 times, so 8/3 changes: 8 updates. The spread is below 2
/// generations.
TEST(PairwiseComparison, TimesAreInGenerations) {
    const double time = compare("population = 3\nadvantage = 0").at("fixation_time").back();
    EXPECT_NEAR(time, 8.0 / 3, 4 * 2.0 / std::sqrt(20'000 / 3.0));
}

TEST(PairwiseComparison, GivesTheSameOnAnyNumberOfThreads) {
    const Scenario scenario{"classic/pairwise-comparison", {"model.populations=1000"}, 60};
    const std::uint64_t one = fingerprint(scenario.on(1));
    for (const unsigned threads : {2, 3, 8}) EXPECT_EQ(fingerprint(scenario.on(threads)), one) << threads;
}

TEST(PairwiseComparison, RefusesWhatMakesNoSense) {
    EXPECT_THROW(compare("population = 0"), InputError);
    EXPECT_THROW(compare("sharpness = -1"), InputError);
    EXPECT_THROW(compare("fitness = 2"), InputError);
}

}  // namespace
}  // namespace concord::test
