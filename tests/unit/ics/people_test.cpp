#include "models/ics/processes/people.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/core/statistics.hpp"
#include "tests/unit/ics/small_world.hpp"

// Chi-square and Kolmogorov-Smirnov tests with a chance of a false alarm of 1e-6.
namespace concord::ics {
namespace {

constexpr Behaviour D = Behaviour::compete, C = Behaviour::collaborate;

State a_week_later(const SmallWorld& small, Tick t = 0) {
    World world = small.world;
    replace_leavers(small.rules, world, small.draws, t);
    return world;
}

/// Two times 20,000 people at the front line, of whom one in fifty leaves in a week. All compete for now.
SmallWorld leaving(const std::string& people = "", const std::string& more = "") {
    SmallWorld small("[people]\nturnover = 0.02\n" + people + more, crowd(20000), other_of_two);
    small.world.behaviour.assign(40000, D);
    small.world.field.assign(2, {0.2, 0.3, 0.5});
    return small;
}

std::vector<PersonId> arrived(const State& state) {
    std::vector<PersonId> who;
    for (PersonId me : state.tenure.ids())
        if (state.tenure[me] == 0) who.push_back(me);
    return who;
}

/// What successors do over some weeks, and whether it agrees with a mix.
testing::AssertionResult successors_follow(const SmallWorld& small,
                                           const std::array<double, behaviours>& mix) {
    std::array<std::uint64_t, behaviours> counts{};
    double all = 0;
    for (Tick t = 0; t < 5; ++t) {
        const State next = a_week_later(small, t);
        for (PersonId me : arrived(next)) ++counts[static_cast<std::size_t>(next.behaviour[me])], ++all;
    }
    const std::array expected{all * mix[0], all * mix[1], all * mix[2]};
    if (all > 3000 && test::agrees(counts, expected)) return testing::AssertionSuccess();
    return testing::AssertionFailure()
           << counts[0] << ", " << counts[1] << ", " << counts[2] << " of " << all;
}

TEST(People, LeaveAtTheRateOfTurnover) {
    const std::size_t left = arrived(a_week_later(leaving())).size();
    EXPECT_TRUE(test::agrees(std::array{std::uint64_t{left}, std::uint64_t{40000 - left}},
                             std::array{800.0, 39200.0}));
}

TEST(People, LeaveAtTheRateOfTheirTier) {
    const auto leavers = [](Tier tier) {
        SmallWorld small("[people]\nturnover = [0, 0.02, 0, 0]", crowd(5000, tier), other_of_two);
        small.world.field.assign(2, {0.2, 0.3, 0.5});
        return arrived(a_week_later(small)).size();
    };
    EXPECT_GT(leavers(Tier::senior_manager), 100u);  // 200 expected, false alarm below 1e-10
    EXPECT_EQ(leavers(Tier::middle_manager), 0u);
}

TEST(People, StayWithoutTurnover) {
    const SmallWorld small("[people]\nturnover = 0", crowd(5000), other_of_two);
    const State next = a_week_later(small);
    EXPECT_TRUE(arrived(next).empty());
    EXPECT_EQ(next.behaviour, small.world.behaviour);
    EXPECT_EQ(next.disposition, small.world.disposition);
}

TEST(People, WhoStayAreAWeekOlderInTheJob) {
    SmallWorld small = leaving();
    small.world.tenure.assign(40000, 7);
    const State next = a_week_later(small);
    for (PersonId me : small.world.post.ids()) {
        if (next.tenure[me] == 0) continue;
        ASSERT_EQ(next.tenure[me], 8);
        ASSERT_EQ(next.behaviour[me], D);
        ASSERT_EQ(next.disposition[me], small.world.disposition[me]);
    }
    EXPECT_LT(arrived(next).size(), 2000u);
}

TEST(People, TenureNeverPassesItsLargestNumber) {
    SmallWorld small("[people]\nturnover = 0");
    small.world.tenure.assign(20, 65534);
    const State next = a_week_later(small);
    EXPECT_EQ(next.tenure[PersonId(0)], 65535);
    small.world.tenure = next.tenure;
    EXPECT_EQ(a_week_later(small).tenure[PersonId(0)], 65535);  // not 0, which marks who arrived
}

TEST(People, SuccessorsFromOutsideBringTheMixOfOutside) {
    EXPECT_TRUE(successors_follow(leaving("external_share = 1\n"), {0.34, 0.33, 0.33}));
    EXPECT_TRUE(
        successors_follow(leaving("external_share = 1\nexternal_mix = [0.1, 0.1, 0.8]\n"), {0.1, 0.1, 0.8}));
}

TEST(People, SuccessorsFromInsideAreInTheImageOfTheOrganisation) {
    EXPECT_TRUE(successors_follow(leaving("external_share = 0\n"), {0.2, 0.3, 0.5}));
    EXPECT_FALSE(successors_follow(leaving("external_share = 1\n"), {0.2, 0.3, 0.5}));
}

TEST(People, SuccessorsAreMixedByTheExternalShare) {
    EXPECT_TRUE(successors_follow(leaving("external_share = 0.25\nexternal_mix = [0.6, 0.4, 0]\n"),
                                  {0.3, 0.325, 0.375}));
}

TEST(People, SuccessorsHaveFreshDispositions) {
    const SmallWorld small = leaving();
    std::vector<double> fresh;
    for (Tick t = 0; t < 5; ++t) {
        const State next = a_week_later(small, t);
        for (PersonId me : arrived(next)) fresh.push_back(static_cast<double>(next.disposition[me]));
    }
    const auto [least, most] = std::ranges::minmax(fresh);
    EXPECT_GE(least, 0);
    EXPECT_LE(most, 2);
    EXPECT_TRUE(test::agrees_with(fresh, [](double v) { return v / 2; }));
}

TEST(People, PublicVoicesNeverChange) {
    Blueprint plan = crowd(10);
    SmallWorld small(
        "[world]\nvoices = 1000\n[people]\nturnover = 0.02\nexternal_mix = [1, 0, 0]\n"
        "[culture]\nreview_rate = 1\n[policy]\nlabel = 1",
        plan, other_of_two);
    Ics model = small.model();
    for (Tick t = 0; t < 20; ++t) model.advance(t);
    std::size_t voices = 0;
    for (PersonId me : model.world().post.ids()) {
        if (tier_of(model.world().post[me]) != Tier::public_voice) continue;
        ++voices;
        ASSERT_EQ(model.world().behaviour[me], C);
        ASSERT_GE(model.world().tenure[me], 20);
    }
    EXPECT_EQ(voices, 2000u);
}

TEST(People, WhoHoldsAJointPostHoldsBothSeats) {
    SmallWorld small("[world]\njoint_posts = 1\n[people]\nturnover = 0.02\n[culture]\nreview_rate = 1");
    ASSERT_EQ(small.world.joint_posts.size(), 1u);
    const auto [seat, other_seat] = small.world.joint_posts[0];
    Ics model = small.model();
    const World& world = model.world();
    std::size_t changes = 0;
    Behaviour before = world.behaviour[seat];
    for (Tick t = 0; t < 300; ++t) {
        ASSERT_EQ(world.behaviour[seat], world.behaviour[other_seat]);
        ASSERT_EQ(world.tenure[seat], world.tenure[other_seat]);
        ASSERT_EQ(world.disposition[seat], world.disposition[other_seat]);
        model.advance(t);
        changes += world.behaviour[seat] != before;
        before = world.behaviour[seat];
    }
    EXPECT_GT(changes, 10u);
}

TEST(People, TheOutsideMixMustSumToOne) {
    const auto read = [](const Section& config) {
        Draws draws(1, 0);
        People{config, draws};
    };
    EXPECT_EQ(problems_of("people.external_mix = [0.2, 0.3, 0.5]", read), "");
    EXPECT_NE(problems_of("people.external_mix = [0.2, 0.3, 0.4]", read).find("sum to 1"), std::string::npos);
}

}  // namespace
}  // namespace concord::ics
