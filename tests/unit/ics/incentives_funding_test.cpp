#include <gtest/gtest.h>

#include "tests/unit/ics/small_world.hpp"

// Conditional funding: a pot phi for each organisation of the system, shared in proportion to measured
// collaboration y, so that one unit of y is worth phi / mean y; as a fine phi / mean (1 - y).
namespace concord::ics {
namespace {

constexpr std::array felt{1.0, 0.8, 0.5, 0.3};

testing::AssertionResult is_worth(const SmallWorld& small, double worth, double passes = 0.6) {
    for (std::size_t tier = 0; tier < staff_tiers; ++tier)
        if (const auto same =
                near(small.incentive("conditional_funding", post_of(organisation(0), staff[tier])),
                     {0, felt[tier] * passes * worth, felt[tier] * worth});
            !same)
            return testing::AssertionFailure() << "tier " << tier << ": " << same.message();
    return testing::AssertionSuccess();
}

SmallWorld world_measured(const std::string& toml, double measured) {
    SmallWorld small(toml);
    small.world.system_measured[SystemId(0)] = measured;
    small.world.system_measured[SystemId(1)] = 0.123;  // of no concern to organisation 0
    return small;
}

const std::string reward = "[policy]\nconditional_pot = 0.2\n";
const std::string fine = reward + "[game]\nconditional_form = \"fine\"\n";

TEST(ConditionalFunding, NoneUnlessConfigured) {
    EXPECT_TRUE(is_worth(world_measured("", 0.5), 0));
}

TEST(ConditionalFunding, RewardIsSharedAmongThoseMeasured) {
    EXPECT_TRUE(is_worth(world_measured(reward, 0.8), 0.25));
    EXPECT_TRUE(is_worth(world_measured(reward, 1), 0.2));
    EXPECT_TRUE(is_worth(world_measured(reward, 0.5), 0.4));
}

TEST(ConditionalFunding, FineIsSharedAmongThoseCaught) {
    EXPECT_TRUE(is_worth(world_measured(fine, 0.5), 0.4));
    EXPECT_TRUE(is_worth(world_measured(fine, 0.2), 0.25));
}

TEST(ConditionalFunding, IsNeverMoreThanAllPotsTogether) {  // system ONE has three organisations
    EXPECT_TRUE(is_worth(world_measured(reward, 0), 0.6));
    EXPECT_TRUE(is_worth(world_measured(reward, 0.1), 0.6));
    EXPECT_TRUE(is_worth(world_measured(fine, 1), 0.6));
}

TEST(ConditionalFunding, PaysLipServiceWhatIsNotSeenThrough) {
    EXPECT_TRUE(is_worth(world_measured(reward + "detection = 1", 0.5), 0.4, 0));
    EXPECT_TRUE(is_worth(world_measured(reward + "detection = 0", 0.5), 0.4, 1));
}

TEST(ConditionalFunding, BelongsToTheSystemThatHasThePot) {
    SmallWorld small(
        "[[intervention]]\nwhere = { system = \"TWO\" }\nset = { \"policy.conditional_pot\" = 0.5 }");
    small.world.system_measured.assign(2, 0.5);
    EXPECT_TRUE(is_worth(small, 0));
    // The only organisation of its system can get no more than the one pot.
    EXPECT_TRUE(
        near(small.incentive("conditional_funding", post_of(organisation(3), Tier::board)), {0, 0.3, 0.5}));
}

TEST(ConditionalFunding, OfAWholeSystemAddsUpToItsPots) {
    // Three organisations with y = 0.9, 0.3, 0.6: each is paid y x worth at its board; together 3 x 0.2.
    const SmallWorld small = world_measured(reward, 0.6);
    double paid = 0;
    for (double y : {0.9, 0.3, 0.6})
        paid += y * small.incentive("conditional_funding", post_of(organisation(0), Tier::board)).collaborate;
    EXPECT_NEAR(paid, 0.6, 1e-12);
}

}  // namespace
}  // namespace concord::ics
