#include <gtest/gtest.h>

#include "tests/unit/ics/small_world.hpp"

// The incentives of posts that no state of the organisation enters, or only one number. g = 1, 0.8, 0.5, 0.3
// by tier; every expected value is worked out from the equation.
namespace concord::ics {
namespace {

constexpr std::array felt{1.0, 0.8, 0.5, 0.3};

/// Whether an incentive of organisation 0 is, at every tier, g times the same utility.
testing::AssertionResult is_felt(const SmallWorld& small, const std::string& name, double lip_service,
                                 double collaborate) {
    for (std::size_t tier = 0; tier < staff_tiers; ++tier)
        if (const auto same = near(small.incentive(name, post_of(organisation(0), staff[tier])),
                                   {0, felt[tier] * lip_service, felt[tier] * collaborate});
            !same)
            return testing::AssertionFailure() << "tier " << tier << ": " << same.message();
    return testing::AssertionSuccess();
}

/// Whether it is the same at every tier.
testing::AssertionResult is_for_all(const SmallWorld& small, const std::string& name, double lip_service,
                                    double collaborate) {
    for (Tier tier : staff)
        if (const auto same =
                near(small.incentive(name, post_of(organisation(0), tier)), {0, lip_service, collaborate});
            !same)
            return testing::AssertionFailure()
                   << tier_names()[static_cast<std::size_t>(tier)] << ": " << same.message();
    return testing::AssertionSuccess();
}

TEST(Effort, GrowsWithTheSquareOfTheLoadAndIsRelievedByFacilitation) {
    SmallWorld small;
    small.world.load[organisation(0)] = 1.5;
    // c l^2 (1 - psi f) = 0.25 x 2.25 x (1 - 0.9 x 0.05)
    EXPECT_TRUE(is_felt(small, "effort", -0.03, -0.5371875));
    EXPECT_EQ(small.incentive("effort", post_of(organisation(0), Tier::board)).lip_service, -0.03);
}

TEST(Effort, IsRelievedByAtMostThreeTenths) {
    SmallWorld least("[policy]\nfacilitation = 0"), most("[policy]\nfacilitation = 0.5");
    SmallWorld third("[policy]\nfacilitation = 0.33");
    for (SmallWorld* small : {&least, &most, &third}) small->world.load[organisation(0)] = 2;
    EXPECT_TRUE(near(least.incentive("effort", post_of(organisation(0), Tier::board)), {0, -0.03, -1.0}));
    EXPECT_TRUE(near(most.incentive("effort", post_of(organisation(0), Tier::board)), {0, -0.03, -0.7}));
    EXPECT_TRUE(near(third.incentive("effort", post_of(organisation(0), Tier::board)), {0, -0.03, -0.703}));
}

TEST(Effort, ReadsItsParameters) {
    SmallWorld small(
        "[game]\ncost = 0.4\ncost_load_exponent = 1\nlip_service_cost = 0.2\nfacilitation_relief = 0\n"
        "[organisation]\npayoff_felt = 1");
    small.world.load[organisation(0)] = 3;
    EXPECT_TRUE(near(small.incentive("effort", post_of(organisation(0), Tier::front_line)), {0, -0.2, -1.2}));
}

TEST(Contest, CostsTheBasicContestAndTheStake) {
    SmallWorld small;
    small.world.stake[organisation(0)] = 0.4;
    EXPECT_TRUE(is_felt(small, "contest", -0.068, -0.34));  // 0.1 + 0.6 x 0.4, a fifth of it for lip service
}

TEST(Contest, SharingGainsTakesTheStingOut) {
    SmallWorld all("[policy]\ngain_share = 1"), quarter("[policy]\ngain_share = 0.25");
    all.world.stake[organisation(0)] = quarter.world.stake[organisation(0)] = 0.4;
    EXPECT_TRUE(is_felt(all, "contest", 0, 0));
    EXPECT_TRUE(is_felt(quarter, "contest", -0.051, -0.255));
}

TEST(Contest, WithoutCompetitionOrWeightCostsNothing) {
    SmallWorld small("[policy]\ncompetition = 0\n[game]\ncontest_weight = 0");
    small.world.stake[organisation(0)] = 3;
    EXPECT_TRUE(is_felt(small, "contest", 0, 0));
}

TEST(Help, PaysByLoadAndHelpReceived) {
    SmallWorld small;
    small.world.load[organisation(0)] = 1.44;
    small.world.help[organisation(0)] = 0.3;
    // b l^0.5 w Rec = 0.6 x 1.2 x 0.9 x 0.3, and 1 - q = 0.6 of it
    EXPECT_TRUE(is_felt(small, "help", 0.11664, 0.1944));
}

TEST(Help, SharedDataRaiseItAndFindOutLipService) {
    SmallWorld small("[policy]\ndata_sharing = 0.5");
    small.world.load[organisation(0)] = 1;
    small.world.help[organisation(0)] = 0.5;
    // b = 0.6 (1 + 0.2 x 0.5) = 0.66, q = 0.4 + 0.5 x 0.6 = 0.7
    EXPECT_TRUE(is_felt(small, "help", 0.3 * 0.297, 0.297));
}

TEST(Help, ShrinksWhereThePublicHasNoSay) {
    const std::string needed = "[game]\nengagement_needed = 0.5\n[policy]\ndetection = 1\npublic_voice = ";
    SmallWorld silent(needed + "0"), heard(needed + "0.4"), full(needed + "1");
    for (SmallWorld* small : {&silent, &heard, &full}) {
        small->world.load[organisation(0)] = 1;
        small->world.help[organisation(0)] = 1;
    }
    EXPECT_TRUE(is_felt(silent, "help", 0, 0.27));
    EXPECT_TRUE(is_felt(heard, "help", 0, 0.378));  // 0.54 (1 - 0.5 + 0.5 x 0.4)
    EXPECT_TRUE(is_felt(full, "help", 0, 0.54));
}

TEST(Accountability, WeighsTheSystemAgainstTheOrganisation) {
    // 0.5 (0.25 - 0.75 x 0.2) and 0.5 (0.25 x 0.6 - 0.75 x 0.05)
    EXPECT_TRUE(is_felt(SmallWorld(), "accountability", 0.05625, 0.05));
    EXPECT_TRUE(is_felt(SmallWorld("[policy]\nsystem_weight = 1"), "accountability", 0.3, 0.5));
    EXPECT_TRUE(is_felt(SmallWorld("[policy]\nsystem_weight = 0"), "accountability", -0.025, -0.1));
    EXPECT_TRUE(
        is_felt(SmallWorld("[policy]\naccountability = 2\ndetection = 1"), "accountability", -0.075, 0.2));
}

TEST(Accountability, WithoutWeightIsNothing) {
    EXPECT_TRUE(
        is_felt(SmallWorld("[policy]\naccountability = 0\nsystem_weight = 1"), "accountability", 0, 0));
}

TEST(Appraisal, IsByTierAndNotScaledByThePayoffFelt) {
    const SmallWorld small("[policy]\nappraisal = [0.1, 0.2, 0.3, 0.5]");
    const std::array reward{0.1, 0.2, 0.3, 0.5};
    for (std::size_t tier = 0; tier < staff_tiers; ++tier)
        EXPECT_TRUE(near(small.incentive("appraisal", post_of(organisation(0), staff[tier])),
                         {0, 0.6 * reward[tier], reward[tier]}));
}

TEST(Appraisal, NoneUnlessConfigured) {
    EXPECT_TRUE(is_for_all(SmallWorld(), "appraisal", 0, 0));
}

TEST(Compliance, PullsByPrescription) {
    EXPECT_TRUE(is_for_all(SmallWorld(), "compliance", 0.075, 0.075));
    EXPECT_TRUE(is_for_all(SmallWorld("[policy]\nprescription = 0"), "compliance", 0, 0));
    EXPECT_TRUE(is_for_all(SmallWorld("[policy]\nprescription = 1"), "compliance", 0.25, 0.25));
}

TEST(Label, HelpsNothingButLipService) {
    EXPECT_TRUE(is_for_all(SmallWorld(), "label", 0, 0));
    EXPECT_TRUE(is_for_all(SmallWorld("[policy]\nlabel = 0.7"), "label", 0.7, 0));
}

TEST(Threat, IsGoneWhereTrustIsFull) {
    SmallWorld small;
    small.world.mean_trust[organisation(0)] = 0.35;
    EXPECT_TRUE(is_for_all(small, "threat", 0, -0.195));
    small.world.mean_trust[organisation(0)] = 1;
    EXPECT_TRUE(is_for_all(small, "threat", 0, 0));
    small.world.mean_trust[organisation(0)] = 0;
    EXPECT_TRUE(is_for_all(small, "threat", 0, -0.3));
}

TEST(Crisis, LastsFromItsStartUpToItsEnd) {
    SmallWorld small("[crisis]\nstrength = 0.8\nstart = 10\nend = 12");
    small.world.mean_trust.assign(4, 0.5);
    for (Tick t : {9, 12, 13}) {
        small.set_policies(t);
        EXPECT_TRUE(is_for_all(small, "crisis", 0, 0));
        EXPECT_TRUE(is_for_all(small, "threat", 0, -0.15));
        EXPECT_TRUE(is_felt(small, "accountability", 0.05625, 0.05));
    }
    for (Tick t : {10, 11}) {
        small.set_policies(t);
        EXPECT_TRUE(is_for_all(small, "crisis", 0, 0.8));
        EXPECT_TRUE(is_for_all(small, "threat", 0, -0.03));              // a fifth of zeta
        EXPECT_TRUE(is_felt(small, "accountability", 0.016875, 0.015));  // 0.3 rho
    }
}

TEST(Crisis, OfNoStrengthTakesNothingFromTheRegulator) {
    SmallWorld small("[crisis]\nstrength = 0\nstart = 0\nend = 100");
    small.set_policies(50);
    EXPECT_TRUE(is_for_all(small, "crisis", 0, 0));
    EXPECT_TRUE(is_felt(small, "accountability", 0.05625, 0.05));
}

}  // namespace
}  // namespace concord::ics
