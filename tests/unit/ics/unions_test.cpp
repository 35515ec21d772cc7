#include "models/ics/processes/unions.hpp"

#include <gtest/gtest.h>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

constexpr auto D = Behaviour::compete, L = Behaviour::lip_service, C = Behaviour::collaborate;

PersonId board(const World& world, std::size_t o) {
    return world.people(post_of(organisation(o), Tier::board)).first;
}

using Seats = std::vector<std::pair<PersonId, PersonId>>;

TEST(JointPost, TheFirstsHolderHoldsTheSecondsSeat) {
    SmallWorld small;
    World& world = small.world;
    share_post(world, organisation(1), organisation(0));
    EXPECT_EQ(world.joint_posts, (Seats{{board(world, 1), board(world, 0)}}));
    EXPECT_EQ(std::vector<int>(world.held.begin(), world.held.end()),
              (std::vector<int>{1, 0, 1, 0, 0, 0, 0}));
    world.behaviour[board(world, 1)] = L;
    world.behaviour[board(world, 0)] = D;
    share_seats(world);
    EXPECT_EQ(world.behaviour[board(world, 0)], L);
}

TEST(JointPost, ThoseWhoSharedBeforeFollowAll) {
    SmallWorld small;
    World& world = small.world;
    share_post(world, organisation(0), organisation(1));
    share_post(world, organisation(2), organisation(1));
    share_post(world, organisation(1), organisation(2));  // as it is already
    EXPECT_EQ(world.joint_posts,
              (Seats{{board(world, 2), board(world, 1)}, {board(world, 2), board(world, 0)}}));
}

TEST(Merger, HasOneMixOfBehaviours) {
    SmallWorld small("[organisation]\npower = [8, 4, 2, 1]");
    World& world = small.world;
    set_behaviours(world, organisation(0), {C, D, D, D, L});
    set_behaviours(world, organisation(1), {D, C, D, C, L});
    set_behaviours(world, organisation(2), {C, C, C, C, C});
    merge(world, organisation(0), organisation(1));
    small.rules.aggregate(world);
    // Power of 16 each: O0 collaborates with 8, pays lip service with 1; O1 with 4 + 1 and 1.
    for (const std::size_t o : {0u, 1u}) {
        EXPECT_TRUE(near(world.field[organisation(o)], {17.0 / 32, 2.0 / 32, 13.0 / 32}));
        EXPECT_DOUBLE_EQ(world.collaboration[organisation(o)], 13.0 / 32);
        EXPECT_DOUBLE_EQ(world.professed[organisation(o)], 15.0 / 32);
        EXPECT_DOUBLE_EQ(world.measured[organisation(o)], (13 + 0.6 * 2) / 32);
    }
    EXPECT_EQ(world.collaboration[organisation(2)], 1);
    EXPECT_TRUE(near(world.system_field[SystemId(0)], {17.0 / 48, 2.0 / 48, 29.0 / 48}));
}

TEST(Merger, HasOneBudgetAndLoad) {
    SmallWorld small("resources.saving = 0.5");
    World& world = small.world;
    for (const std::size_t o : {0u, 1u}) set_behaviours(world, organisation(o), {D, D, D, D, D});
    merge(world, organisation(0), organisation(1));
    world.know_how[organisation(0)] = 2;
    small.rules.aggregate(world);
    small.rules.resources(world);
    // Needs of 6 and 1, budgets of 4 and 2, which go where the need is; 1.2 need for a unit of budget.
    EXPECT_DOUBLE_EQ(world.budget_now[organisation(0)], 36.0 / 7);
    EXPECT_DOUBLE_EQ(world.budget_now[organisation(1)], 6.0 / 7);
    const double load = 7 / (36.0 / 7 * 2 + 6.0 / 7) / 1.2;
    EXPECT_DOUBLE_EQ(world.load[organisation(0)], load);
    EXPECT_DOUBLE_EQ(world.load[organisation(1)], load);
    EXPECT_DOUBLE_EQ(world.stake[organisation(0)], world.stake[organisation(1)]);
    EXPECT_EQ(world.unmet[organisation(0)], 0);  // load below 1
}

TEST(Merger, OfMoreThanTwoIsOneForAll) {
    SmallWorld small;
    World& world = small.world;
    merge(world, organisation(0), organisation(1));
    merge(world, organisation(2), organisation(3));
    EXPECT_EQ(world.merged.size(), 2u);
    merge(world, organisation(1), organisation(3));
    merge(world, organisation(3), organisation(0));
    ASSERT_EQ(world.merged.size(), 1u);
    EXPECT_EQ(world.merged[0].size(), 4u);
    EXPECT_EQ(world.joint_posts.size(), 3u);
    for (const auto& [seat, other_seat] : world.joint_posts) EXPECT_EQ(seat, board(world, 0));
    for (LinkId link : world.partner.ids()) EXPECT_EQ(world.held[link], 1);
}

TEST(Merger, HoldsFromItsWeekOn) {
    SmallWorld small("world.cross_ties = 3\n[[intervention]]\nat = 4\nmerge = ['O0', 'O1']\n");
    Ics model = small.model();
    const World& world = model.world();
    const auto equal = [&] {
        return world.field[organisation(0)] == world.field[organisation(1)] &&
               world.link_trust[LinkId(0)] == 1 &&
               world.behaviour[board(world, 0)] == world.behaviour[board(world, 1)];
    };
    bool before = false;
    for (Tick t = 0; t < 12; ++t) {
        if (t < 4) before |= equal();
        EXPECT_TRUE(t < 4 || equal()) << t;
        model.advance(t);
    }
    EXPECT_FALSE(before);
}

TEST(Merger, MayWaitForACondition) {
    SmallWorld small(
        "world.cross_ties = 3\n[[intervention]]\nmerge = ['O0', 'O1']\n"
        "when = { observable = 'trust', above = -1, for = 6 }\n");
    Ics model = small.model();
    for (Tick t = 0; t < 12; ++t) {
        EXPECT_EQ(model.world().merged.size(), t < 6 ? 0u : 1u) << t;
        model.advance(t);
    }
}

TEST(Merger, NamesTwoOrganisationsOfTheWorld) {
    const auto problem = [](const std::string& line) {
        return problems_of("[[intervention]]\n" + line, [](const Section& config) {
            Policies(config, {"ONE"}, {"O0", "O1", ""});
        });
    };
    EXPECT_EQ(problem("merge = ['O0', 'O1']"), "");
    EXPECT_EQ(
        problem("merge = ['O0', 'OO1']"),
        "test:2:16: intervention.merge = [\"O0\", \"OO1\"]: entry 2, \"OO1\", is not a known word (did you "
        "mean \"O1\"?); allowed: a list of \"O0\", \"O1\"");
    for (const char* line : {"merge = []", "merge = ['O0']", "merge = ['O1', 'O1']", "joint_post = ['O0']"})
        EXPECT_NE(problem(line).find("is not two organisations; allowed: a list of two different codes"),
                  std::string::npos)
            << line;
    EXPECT_NE(
        problem("joint_post = ['O0', 'O1']\nwhere.tier = 'board'").find("cannot stand beside joint_post"),
        std::string::npos);
}

}  // namespace
}  // namespace concord::ics
