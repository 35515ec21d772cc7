#include "models/ics/social_field.hpp"

#include <gtest/gtest.h>

#include "models/ics/processes/sight.hpp"
#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

constexpr PersonId me(0);  // the board of organisation 0

/// I know a competitor with trust 0.5, one who pays lip service with 0.25, and one who collaborates with 1.
/// My organisation is (0.5, 0.3, 0.2), my system (0.2, 0.2, 0.6), and the public I serve trusts us by 0.4.
SmallWorld world_around_me(const std::string& toml = "") {
    SmallWorld small("[world]\ncross_ties = 3\n" + toml);
    World& world = small.world;
    const std::array known{PersonId(5), PersonId(10), PersonId(15)};
    const std::array trust{0.5f, 0.25f, 1.0f};
    std::size_t n = 0;
    for (TieId tie : world.ties(me)) {
        world.neighbour[tie] = known[n];
        world.trust[tie] = trust[n];
        world.behaviour[known[n]] = static_cast<Behaviour>(n);
        ++n;
    }
    world.field[organisation(0)] = {0.5, 0.3, 0.2};
    world.system_field[SystemId(0)] = {0.2, 0.2, 0.6};
    world.system_field[SystemId(1)] = {1, 0, 0};
    world.local_trust[organisation(0)] = 0.4;
    look_around(world);
    return small;
}

PerBehaviour seen(const SmallWorld& small, const Policy& policy) {
    World world = small.world;
    world.climate.distinct[world.climate.number[world.post[me]]] = policy;
    PerBehaviour sum;
    SocialField(small.config).add_to(sums_of(sum), 1, world, std::span(&me, 1));
    return sum;
}

TEST(SocialField, MixesTheOwnOrganisationAndPeopleKnownElsewhere) {
    // (0.25, 0.15, 0.1) + 0.5 (0.5, 0.25, 1) / 3, of a sum 0.5 + 0.875 / 3 = 19 / 24
    const PerBehaviour x = seen(world_around_me(), Policy{});
    EXPECT_TRUE(
        near(x, {(1.0 / 3) / (19.0 / 24), (0.15 + 1.0 / 24) / (19.0 / 24), (0.1 + 1.0 / 6) / (19.0 / 24)}));
}

TEST(SocialField, HoldsNothingButTheOwnOrganisationAtWeightOne) {
    EXPECT_TRUE(
        near(seen(world_around_me("[culture]\nown_organisation_weight = 1"), Policy{}), {0.5, 0.3, 0.2}));
}

TEST(SocialField, HoldsNothingOfTheOwnOrganisationAtWeightZero) {
    const PerBehaviour x = seen(world_around_me("[culture]\nown_organisation_weight = 0"), Policy{});
    EXPECT_TRUE(near(x, {0.5 / 1.75, 0.25 / 1.75, 1 / 1.75}));
}

TEST(SocialField, SeesThoseNotTrustedLess) {
    SmallWorld small = world_around_me("[culture]\nown_organisation_weight = 0");
    const TieId to_collaborator = small.world.ties(me)[2];
    small.world.trust[to_collaborator] = 0;
    EXPECT_TRUE(near(seen(small, Policy{}), {2.0 / 3, 1.0 / 3, 0}));
}

TEST(SocialField, FacilitationAddsTheSystem) {
    Policy policy{};
    policy.facilitation = 0.5;
    const PerBehaviour x = seen(world_around_me("[culture]\nown_organisation_weight = 1"), policy);
    EXPECT_TRUE(near(x, {0.6 / 1.5, 0.4 / 1.5, 0.5 / 1.5}));
}

TEST(SocialField, ThePublicSpeaksForCollaborationAsFarAsItTrusts) {
    Policy policy{};
    policy.public_voice = 0.5;
    const PerBehaviour x = seen(world_around_me("[culture]\nown_organisation_weight = 1"), policy);
    EXPECT_TRUE(near(x, {0.5 / 1.2, 0.3 / 1.2, 0.4 / 1.2}));
}

TEST(SocialField, ConvenersAreKnownTrustedAndCollaborate) {
    Policy policy{};
    policy.convener = 2;
    // Five known instead of three, two of whom collaborate at trust 1.
    const PerBehaviour x = seen(world_around_me("[culture]\nown_organisation_weight = 0"), policy);
    EXPECT_TRUE(near(x, {0.5 / 3.75, 0.25 / 3.75, 3 / 3.75}));
    // Beside the own organisation the number known matters: 0.25 + 0.5 x 0.5 / 5, and so on.
    const PerBehaviour beside = seen(world_around_me(), policy);
    EXPECT_TRUE(near(beside, {0.3 / 0.875, 0.175 / 0.875, 0.4 / 0.875}));
}

TEST(SocialField, AllFourPartsTogether) {
    Policy policy{};
    policy.facilitation = 0.1;
    policy.public_voice = 0.25;
    // (0.25, 0.15, 0.1) + (0.5, 0.25, 1) / 6 + 0.1 (0.2, 0.2, 0.6) + 0.25 x 0.4 for C
    const double compete = 0.25 + 0.5 / 6 + 0.02, lip_service = 0.15 + 0.25 / 6 + 0.02;
    const double collaborate = 0.1 + 1.0 / 6 + 0.06 + 0.1, sum = compete + lip_service + collaborate;
    const PerBehaviour x = seen(world_around_me(), policy);
    EXPECT_TRUE(near(x, {compete / sum, lip_service / sum, collaborate / sum}));
    EXPECT_NEAR(x.compete + x.lip_service + x.collaborate, 1, 1e-15);
}

TEST(SocialField, OfOneWhoKnowsNobodyIsTheOwnOrganisation) {
    SmallWorld small("[world]\ncross_ties = 0");
    small.world.field[organisation(0)] = {0.5, 0.3, 0.2};
    EXPECT_TRUE(near(seen(small, Policy{}), {0.5, 0.3, 0.2}));
    Policy policy{};
    policy.convener = 1;  // and then of the convener too
    EXPECT_TRUE(near(seen(small, policy), {0.25, 0.15, 0.6}));
}

TEST(SocialField, OfManySideBySideIsThatOfEach) {
    const SmallWorld small("[world]\ncross_ties = 7\n[policy]\nfacilitation = 0.3\npublic_voice = 0.2");
    const World& world = small.world;
    std::vector<PersonId> who;  // more than are looked at together, and not whole vectors of them
    while (who.size() < 2 * SocialField::at_a_time)
        for (PersonId each : world.post.ids()) who.push_back(each);
    if (who.size() % 16 == 0) who.pop_back();
    const SocialField field(small.config);
    Utilities together(who.size());
    field.add_to(together.sums(), 0.7, world, who);
    for (std::size_t n = 0; n < who.size(); ++n) {
        PerBehaviour alone;
        field.add_to(sums_of(alone), 0.7, world, std::span(&who[n], 1));
        ASSERT_EQ(together[n], alone) << n;
    }
}

TEST(SocialField, WhereNothingIsSeenPullsNowhere) {
    const SmallWorld small("[world]\ncross_ties = 0\n[culture]\nown_organisation_weight = 0");
    EXPECT_TRUE(near(seen(small, Policy{}), {0, 0, 0}));
}

}  // namespace
}  // namespace concord::ics
