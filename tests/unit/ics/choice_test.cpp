#include "models/ics/processes/choice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/scratch.hpp"
#include "tests/unit/core/statistics.hpp"
#include "tests/unit/ics/small_world.hpp"

// Chi-square tests with a chance of a false alarm of 1e-6.
namespace concord::ics {
namespace {

/// No personal incentives: nothing but what a test puts into world.incentives.
const std::string material_only =
    "[culture]\nconformity = 0\nhabit = 0\nintrinsic_weight = 0\nchoice_sharpness = 2\nreview_rate = ";

void set_incentive(World& world, PostId staff, const Utility& to) {
    const Sums sums = world.incentives.sums().from(world.staff_row[staff]);
    *sums.compete = to.compete, *sums.lip_service = to.lip_service, *sums.collaborate = to.collaborate;
}
void set_incentives(World& world, const Utility& to) {
    for (PostId post : world.posts())
        if (tier_of(post) != Tier::public_voice) set_incentive(world, post, to);
}

SmallWorld undecided(const std::string& toml, const Utility& utility, std::uint32_t people = 10000) {
    SmallWorld small(toml, crowd(people), other_of_two);
    small.world.behaviour.assign(2 * people, Behaviour::compete);
    set_incentives(small.world, utility);
    return small;
}

State chosen(const SmallWorld& small, Tick t = 0) {
    World world = small.world;
    review(small.rules, world, small.draws, t);
    return world;
}

std::array<std::uint64_t, behaviours> counts_of(const State& state) {
    std::array<std::uint64_t, behaviours> counts{};
    for (Behaviour b : state.behaviour) ++counts[static_cast<std::size_t>(b)];
    return counts;
}

/// Who does something else than before.
std::vector<std::size_t> changed(const State& before, const State& after) {
    std::vector<std::size_t> who;
    for (PersonId me : before.behaviour.ids())
        if (before.behaviour[me] != after.behaviour[me]) who.push_back(me.index());
    return who;
}

TEST(Choice, FollowsTheLogitOfUtilities) {
    const SmallWorld small = undecided(material_only + "1", {0, 0.4, -0.3});
    const double lip_service = std::exp(0.8), collaborate = std::exp(-0.6),
                 sum = 1 + lip_service + collaborate;
    EXPECT_TRUE(test::agrees(counts_of(chosen(small)),
                             std::array{20000 / sum, 20000 * lip_service / sum, 20000 * collaborate / sum}));
}

TEST(Choice, TellsWhichIncentiveIsNoNumber) {
    SmallWorld small("[culture]\nconformity = 1\nreview_rate = 1\n", crowd(20), other_of_two);
    set_incentives(small.world, {});
    EXPECT_NO_THROW(chosen(small));
    for (PerBehaviour& field : small.world.field.values()) field.compete = std::nan("");
    EXPECT_EQ(test::message_of<Failure>([&] { chosen(small); }),
              "the incentive conformity adds nan to the utility of behaviour compete");
}

TEST(Choice, TakesWhatIsFarBest) {
    const std::array<std::uint64_t, behaviours> all_compete{20000, 0, 0}, all_pretend{0, 20000, 0},
        all_collaborate{0, 0, 20000};
    EXPECT_EQ(counts_of(chosen(undecided(material_only + "1", {100, 0, 0}))), all_compete);
    EXPECT_EQ(counts_of(chosen(undecided(material_only + "1", {0, 100, 0}))), all_pretend);
    EXPECT_EQ(counts_of(chosen(undecided(material_only + "1", {-900, -900, -800}))), all_collaborate);
}

TEST(Choice, IsReviewedAtTheReviewRate) {
    const SmallWorld small = undecided(material_only + "0.1", {0, 0, 100});
    const std::array<std::uint64_t, behaviours> counts = counts_of(chosen(small));
    EXPECT_EQ(counts[1], 0u);
    EXPECT_TRUE(test::agrees(std::array{counts[0], counts[2]}, std::array{18000.0, 2000.0}));
}

TEST(Choice, ChangesNothingWithoutReviews) {
    SmallWorld small("[culture]\nreview_rate = 0", crowd(3000), other_of_two);
    set_incentives(small.world, {0, 0, 100});
    EXPECT_EQ(chosen(small).behaviour, small.world.behaviour);
}

TEST(Choice, AddsPersonalToMaterialIncentives) {
    // Purpose adds 2 x 0.5 x v (1 - 0.8 x 0.3) to C: those of v = 1 feel 0.76, the others nothing.
    SmallWorld small = undecided(
        "[culture]\nconformity = 0\nhabit = 0\nintrinsic_weight = 2\nchoice_sharpness = 2\nreview_rate = 1",
        {0, 0, -0.5});
    for (PersonId me : small.world.post.ids())
        small.world.disposition[me] = organisation_of(small.world.post[me]) == organisation(1) ? 1.0f : 0.0f;
    const State next = chosen(small);
    std::array<std::uint64_t, 2> collaborate{};
    for (PersonId me : small.world.post.ids())
        collaborate[organisation_of(small.world.post[me]).index()] +=
            next.behaviour[me] == Behaviour::collaborate;
    const double without = std::exp(-1.0) / (2 + std::exp(-1.0)),
                 with = std::exp(0.52) / (2 + std::exp(0.52));
    EXPECT_TRUE(test::agrees(std::array{collaborate[0], 10000 - collaborate[0]},
                             std::array{10000 * without, 10000 * (1 - without)}));
    EXPECT_TRUE(test::agrees(std::array{collaborate[1], 10000 - collaborate[1]},
                             std::array{10000 * with, 10000 * (1 - with)}));
}

TEST(Choice, UsesTheIncentiveOfThePost) {
    Blueprint plan = crowd(200);
    plan.organisations[0].people[0] = plan.organisations[1].people[0] = 1;
    SmallWorld small(material_only + "1", plan, other_of_two);
    set_incentives(small.world, {0, 0, 100});
    for (OrganisationId o : small.world.organisations())
        set_incentive(small.world, post_of(o, Tier::board), {100, 0, 0});
    const State next = chosen(small);
    for (PersonId me : small.world.post.ids())
        EXPECT_EQ(next.behaviour[me],
                  tier_of(small.world.post[me]) == Tier::board ? Behaviour::compete : Behaviour::collaborate);
}

TEST(Choice, TheSameTickGivesTheSameChoiceAndAnotherTickAnother) {
    const SmallWorld small = undecided(material_only + "0.1", {0, 0, 0});
    EXPECT_EQ(chosen(small, 5).behaviour, chosen(small, 5).behaviour);
    EXPECT_NE(chosen(small, 5).behaviour, chosen(small, 6).behaviour);
}

/// Everyone who reviews changes: all compete, and one of the others is far better.
TEST(Choice, TermsSwitchedOffDoNotChangeWhoReviews) {
    const SmallWorld with = undecided("[culture]\nreview_rate = 0.1", {0, 0, 500});
    const SmallWorld without = undecided(material_only + "0.1", {0, 500, 0});
    const auto reviewers = changed(with.world, chosen(with));
    EXPECT_EQ(reviewers, changed(without.world, chosen(without)));
    EXPECT_GT(reviewers.size(), 1000u);
}

TEST(Choice, TermsSwitchedOffDoNotChangeWhoLeaves) {
    const auto leavers = [](const std::string& toml) {
        const SmallWorld small("[people]\nturnover = 0.02\n" + toml, crowd(5000), other_of_two);
        Ics model = small.model();
        for (Tick t = 0; t < 3; ++t) model.advance(t);
        std::vector<std::size_t> tenures;
        for (std::uint16_t tenure : model.world().tenure) tenures.push_back(tenure);
        return tenures;
    };
    const auto with = leavers("");
    EXPECT_EQ(with, leavers("[culture]\nconformity = 0\nhabit = 0\n[game]\ncontest_weight = 0\ncost = 0"));
    EXPECT_GT(std::ranges::count(with, 0u), 0);
}

}  // namespace
}  // namespace concord::ics
