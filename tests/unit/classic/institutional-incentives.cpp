#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/error.hpp"
#include "engine/run/trial.hpp"
#include "tests/support/simulate.hpp"

namespace concord::test {
namespace {

Series play(const std::string& keys, int ticks = 0, std::uint32_t replicate = 0) {
    return trial(fmt::format("[world]\nkind = \"institutional-incentives\"\n[run]\nticks = {}\n[model]\n{}",
                             ticks, keys),
                 {"cooperators", "share_cooperators", "payoff_difference"}, replicate);
}

double difference(const std::string& keys) {
    return play(keys).at("payoff_difference").front();
}

/// Six members, groups of three: all 20 groups, and what each member gets in them, counted out.
double counted_out(bool reward, unsigned cooperators, double pot, double cost) {
    double incentives = 0;
    const unsigned targets = reward ? cooperators : 6 - cooperators;
    for (unsigned a = 0; a < 6; ++a)
        for (unsigned b = a + 1; b < 6; ++b)
            for (unsigned c = b + 1; c < 6; ++c)
                if (a < targets || b < targets || c < targets) incentives += 3 * pot;
    const double games_of_each = 10;
    return incentives / targets / games_of_each - cost;
}

TEST(InstitutionalIncentives, PayIsTheMeanOverAllGroups) {
    for (unsigned cooperators = 1; cooperators < 6; ++cooperators)
        for (const bool reward : {false, true}) {
            const std::string keys = fmt::format(
                "population = 6\ngroup = 3\npot = 0.7\ncost = 1.2\nincentive = \"{}\"\ninitial_cooperators = "
                "{}",
                reward ? "reward" : "punish", cooperators / 6.0);
            EXPECT_NEAR(difference(keys), counted_out(reward, cooperators, 0.7, 1.2), 1e-12) << cooperators;
        }
}

TEST(InstitutionalIncentives, PayIsTheGeometricSumInLargePopulations) {
    for (const double x : {0.1, 0.5188, 0.9}) {
        const std::string keys =
            fmt::format("population = 1000000\npot = 0.5\ngroup = 5\ninitial_cooperators = {}\n", x);
        const auto sum = [](double y) { return 0.5 * (1 + y + y * y + y * y * y + y * y * y * y) - 1; };
        EXPECT_NEAR(difference(keys), sum(x), 1e-4);
        EXPECT_NEAR(difference(keys + "incentive = \"reward\""), sum(1 - x), 1e-4);
    }
}

TEST(InstitutionalIncentives, AGroupOfOneGetsThePotAlone) {
    EXPECT_NEAR(difference("group = 1\npot = 0.4\ncost = 1"), -0.6, 1e-12);
    EXPECT_NEAR(difference("group = 1\npot = 1.4\ncost = 1\nincentive = \"reward\""), 0.4, 1e-12);
}

TEST(InstitutionalIncentives, StartsWithExactlySoMany) {
    EXPECT_EQ(play("population = 10\ninitial_cooperators = 0.3").at("cooperators").front(), 3);
    EXPECT_EQ(play("population = 10\ninitial_cooperators = 0.3").at("share_cooperators").front(), 0.3);
    EXPECT_EQ(play("population = 7\ninitial_cooperators = 1").at("cooperators").front(), 7);
}

TEST(InstitutionalIncentives, WhereAllAreAlikeNothingChanges) {
    EXPECT_EQ(play("initial_cooperators = 0\npot = 5", 3).at("cooperators"), std::vector<double>(4, 0));
    EXPECT_EQ(play("population = 50\ninitial_cooperators = 1\npot = 0", 3).at("cooperators"),
              std::vector<double>(4, 50));
    EXPECT_EQ(play("population = 1\ngroup = 1\ninitial_cooperators = 1", 3).at("cooperators"),
              std::vector<double>(4, 1));
}

TEST(InstitutionalIncentives, SmallPotsFailAndLargeOnesDoNotNeedAStart) {
    for (const char* incentive : {"punish", "reward"}) {
        const std::string keys = fmt::format("population = 1000\nincentive = \"{}\"\n", incentive);
        EXPECT_EQ(play(keys + "pot = 0.19\ninitial_cooperators = 0.95", 100).at("cooperators").back(), 0);
        EXPECT_EQ(play(keys + "pot = 1.1\ninitial_cooperators = 0.05", 100).at("cooperators").back(), 1000);
    }
}

/// A neutral walk: over 200 runs of a tick, from 500 of 1000, the mean change is 0 with a standard error of
/// sqrt(1000 / 4 / 200), as half of all updates are of unlike pairs, half of which change something.
TEST(InstitutionalIncentives, DriftIsNeutralWithoutSharpness) {
    double sum = 0;
    for (std::uint32_t replicate = 0; replicate < 200; ++replicate)
        sum += play("population = 1000\npot = 3\nsharpness = 0", 1, replicate).at("cooperators").back() - 500;
    EXPECT_LT(std::abs(sum / 200), 4 * std::sqrt(1000 / 4.0 / 200));
}

/// From half of 1000 cooperators, imitation moves x (1 - x) tanh(beta d / 2) a tick: here x' = 0.25
/// tanh(-0.2).
TEST(InstitutionalIncentives, ImitationGoesByTheSharpness) {
    double sum = 0;
    for (std::uint32_t replicate = 0; replicate < 200; ++replicate)
        sum += play("population = 10000\npot = 0\ncost = 0.1\nsharpness = 4", 1, replicate)
                   .at("share_cooperators")
                   .back();
    // The logistic curve of a tick at this speed, solved: x / (1 - x) falls by exp(-tanh(0.2)).
    const double odds = std::exp(-std::tanh(0.2));
    EXPECT_NEAR(sum / 200, odds / (1 + odds), 4 * std::sqrt(0.25 / 10'000 / 200) + 1e-4);
}

TEST(InstitutionalIncentives, GivesTheSameOnAnyNumberOfThreads) {
    const Scenario scenario{"classic/institutional-incentives", {"model.population=2000"}, 5};
    EXPECT_EQ(fingerprint(scenario.on(8)), fingerprint(scenario.on(1)));
}

TEST(InstitutionalIncentives, RefusesWhatMakesNoSense) {
    EXPECT_THROW(play("group = 0"), InputError);
    EXPECT_THROW(play("pot = -1"), InputError);
    EXPECT_THROW(play("initial_cooperators = 1.5"), InputError);
    EXPECT_THROW(play("incentive = \"praise\""), InputError);
    EXPECT_THROW(play("population = 4\ngroup = 5"), InputError);
    EXPECT_NO_THROW(play("population = 5\ngroup = 5", 5));
}

}  // namespace
}  // namespace concord::test
