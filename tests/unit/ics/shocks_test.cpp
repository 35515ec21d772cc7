#include <gtest/gtest.h>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

std::string shock(const std::string& set) {
    return "[[intervention]]\nat = 3\nwhere.system = 'ONE'\nset = { " + set + " }\n";
}

TEST(Shock, TakesAPartOfTrustFromThoseWhoOwnTheTies) {
    SmallWorld small(shock("'shock.trust_lost' = 0.25") + "where.tier = 'board'\n");
    const auto a_week_later = [&small] {
        World world = small.world;
        Common next = world;
        move_trust(small.rules, world, next);
        static_cast<Common&>(world) = next;
        return world;
    };
    const World plain = a_week_later();
    small.set_policies(3);
    const World shaken = a_week_later();
    std::size_t struck = 0;
    for (PersonId me : small.world.post.ids()) {
        const OrganisationId o = organisation_of(small.world.post[me]);
        const bool hit = small.world.system[o].index() == 0 && tier_of(small.world.post[me]) == Tier::board;
        for (TieId tie : small.world.ties(me)) {
            EXPECT_EQ(shaken.trust[tie], hit ? plain.trust[tie] * 0.75f : plain.trust[tie]);
            struck += hit;
        }
    }
    EXPECT_EQ(struck, 3u);
    EXPECT_LT(shaken.mean_trust[organisation(0)], plain.mean_trust[organisation(0)]);
}

TEST(Shock, MakesPeopleLeaveBesidesTurnover) {
    SmallWorld small("people.turnover = 0.01\n" + shock("'shock.leavers' = 0.2"));
    const auto chance = [&](std::size_t o) {
        return small.world.leave.chance[post_of(organisation(o), Tier::board)];
    };
    EXPECT_EQ(chance(0), static_cast<double>(0.01f));
    small.set_policies(3);
    EXPECT_EQ(chance(0), static_cast<double>(static_cast<float>(1 - 0.99 * 0.8)));
    EXPECT_EQ(chance(3), static_cast<double>(0.01f));
    small.set_policies(4);
    EXPECT_EQ(chance(0), static_cast<double>(0.01f));
}

TEST(Shock, ChangesNeedForGood) {
    SmallWorld small(shock("'shock.need' = -0.5"));
    Ics model = small.model();
    const auto need = [&](std::size_t o) { return model.world().need[organisation(o)]; };
    for (Tick t = 0; t < 3; ++t) model.advance(t);
    EXPECT_EQ(need(0), 6);
    model.advance(3);
    EXPECT_EQ(need(0), 3);
    EXPECT_EQ(need(3), 3);                                        // in the other system, as ever
    EXPECT_EQ(model.world().perceived_need[organisation(0)], 6);  // governance is a week late
    model.advance(4);
    EXPECT_EQ(need(0), 3);
    EXPECT_EQ(model.world().perceived_need[organisation(0)], 3);
}

TEST(Shock, TakesAPartOfThePublicsTrust) {
    SmallWorld small("trust.public_rate = 0.1\n" + shock("'shock.public_trust_lost' = 0.5"));
    small.world.public_trust.assign(3, 0.5);
    small.world.met.assign(3, 1);
    State next = small.next();
    small.set_policies(3);
    small.rules.public_trust(small.world, next);
    EXPECT_DOUBLE_EQ(next.public_trust[PlaceId(0)], 0.55 * 0.5);
    EXPECT_DOUBLE_EQ(next.public_trust[PlaceId(1)], 0.55 * 0.5);
    EXPECT_DOUBLE_EQ(next.public_trust[PlaceId(2)], 0.55);  // in the other system
}

TEST(Condition, PutsPoliciesInForceFromTheWeekAfterItFired) {
    SmallWorld small(
        "[[intervention]]\nwhen = { observable = 'load', above = 0.1, for = 3, scope = 'system' }\n"
        "where.system = 'ONE'\nset = { 'policy.pooled_share' = 0.3 }\n");
    Ics model = small.model();
    const auto pooled = [&](std::size_t o) { return model.world().policy_of(organisation(o)).pooled_share; };
    for (Tick t = 0; t < 2; ++t) {
        EXPECT_EQ(pooled(0), 0);
        model.advance(t);
    }
    EXPECT_EQ(pooled(0), 0);  // held in the weeks 0, 1 and 2
    model.advance(2);
    EXPECT_EQ(pooled(0), 0.3);
    EXPECT_EQ(pooled(3), 0);
    const auto fired = model.fired();
    ASSERT_EQ(fired.size(), 1u);
    EXPECT_EQ(fired[0].first, 3u);
    EXPECT_EQ(fired[0].second,
              "load above 0.1 for 3 weeks in ONE: policy.pooled_share 0 -> 0.3 (system ONE)");
}

TEST(Condition, OnWhatTheModelDoesNotHaveIsRefused) {
    SmallWorld small("[[intervention]]\nwhen = { observable = 'loud', above = 1 }\nset.policy.label = 1\n");
    EXPECT_THROW(small.model(), InputError);
}

}  // namespace
}  // namespace concord::ics
