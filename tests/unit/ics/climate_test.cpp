#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

TEST(Climate, IsOneWhereTiersDifferOnlyInWhoReviewsLeavesAndComes) {
    const SmallWorld small(
        "[people]\nturnover = [0.001, 0.002, 0.003, 0.004]\nexternal_share = [0.1, 0.2, 0.3, 0.4]\n"
        "[culture]\nreview_rate = [0.1, 0.2, 0.3, 0.4]");
    EXPECT_EQ(small.world.policy.distinct.size(), 4u);
    EXPECT_EQ(small.world.climate.distinct.size(), 1u);
    EXPECT_TRUE(std::isnan(small.world.climate[PostId(0)].turnover));
}

TEST(Climate, HoldsEveryOtherLeverOfThePost) {
    const SmallWorld small("[policy]\nappraisal = [0.1, 0, 0, 0.2]\nlabel = [0, 0, 0.3, 0]");
    const World& world = small.world;
    EXPECT_EQ(world.climate.distinct.size(), 4u);
    for (PostId post : world.posts()) {
        EXPECT_EQ(world.climate[post].appraisal, world.policy[post].appraisal);
        EXPECT_EQ(world.climate[post].label, world.policy[post].label);
    }
}

TEST(Climate, ChangesWithThePolicies) {
    SmallWorld small("[[intervention]]\nat = 3\nwhere = { tier = 'board' }\nset = { 'policy.label' = 0.1 }");
    EXPECT_EQ(small.world.climate.distinct.size(), 1u);
    small.set_policies(3);
    EXPECT_EQ(small.world.climate.distinct.size(), 2u);
    EXPECT_EQ(small.world.climate[post_of(OrganisationId(2), Tier::board)].label, 0.1);
    EXPECT_EQ(small.world.climate[post_of(OrganisationId(2), Tier::front_line)].label, 0);
}

}  // namespace
}  // namespace concord::ics
