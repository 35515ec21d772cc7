#include "models/ics/processes/aggregate.hpp"

#include <gtest/gtest.h>

#include "models/ics/processes/happened.hpp"
#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

constexpr Behaviour D = Behaviour::compete, L = Behaviour::lip_service, C = Behaviour::collaborate;

/// Boards collaborate in organisation 0 alone; power is 8, 4, 2, 1, 1.
SmallWorld peopled(const std::string& toml = "") {
    SmallWorld small(toml);
    set_behaviours(small.world, organisation(0), {C, L, D, C, D});
    set_behaviours(small.world, organisation(1), {D, C, C, C, C});
    set_behaviours(small.world, organisation(2), {L, L, L, L, L});
    set_behaviours(small.world, organisation(3), {D, D, D, D, C});
    small.world.public_trust = Column<PlaceId, double>(std::vector<double>{0.8, 0.4, 0.1});
    small.rules.aggregate(small.world);
    return small;
}

TEST(Aggregate, WeighsPeopleByThePowerOfTheirTier) {
    const SmallWorld small = peopled();
    const PerBehaviour& x = small.world.field[organisation(0)];
    EXPECT_EQ(x.compete, 3.0 / 16);
    EXPECT_EQ(x.lip_service, 4.0 / 16);
    EXPECT_EQ(x.collaborate, 9.0 / 16);
    EXPECT_EQ(small.world.collaboration[organisation(0)], 9.0 / 16);
    EXPECT_EQ(small.world.professed[organisation(0)], 13.0 / 16);
    EXPECT_EQ(small.world.collaboration[organisation(1)], 0.5);
    EXPECT_EQ(small.world.collaboration[organisation(2)], 0);
    EXPECT_EQ(small.world.professed[organisation(2)], 1);
}

TEST(Aggregate, CountsEveryoneTheSameWherePowerIsShared) {
    const SmallWorld small = peopled("[policy]\npower_sharing = 1");
    EXPECT_TRUE(near(small.world.field[organisation(0)], {0.4, 0.2, 0.4}));
    EXPECT_EQ(small.world.collaboration[organisation(1)], 0.8);
}

TEST(Aggregate, TakesTheRootOfPowerSharedByHalf) {
    const SmallWorld small = peopled("[policy]\npower_sharing = 0.5");
    const double eight = 2.8284271247461903, two = 1.4142135623730951, sum = eight + 2 + two + 2;
    EXPECT_TRUE(near(small.world.field[organisation(0)], {(two + 1) / sum, 2 / sum, (eight + 1) / sum}));
}

TEST(Aggregate, PowerSharingIsOfTheOrganisation) {
    const SmallWorld small =
        peopled("[[intervention]]\nwhere = { kind = \"council\" }\nset = { \"policy.power_sharing\" = 1.0 }");
    EXPECT_EQ(small.world.collaboration[organisation(0)], 9.0 / 16);
    EXPECT_EQ(small.world.collaboration[organisation(1)], 0.8);
    // In the system the council's people weigh 1 each: power doing (3, 4, 9), (1, 0, 4), (0, 16, 0) of 37.
    EXPECT_TRUE(near(small.world.system_field[SystemId(0)], {4.0 / 37, 20.0 / 37, 13.0 / 37}));
}

TEST(Aggregate, MeasuresLipServiceAsFarAsItIsNotDetected) {
    EXPECT_DOUBLE_EQ(peopled().world.measured[organisation(0)], 9.0 / 16 + 0.6 * 4 / 16);
    EXPECT_DOUBLE_EQ(peopled("[policy]\ndetection = 1").world.measured[organisation(0)], 9.0 / 16);
    EXPECT_DOUBLE_EQ(peopled("[policy]\ndetection = 0").world.measured[organisation(0)], 13.0 / 16);
    // With data sharing q = 0.4 + 0.5 x 0.6 = 0.7.
    EXPECT_DOUBLE_EQ(peopled("[policy]\ndata_sharing = 0.5").world.measured[organisation(2)], 0.3);
}

TEST(Aggregate, SumsUpSystems) {
    const SmallWorld small = peopled();
    // Power doing (D, L, C): (3, 4, 9), (8, 0, 8), (0, 16, 0) of 48; and (15, 0, 1) of 16.
    EXPECT_TRUE(near(small.world.system_field[SystemId(0)], {11.0 / 48, 20.0 / 48, 17.0 / 48}));
    EXPECT_TRUE(near(small.world.system_field[SystemId(1)], {15.0 / 16, 0, 1.0 / 16}));
    EXPECT_DOUBLE_EQ(small.world.system_measured[SystemId(0)], (9.0 / 16 + 0.15 + 0.5 + 0.6) / 3);
    EXPECT_DOUBLE_EQ(small.world.system_measured[SystemId(1)], 1.0 / 16);
}

TEST(Aggregate, CountsHeadsByPost) {
    const SmallWorld small = peopled();
    EXPECT_EQ(small.world.headcount[post_of(organisation(0), Tier::board)], (Headcount{0, 0, 1}));
    EXPECT_EQ(small.world.headcount[post_of(organisation(0), Tier::senior_manager)], (Headcount{0, 1, 0}));
    EXPECT_EQ(small.world.headcount[post_of(organisation(0), Tier::front_line)], (Headcount{1, 0, 1}));
    EXPECT_EQ(small.world.headcount[post_of(organisation(0), Tier::public_voice)], (Headcount{0, 0, 0}));
}

TEST(Aggregate, CountsWhoArrivedThisWeek) {
    SmallWorld small;
    small.world.tenure[PersonId(3)] = small.world.tenure[PersonId(4)] = small.world.tenure[PersonId(5)] = 0;
    small.rules.aggregate(small.world);
    EXPECT_EQ(small.world.arrivals[post_of(organisation(0), Tier::front_line)], 2u);
    EXPECT_EQ(small.world.arrivals[post_of(organisation(1), Tier::board)], 1u);
    EXPECT_EQ(small.world.arrivals[post_of(organisation(0), Tier::board)], 0u);
}

TEST(Aggregate, TakesInWhatHappenedInTheWeek) {
    SmallWorld small = peopled();
    World& world = small.world;
    for (PersonId me : world.people(organisation(0))) {
        take_up(world, me, me.index() % 2 == 0 ? L : D, world.happened[0].changes);
        take_up(world, me, C, world.happened[0].changes);  // and then somebody else in the same post
    }
    world.tenure[PersonId(2)] = 0;
    world.happened[0].newcomers = {PersonId(2)};
    small.rules.aggregate.take_in_week(world);
    World anew = world;
    small.rules.aggregate(anew);
    EXPECT_EQ(world.headcount, anew.headcount);
    EXPECT_EQ(world.arrivals, anew.arrivals);
    EXPECT_EQ(world.seen, anew.seen);
    EXPECT_EQ(world.collaboration, anew.collaboration);
    EXPECT_EQ(anew.headcount[post_of(organisation(0), Tier::front_line)], (Headcount{0, 0, 2}));
    small.rules.aggregate.take_in_week(world);  // nothing happened since
    EXPECT_EQ(world.headcount, anew.headcount);
    EXPECT_EQ(world.arrivals[post_of(organisation(0), Tier::middle_manager)], 0u);
}

TEST(Aggregate, LocalTrustIsThatOfThePlacesServed) {
    const SmallWorld small = peopled();
    EXPECT_DOUBLE_EQ(small.world.local_trust[organisation(0)], 0.75 * 0.8 + 0.25 * 0.4);
    EXPECT_DOUBLE_EQ(small.world.local_trust[organisation(1)], 0.4);
    EXPECT_DOUBLE_EQ(small.world.local_trust[organisation(3)], 0.1);
}

TEST(Aggregate, PublicVoicesCountAsOneOfTheFrontLineEach) {
    SmallWorld small("[world]\nvoices = 2");
    set_behaviours(small.world, organisation(0), {D, L, D, D, D, C, C});
    small.rules.aggregate(small.world);
    EXPECT_TRUE(near(small.world.field[organisation(0)], {12.0 / 18, 4.0 / 18, 2.0 / 18}));
    EXPECT_EQ(small.world.headcount[post_of(organisation(0), Tier::public_voice)], (Headcount{0, 0, 2}));
}

TEST(Aggregate, NobodyCollaboratesWhereNobodyIs) {
    Blueprint plan = four_organisations();
    plan.organisations[3].people = {};
    SmallWorld small("", plan);
    small.rules.aggregate(small.world);
    EXPECT_TRUE(near(small.world.field[organisation(3)], {1, 0, 0}));
    EXPECT_TRUE(near(small.world.system_field[SystemId(1)], {1, 0, 0}));
    EXPECT_EQ(small.world.measured[organisation(3)], 0);
}

TEST(Aggregate, ReadsPowerInWholeNumbers) {
    const SmallWorld small = peopled("[organisation]\npower = [3, 1, 1, 1]");
    EXPECT_TRUE(near(small.world.field[organisation(0)], {2.0 / 7, 1.0 / 7, 4.0 / 7}));
    const auto read = [](const Section& config) { Aggregate{config}; };
    EXPECT_EQ(problems_of("[organisation]\npower = [3, 1, 1, 1]", read), "");
    EXPECT_NE(problems_of("[organisation]\npower = [3, 1.5, 1, 1]", read).find("whole numbers"),
              std::string::npos);
}

}  // namespace
}  // namespace concord::ics
