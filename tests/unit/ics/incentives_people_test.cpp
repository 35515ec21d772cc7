#include <gtest/gtest.h>

#include "tests/unit/ics/small_world.hpp"

// The incentives of people.
namespace concord::ics {
namespace {

constexpr PersonId me(3);                                     // at the front line of organisation 0
constexpr double left_after_one_scale = 0.36787944117144233;  // exp(-1)

TEST(Purpose, MovesByClarityAndDispositionAndIsCrowdedOut) {
    SmallWorld small;
    small.world.disposition[me] = 1.5f;
    EXPECT_TRUE(near(small.incentive("purpose", me), {0, 0, 0.513}));  // 0.9 x 0.5 x 1.5 (1 - 0.8 x 0.3)
    small.world.disposition[me] = 0;
    EXPECT_TRUE(near(small.incentive("purpose", me), {0, 0, 0}));
}

TEST(Purpose, AtTheEndsOfItsLevers) {
    const auto purpose = [](const std::string& toml) {
        SmallWorld small(toml);
        small.world.disposition[me] = 1.5f;
        return small.incentive("purpose", me);
    };
    EXPECT_TRUE(near(purpose("[policy]\nprescription = 0"), {0, 0, 0.675}));
    EXPECT_TRUE(near(purpose("[policy]\nprescription = 1"), {0, 0, 0.135}));
    EXPECT_TRUE(near(purpose("[policy]\nprescription = 1\n[culture]\ncrowding_out = 1"), {0, 0, 0}));
    EXPECT_TRUE(near(purpose("[policy]\nprescription = 1\n[culture]\ncrowding_out = 0"), {0, 0, 0.675}));
    EXPECT_TRUE(near(purpose("[policy]\npurpose_clarity = 0"), {0, 0, 0}));
    EXPECT_TRUE(near(purpose("[policy]\npurpose_clarity = 1"), {0, 0, 1.026}));
    EXPECT_TRUE(near(purpose("[culture]\nintrinsic_weight = 2"), {0, 0, 1.14}));
}

TEST(Habit, PullsTowardsWhatThePersonDoes) {
    SmallWorld small;
    small.world.tenure[me] = 104;
    const double pull = 0.5 * (1 - left_after_one_scale);
    small.world.behaviour[me] = Behaviour::compete;
    EXPECT_TRUE(near(small.incentive("habit", me), {pull, 0, 0}));
    small.world.behaviour[me] = Behaviour::lip_service;
    EXPECT_TRUE(near(small.incentive("habit", me), {0, pull, 0}));
    small.world.behaviour[me] = Behaviour::collaborate;
    EXPECT_TRUE(near(small.incentive("habit", me), {0, 0, pull}));
}

TEST(Habit, FormsWithTime) {
    SmallWorld small("[culture]\nhabit = 2\nhabit_scale = 52");
    small.world.behaviour[me] = Behaviour::collaborate;
    small.world.tenure[me] = 0;
    EXPECT_TRUE(near(small.incentive("habit", me), {0, 0, 0}));
    small.world.tenure[me] = 52;
    EXPECT_TRUE(near(small.incentive("habit", me), {0, 0, 2 * (1 - left_after_one_scale)}));
    small.world.tenure[me] = 65535;
    EXPECT_TRUE(near(small.incentive("habit", me), {0, 0, 2}));
}

TEST(Conformity, IsTheSocialFieldTimesItsWeight) {
    SmallWorld small("[culture]\nown_organisation_weight = 1\n[policy]\nfacilitation = 0");
    small.world.field[organisation(0)] = {0.5, 0.2, 0.3};
    EXPECT_TRUE(near(small.incentive("conformity", me), {0.15, 0.06, 0.09}));
}

TEST(Conformity, WithoutWeightIsNothing) {
    SmallWorld small("[culture]\nconformity = 0\nown_organisation_weight = 1");
    small.world.field[organisation(0)] = {0.5, 0.2, 0.3};
    EXPECT_TRUE(near(small.incentive("conformity", me), {0, 0, 0}));
}

TEST(Incentives, AreKnownByTheNamesOfTheirFiles) {
    const SmallWorld small;
    std::vector<std::string> of_posts, of_people;
    for (const auto& [name, term] : small.rules.choice.material.terms()) of_posts.push_back(name);
    for (const auto& [name, term] : small.rules.choice.personal.terms()) of_people.push_back(name);
    EXPECT_EQ(of_posts,
              (std::vector<std::string>{"accountability", "appraisal", "compliance", "conditional_funding",
                                        "contest", "crisis", "effort", "help", "label", "threat"}));
    EXPECT_EQ(of_people, (std::vector<std::string>{"conformity", "habit", "purpose"}));
}

TEST(Incentives, SumIsOfAllTerms) {
    SmallWorld small("[policy]\nlabel = 0.5\nappraisal = 0.1\nconditional_pot = 0.3");
    World& world = small.world;
    world.load.assign(4, 1.2), world.stake.assign(4, 0.2), world.help.assign(4, 0.1);
    world.mean_trust.assign(4, 0.35), world.system_measured.assign(2, 0.5);
    small.rules.choice.weigh(world);
    for (PostId post : world.posts()) {
        if (tier_of(post) == Tier::public_voice) continue;
        PerBehaviour sum;
        for (const auto& [name, term] : small.rules.choice.material.terms())
            sum += small.incentive(name, post);
        EXPECT_TRUE(near(world.incentive(post), sum));
        EXPECT_EQ(world.incentive(post).compete, 0);  // M(D) = 0: utilities are relative to competing
        EXPECT_NE(world.incentive(post).collaborate, 0);
    }
}

}  // namespace
}  // namespace concord::ics
