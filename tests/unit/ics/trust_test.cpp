#include "models/ics/processes/trust.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/ics/processes/sight.hpp"
#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

constexpr Behaviour D = Behaviour::compete, L = Behaviour::lip_service, C = Behaviour::collaborate;
constexpr PersonId me(0);  // the board of organisation 0, whose one tie goes to the board of organisation 1
constexpr PersonId other(5);
constexpr double single = 1e-6;  // trust on ties is kept in single precision

/// The trust of `me` a week later.
double after(SmallWorld& small, double trust, Behaviour doing, bool newcomer = false) {
    World& world = small.world;
    const TieId tie = world.ties(me).front();
    EXPECT_EQ(world.neighbour[tie], other);
    world.trust[tie] = static_cast<float>(trust);
    world.behaviour[other] = doing;
    look_around(world);
    world.behaviour[other] = doing == C ? D : C;  // what the other does next is of no concern yet
    world.happened[0].newcomers.assign(newcomer ? 1 : 0, me);
    Common next = world;
    move_trust(small.rules, world, next);
    return static_cast<double>(world.trust[tie]);
}

TEST(Trust, RisesWhereTheOtherCollaborates) {
    SmallWorld small, quiet("[policy]\nfacilitation = 0");
    EXPECT_NEAR(after(small, 0.5, C), 0.5 + 0.02 * 1.2 * 0.5, single);
    EXPECT_NEAR(after(quiet, 0.5, C), 0.51, single);
    EXPECT_NEAR(after(quiet, 0, C), 0.02, single);
    EXPECT_NEAR(after(quiet, 1, C), 1, single);
}

TEST(Trust, FallsWhereTheOtherCompetes) {
    SmallWorld small;
    EXPECT_NEAR(after(small, 0.5, D), 0.5 - 0.06 * 0.5, single);
    EXPECT_NEAR(after(small, 1, D), 0.94, single);
}

TEST(Trust, FallsByLipServiceAsFarAsItIsDetected) {
    SmallWorld small, blind("[policy]\ndetection = 0"), open("[policy]\ndata_sharing = 1");
    EXPECT_NEAR(after(small, 0.5, L), 0.5 - 0.4 * 0.06 * 0.5, single);
    EXPECT_NEAR(after(blind, 0.5, L), 0.5, single);
    EXPECT_NEAR(after(open, 0.5, L), 0.47, single);
}

TEST(Trust, FacilitationRepairsItUpToTheStart) {
    SmallWorld small("[policy]\nfacilitation = 0.5");  // rise 0.02 x 3, repair 0.04 x 0.5
    EXPECT_NEAR(after(small, 0.1, D), 0.1 - 0.006 + 0.02 * 0.25, single);
    EXPECT_NEAR(after(small, 0.1, L), 0.1 - 0.0024 + 0.02 * 0.25, single);
    EXPECT_NEAR(after(small, 0.1, C), 0.1 + 0.06 * 0.9 + 0.02 * 0.25, single);
    EXPECT_NEAR(after(small, 0.4, D), 0.4 - 0.024, single);  // above the start nothing is to repair
}

TEST(Trust, OfANewcomerIsHalfWayBackToTheStart) {
    SmallWorld small;
    for (Behaviour doing : {D, L, C}) {
        EXPECT_NEAR(after(small, 0.9, doing, true), 0.625, single);
        EXPECT_NEAR(after(small, 0.05, doing, true), 0.2, single);
    }
}

/// Each tie moves as it would if all were under the policy of its owner.
TEST(Trust, MovesUnderThePolicyOfWhoOwnsTheTie) {
    const std::string facilitated = "[[intervention]]\nset = { \"policy.facilitation\" = 0.5 }\n";
    const auto moved = [](const std::string& policies) {
        SmallWorld small("[world]\ncross_ties = 3\n" + policies);
        look_around(small.world);
        Common next = small.world;
        for (int week = 0; week < 3; ++week) move_trust(small.rules, small.world, next);
        return small.world;
    };
    const World all = moved(facilitated), none = moved("");
    const World some = moved(facilitated + "where = { tier = \"front_line\", kind = \"acute\" }\n");
    for (PersonId person : some.post.ids())
        for (TieId tie : some.ties(person)) {
            const bool one_of_them = some.post[person] == post_of(organisation(0), Tier::front_line);
            EXPECT_EQ(some.trust[tie], (one_of_them ? all : none).trust[tie]);
            EXPECT_NE(all.trust[tie], none.trust[tie]);
        }
}

TEST(Trust, ANewcomerElsewhereChangesNothingHere) {
    SmallWorld small("[policy]\nfacilitation = 0");
    small.world.happened[0].newcomers = {other};
    small.world.behaviour[other] = C;
    look_around(small.world);
    Common next = small.world;
    move_trust(small.rules, small.world, next);
    EXPECT_NEAR(static_cast<double>(small.world.trust[small.world.ties(me).front()]), 0.35 + 0.02 * 0.65,
                single);
}

TEST(Trust, StaysWithinItsBoundsUnderExtremeParameters) {
    SmallWorld small(
        "[trust]\ngain = 1\nloss = 1\nrepair = 1\ninitial = 1\n[policy]\nfacilitation = 0.5\ndetection = 1");
    for (double trust : {0.0, 0.3, 0.7, 1.0})
        for (Behaviour doing : {D, L, C}) {
            const double later = after(small, trust, doing);
            EXPECT_GE(later, 0);
            EXPECT_LE(later, 1);
        }
    EXPECT_EQ(after(small, 0.5, C), 1);
    EXPECT_NEAR(after(small, 0.5, D), 0.25, single);  // all lost, and half of the gap to the start repaired
}

TEST(Trust, ConvergesToOneOrNoneWherePartnersNeverChange) {
    SmallWorld small("[policy]\nfacilitation = 0");
    World& world = small.world;
    world.behaviour[other] = C;
    world.behaviour[PersonId(6)] = D;  // known by the senior manager of organisation 0
    for (int week = 0; week < 50; ++week) {
        Common next = world;
        look_around(world);
        move_trust(small.rules, world, next);
    }
    const auto trust_of = [&](std::size_t who) {
        return static_cast<double>(world.trust[world.ties(PersonId(who)).front()]);
    };
    EXPECT_NEAR(trust_of(0), 1 - 0.65 * std::pow(0.98, 50), 1e-5);
    EXPECT_NEAR(trust_of(1), 0.35 * std::pow(0.94, 50), 1e-5);
}

TEST(Trust, IsSummedUpByLinkAndOrganisation) {
    SmallWorld small;
    World& world = small.world;
    std::size_t n = 0;
    for (PersonId person : world.people(organisation(0)))
        for (TieId tie : world.ties(person)) world.trust[tie] = 0.125f * static_cast<float>(++n);
    small.rules.trust.summarise(world);
    EXPECT_EQ(world.link_ties[LinkId(0)], 5u);
    EXPECT_EQ(world.link_ties[LinkId(1)], 0u);
    EXPECT_EQ(world.link_trust[LinkId(0)], 0.375);
    EXPECT_EQ(world.link_trust[LinkId(1)], 0.375);  // nobody is known there: as partners are in general
    EXPECT_EQ(world.mean_trust[organisation(0)], 0.375);
    EXPECT_NEAR(world.mean_trust[organisation(1)], 0.35, single);
}

TEST(Trust, OfManyIsSummedUpToTheLastBit) {
    SmallWorld small("[world]\ncross_ties = 3\n", crowd(5000), other_of_two);  // in three parts each
    World& world = small.world;
    std::array<double, 2> sums{};  // exact, as they are of numbers from 2^-7 on in single precision
    for (OrganisationId o : world.organisations())
        for (PersonId person : world.people(o))
            for (TieId tie : world.ties(person)) {
                const double share = small.draws.dice(small.start.tie, tie.index(), 1).uniform();
                world.trust[tie] = static_cast<float>(0.01 + 0.99 * share);
                sums[o.index()] += static_cast<double>(world.trust[tie]);
            }
    small.rules.trust.summarise(world);
    for (OrganisationId o : world.organisations()) {
        EXPECT_EQ(world.link_trust[LinkId(o.index())], sums[o.index()] / 15000);
        EXPECT_EQ(world.mean_trust[o], sums[o.index()] / 15000);
    }
    EXPECT_TRUE(std::ranges::all_of(world.link_sum, [](double sum) { return sum == 0; }));
}

TEST(Trust, AWeekSumsUpWhatItWrites) {
    SmallWorld small("[policy]\nfacilitation = 0");
    for (std::size_t person = 5; person < 10; ++person)
        small.world.behaviour[PersonId(person)] = person < 7 ? D : C;
    Common next = small.world;
    look_around(small.world);
    move_trust(small.rules, small.world, next);
    // Boards and seniors meet competitors; the middle manager and the front line people who collaborate.
    EXPECT_NEAR(next.mean_trust[organisation(0)], (2 * (0.35 * 0.94) + 3 * (0.35 + 0.02 * 0.65)) / 5, single);
    EXPECT_EQ(next.link_trust[LinkId(0)], next.mean_trust[organisation(0)]);
}

TEST(Trust, OfAnOrganisationWithoutTiesStays) {
    SmallWorld small("[world]\ncross_ties = 0\n[trust]\ninitial = 0.7");
    Common next = small.world;
    look_around(small.world);
    move_trust(small.rules, small.world, next);
    EXPECT_EQ(next.mean_trust[organisation(0)], 0.7);
    EXPECT_EQ(next.link_trust[LinkId(0)], 0.7);
}

TEST(Trust, JointPostsHoldItAtOne) {
    SmallWorld small("[world]\njoint_posts = 1");  // of organisations 0 and 1, closest to each other
    small.rules.trust.summarise(small.world);
    EXPECT_EQ(small.world.link_trust[LinkId(0)], 1);
    EXPECT_EQ(small.world.mean_trust[organisation(0)], 1);  // all its ties go there
    EXPECT_EQ(small.world.link_trust[LinkId(2)], 1);        // and back, where nobody knows anybody
    for (PersonId person : small.world.post.ids()) small.world.behaviour[person] = D;
    Common next = small.world;
    small.world.happened[0].newcomers = {PersonId(4)};
    look_around(small.world);
    move_trust(small.rules, small.world, next);
    for (PersonId person : small.world.people(organisation(0)))
        for (TieId tie : small.world.ties(person)) EXPECT_EQ(small.world.trust[tie], 1.0f);
    EXPECT_EQ(next.link_trust[LinkId(0)], 1);
    EXPECT_EQ(next.link_trust[LinkId(2)], 1);
    EXPECT_LT(next.mean_trust[organisation(1)], 0.35);  // whose ties go to organisation 2
}

TEST(PublicTrust, FollowsMetNeed) {
    SmallWorld small;
    small.world.public_trust = Column<PlaceId, double>(std::vector<double>{0.5, 0.9, 1});
    small.world.met = Column<PlaceId, double>(std::vector<double>{0.8, 0.8, 1});
    State next = small.next();
    small.rules.public_trust(small.world, next);
    EXPECT_DOUBLE_EQ(next.public_trust[PlaceId(0)], 0.515);
    EXPECT_DOUBLE_EQ(next.public_trust[PlaceId(1)], 0.895);
    EXPECT_EQ(next.public_trust[PlaceId(2)], 1);
}

TEST(PublicTrust, IsLostToDisruptionOfTheSystem) {
    SmallWorld small("[[intervention]]\nwhere = { system = \"ONE\" }\nset = { \"policy.disruption\" = 0.1 }");
    small.world.public_trust = Column<PlaceId, double>(std::vector<double>{0.5, 0.04, 0.5});
    small.world.met = Column<PlaceId, double>(std::vector<double>{0.5, 0.04, 0.5});
    State next = small.next();
    small.rules.public_trust(small.world, next);
    EXPECT_DOUBLE_EQ(next.public_trust[PlaceId(0)], 0.4);
    EXPECT_EQ(next.public_trust[PlaceId(1)], 0);  // never below
    EXPECT_EQ(next.public_trust[PlaceId(2)], 0.5);
}

}  // namespace
}  // namespace concord::ics
