#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/core/statistics.hpp"
#include "tests/unit/ics/small_world.hpp"

// Which record system an organisation takes at contract renewal. One organisation chooses over and over, a
// week each, from the same state; chi-square with a chance of a false alarm of 1e-6.
namespace concord::ics {
namespace {

constexpr OrganisationId chooser(0);
constexpr std::size_t weeks = 4000;
const std::string every_week = "[technology]\nrenewal = 1\n";
const std::string by_fit = every_week + "network_effect = 0\nleverage = 0\nswitching_cost = 0\n";

/// Fits of 0.3, 0, -0.2 and 0.1; it runs system 0, its partners 1 (organisation 1) and 2 (organisation 2).
SmallWorld at_renewal(const std::string& toml) {
    SmallWorld small(toml);
    small.world.fit[chooser] = {0.3, 0, -0.2, 0.1};
    small.world.record_system = Column<OrganisationId, std::uint8_t>(std::vector<std::uint8_t>{0, 1, 2, 3});
    return small;
}

/// Whether the choices follow the softmax of these utilities at sharpness 3.
testing::AssertionResult follow(const SmallWorld& small, const std::array<double, 4>& utilities) {
    std::array<std::uint64_t, 4> counts{};
    State next = small.next();
    for (Tick t = 0; t < weeks; ++t) {
        small.rules.technology(small.world, next, small.draws, t);
        ++counts[next.record_system[chooser]];
    }
    std::array<double, 4> expected;
    double sum = 0;
    for (std::size_t y = 0; y < 4; ++y) sum += expected[y] = std::exp(3 * utilities[y]);
    for (double& number : expected) number *= weeks / sum;
    if (test::agrees(counts, expected)) return testing::AssertionSuccess();
    auto failure = testing::AssertionFailure();
    for (std::size_t y = 0; y < 4; ++y) failure << counts[y] << " expected " << expected[y] << "; ";
    return failure;
}

TEST(RecordSystemChoice, IsByFitWhereNothingElseCounts) {
    EXPECT_TRUE(follow(at_renewal(by_fit), {0.3, 0, -0.2, 0.1}));
    EXPECT_FALSE(follow(at_renewal(by_fit), {0.3, 0, -0.2, 0.2}));  // the test can tell
}

TEST(RecordSystemChoice, SwitchingCosts) {
    EXPECT_TRUE(follow(at_renewal(every_week + "network_effect = 0\nleverage = 0\nswitching_cost = 0.4"),
                       {0.3, -0.4, -0.6, -0.3}));
}

TEST(RecordSystemChoice, AMandatePushesOneSystem) {
    EXPECT_TRUE(follow(at_renewal(by_fit + "mandated = 2\n[policy]\nmandate = 0.8"), {0.3, 0, 0.6, 0.1}));
    EXPECT_TRUE(follow(at_renewal(by_fit + "[policy]\nmandate = 0.8"), {1.1, 0, -0.2, 0.1}));
}

TEST(RecordSystemChoice, TrustedPartnersPull) {
    SmallWorld small = at_renewal(every_week + "network_effect = 1.5\nleverage = 0\nswitching_cost = 0\n");
    small.world.link_trust[LinkId(0)] = 0.6;  // weight 2, runs system 1
    small.world.link_trust[LinkId(1)] = 0.9;  // weight 1, runs system 2
    EXPECT_TRUE(follow(small, {0.3, 1.5 * 1.2 / 3, -0.2 + 1.5 * 0.9 / 3, 0.1}));
    small.world.record_system[organisation(2)] = 1;
    EXPECT_TRUE(follow(small, {0.3, 1.5 * 2.1 / 3, -0.2, 0.1}));
}

TEST(RecordSystemChoice, CustomersInTheSystemGiveLeverage) {
    SmallWorld small = at_renewal(every_week + "network_effect = 0\nleverage = 0.5\nswitching_cost = 0\n");
    small.world.record_system[organisation(1)] = 2;
    // Customers in system ONE: itself with 0, two with 2; organisation 3 with 3 is elsewhere.
    EXPECT_TRUE(follow(small, {0.3 + 0.5 * std::log(2), 0, -0.2 + 0.5 * std::log(3), 0.1}));
}

TEST(RecordSystemChoice, IsKeptWithoutRenewal) {
    const SmallWorld small = at_renewal("[technology]\nrenewal = 0");
    State next = small.next();
    for (Tick t = 0; t < 200; ++t) {
        small.rules.technology(small.world, next, small.draws, t);
        EXPECT_EQ(next.record_system, small.world.record_system);
    }
}

TEST(RecordSystemChoice, ComesAtTheRateOfRenewal) {
    SmallWorld small =
        at_renewal("[technology]\nrenewal = 0.1\nswitching_cost = 0\nmandated = 1\n[policy]\nmandate = 2");
    small.world.fit[chooser] = {0, 2, 0, 0};  // a renewal is a change: exp(-12) may not see it
    State next = small.next();
    std::array<std::uint64_t, 2> counts{};
    for (Tick t = 0; t < weeks; ++t) {
        small.rules.technology(small.world, next, small.draws, t);
        ++counts[next.record_system[chooser] == 1];
    }
    EXPECT_TRUE(test::agrees(counts, std::array{0.9 * weeks, 0.1 * weeks}));
}

TEST(RecordSystemChoice, AMandateForASystemThatIsNotOnTheMarketIsReported) {
    const auto read = [](const Section& config) {
        Draws draws(1, 0);
        Technology{config, draws};
        Start{config, draws, 4};
    };
    EXPECT_EQ(problems_of("[technology]\nmandated = 3", read), "");
    EXPECT_NE(problems_of("[technology]\nmandated = 4", read).find("technology.mandated"), std::string::npos);
    EXPECT_EQ(problems_of("[technology]\nmandated = 4\nsystems = 5", read), "");
}

}  // namespace
}  // namespace concord::ics
