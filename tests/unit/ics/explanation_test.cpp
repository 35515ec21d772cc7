#include "models/ics/explanation.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "models/ics/processes/unions.hpp"
#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

constexpr PersonId me(0);  // the board of organisation 0

/// Everybody in organisation 0 competes but the board, which collaborates; I know person 5 with trust 0.5.
SmallWorld small_world(const std::string& toml) {
    SmallWorld small("[culture]\nconformity = 1\n" + toml);
    World& world = small.world;
    world.behaviour.assign(world.post.size(), Behaviour::compete);
    world.behaviour[me] = Behaviour::collaborate;
    for (TieId tie : world.ties(me)) world.neighbour[tie] = PersonId(5), world.trust[tie] = 0.5f;
    world.behaviour[PersonId(5)] = Behaviour::lip_service;
    small.rules.aggregate(world);
    small.rules.resources(world);
    small.rules.choice.weigh(world);
    return small;
}

Explanation why(const SmallWorld& small, PersonId person, Tick t = 0) {
    return explanation_of(small.world, small.rules.choice, small.draws, person, t);
}

const Reason& reason(const Explanation& all, const std::string& name) {
    return *std::ranges::find(all.reasons, name, &Reason::name);
}

const Influence& influence(const Explanation& all, const std::string& kind, const std::string& does) {
    const auto& some = reason(all, "conformity").influences;
    return *std::ranges::find_if(some, [&](const auto& one) { return one.kind == kind && one.does == does; });
}

TEST(Explanation, TellsWhoseBehaviourMakesTheField) {
    // s_in 1/2, powers 8, 4, 2, 1, 1: (8 compete, 8 collaborate) / 16 x 1/2; the tie 1/2 x 0.5: sum 0.75.
    const SmallWorld small = small_world("[policy]\nfacilitation = 0");
    const Explanation all = why(small, me);
    const Influence& board = influence(all, "own organisation", "collaborate");
    EXPECT_EQ(board.who, "board of O0 (Trust)");
    EXPECT_EQ(board.weighs, "power");
    EXPECT_EQ(board.weight, 8);
    EXPECT_NEAR(board.adds[2], 0.25 / 0.75, 1e-15);
    const Influence& tie = influence(all, "tie", "lip_service");
    EXPECT_EQ(tie.agent, 5u);
    EXPECT_EQ(tie.who, "person 5, board of O1 (Council)");
    EXPECT_EQ(tie.weight, 0.5);
    EXPECT_NEAR(tie.adds[1], 0.25 / 0.75, 1e-15);
    EXPECT_EQ(reason(all, "conformity").influences.size(),
              5u);  // three posts that compete, two people in one
}

TEST(Explanation, TellsOfConvenersSystemAndPublicWhereTheyCount) {
    SmallWorld small = small_world("[policy]\nfacilitation = 0.2\nconvener = 2\npublic_voice = 0.5");
    const Explanation all = why(small, me);
    std::vector<double> sum(3);
    for (const Influence& one : reason(all, "conformity").influences)
        for (std::size_t n = 0; n < 3; ++n) sum[n] += one.adds[n];
    for (std::size_t n = 0; n < 3; ++n) EXPECT_NEAR(sum[n], reason(all, "conformity").adds[n], 1e-15);
    EXPECT_EQ(influence(all, "conveners", "collaborate").weight, 2);
    EXPECT_EQ(influence(all, "public", "collaborate").weight, 0.5);
    EXPECT_NEAR(std::reduce(sum.begin(), sum.end()), 1, 1e-15);
    EXPECT_EQ(influence(all, "system", "").weight, 0.2);
}

TEST(Explanation, OfMergedOrganisationsCountsThePeopleOfAll) {
    SmallWorld small = small_world("[policy]\nfacilitation = 0");
    merge(small.world, organisation(0), organisation(1));
    small.rules.aggregate(small.world);
    const Explanation all = why(small, me);
    EXPECT_EQ(influence(all, "own organisation", "lip_service").who, "board of O1 (Council)");
    const Explanation other = why(small, PersonId(5));
    EXPECT_NE(std::ranges::find(other.notes,
                                "a joint post: what counts is the choice of person 0, board of O0 "
                                "(Trust)"),
              other.notes.end());
}

TEST(Explanation, AddsUpWhatEachIncentiveAdds) {
    const SmallWorld small = small_world("");
    for (PersonId person : small.world.post.ids()) {
        const Explanation all = why(small, person);
        std::vector<double> sum(3);
        for (const Reason& one : all.reasons)
            for (std::size_t n = 0; n < 3; ++n) sum[n] += one.adds[n];
        EXPECT_EQ(sum, all.utility);
        EXPECT_EQ(all.reasons.size(),
                  small.rules.choice.material.terms().size() + small.rules.choice.personal.terms().size());
    }
}

TEST(Explanation, ReviewsAtTheReviewRate) {
    const SmallWorld small = small_world("review_rate = 0.25");
    std::size_t reviews_ = 0;
    constexpr Tick weeks = 4000;
    for (Tick t = 0; t < weeks; ++t) {
        const Explanation all = why(small, me, t);
        EXPECT_EQ(all.reviews, all.review_draw < all.review_chance);
        reviews_ += all.reviews;
    }
    EXPECT_NEAR(static_cast<double>(reviews_) / weeks, 0.25,
                0.035);  // five standard errors: one in a million
}

TEST(Explanation, APublicVoiceHasNothingToWeigh) {
    SmallWorld small("[world]\nvoices = 1");
    small.rules.aggregate(small.world);
    const PersonId voice = small.world.people(post_of(organisation(0), Tier::public_voice)).first;
    const Explanation all = why(small, voice);
    EXPECT_TRUE(all.reasons.empty());
    EXPECT_FALSE(all.reviews);
    EXPECT_EQ(all.notes, std::vector<std::string>{"a public voice collaborates and never reviews that"});
}

}  // namespace
}  // namespace concord::ics
