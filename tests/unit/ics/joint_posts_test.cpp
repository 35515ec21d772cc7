#include "models/ics/setup/joint_posts.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Six organisations of one system that all depend on each other, by 0.1 times the product of their numbers
/// (1 to 6), with a board and a manager each.
Blueprint six(const std::vector<Kind>& kinds_of = std::vector<Kind>(6, Kind::council)) {
    Blueprint plan;
    plan.systems = {{"ONE", "System one"}, {"TWO", "System two"}};
    plan.places = {{"P0", "Place 0", 0, 100, 10}};
    for (std::uint32_t o = 0; o < 6; ++o) {
        const std::string code = std::to_string(o);
        plan.organisations.push_back({code, code, kinds_of[o], 0, 0, 0, 1, 1, {1, 1, 0, 0, 0}, {{0, 1.0}}});
        for (std::uint32_t other = 0; other < 6; ++other)
            if (other != o) plan.links.push_back({o, other, 0.1 * (o + 1) * (other + 1)});
    }
    return plan;
}

Pairs pairs(const SmallWorld& small) {
    Pairs found;
    for (const auto& [seat, other_seat] : small.world.joint_posts) {
        EXPECT_EQ(tier_of(small.world.post[seat]), Tier::board);
        EXPECT_EQ(tier_of(small.world.post[other_seat]), Tier::board);
        found.emplace_back(organisation_of(small.world.post[seat]).index(),
                           organisation_of(small.world.post[other_seat]).index());
    }
    return found;
}

SmallWorld sharing(std::size_t posts, const Blueprint& plan) {
    return SmallWorld(fmt::format("world.joint_posts = {}", posts), plan, PartnerByLink(plan));
}

TEST(JointPosts, NoneUnlessConfigured) {
    EXPECT_TRUE(SmallWorld().world.joint_posts.empty());
}

TEST(JointPosts, GoToTheClosestNoneTwice) {
    EXPECT_EQ(pairs(sharing(1, six())), (Pairs{{4, 5}}));
    EXPECT_EQ(pairs(sharing(3, six())), (Pairs{{4, 5}, {2, 3}, {0, 1}}));
}

TEST(JointPosts, AreFewerWhereThereAreNoMorePairs) {
    EXPECT_EQ(pairs(sharing(100, six())).size(), 3u);
    // Of the four, 0 and 1 depend on each other; then only 2 is left in their system.
    EXPECT_EQ(pairs(sharing(5, four_organisations())), (Pairs{{0, 1}}));
}

TEST(JointPosts, GoToTrustsFirst) {
    const Kind trust = Kind::acute, council = Kind::council;
    EXPECT_EQ(pairs(sharing(2, six({trust, Kind::ambulance, council, council, council, Kind::specialist}))),
              (Pairs{{1, 5}, {3, 4}}));
    EXPECT_EQ(pairs(sharing(1, six({trust, council, council, council, council, council}))), (Pairs{{4, 5}}));
    EXPECT_EQ(pairs(sharing(1, six({trust, trust, council, Kind::primary_care_network, council, council}))),
              (Pairs{{0, 1}}));
}

TEST(JointPosts, CountDependenceBothWays) {
    Blueprint plan = six();
    for (Blueprint::Link& link : plan.links)  // 0 depends little on 3, which depends on it the most
        if (link.from == 3 && link.to == 0) link.weight = 6;
    EXPECT_EQ(pairs(sharing(1, plan)), (Pairs{{0, 3}}));
}

TEST(JointPosts, StayWithinASystem) {
    Blueprint plan = six();
    plan.organisations[4].system = 1;
    EXPECT_EQ(pairs(sharing(1, plan)), (Pairs{{3, 5}}));
}

TEST(JointPosts, NeedDependenceBothWays) {
    Blueprint plan = six();
    std::erase_if(plan.links, [](const Blueprint::Link& link) { return link.from == 4 && link.to == 5; });
    EXPECT_EQ(pairs(sharing(1, plan)), (Pairs{{3, 5}}));
}

TEST(JointPosts, NeedTwoBoards) {
    Blueprint plan = six();
    plan.organisations[5].people = {0, 1, 0, 0, 0};
    EXPECT_EQ(pairs(sharing(1, plan)), (Pairs{{3, 4}}));
}

TEST(JointPosts, HoldTrustBetweenTheTwoAndNowhereElse) {
    const SmallWorld small = sharing(2, six());
    for (OrganisationId o : small.world.organisations())
        for (LinkId link : small.world.links(o)) {
            const auto one = std::min(o, small.world.partner[link]).index();
            const auto other = std::max(o, small.world.partner[link]).index();
            const bool joint = (one == 4 && other == 5) || (one == 2 && other == 3);
            EXPECT_EQ(small.world.held[link], joint) << one << " " << other;
        }
}

TEST(JointPosts, AreHeldByTheSamePerson) {
    const SmallWorld small = sharing(3, six());
    for (const auto& [seat, other_seat] : small.world.joint_posts) {
        EXPECT_EQ(small.world.behaviour[seat], small.world.behaviour[other_seat]);
        EXPECT_EQ(small.world.disposition[seat], small.world.disposition[other_seat]);
    }
}

}  // namespace
}  // namespace concord::ics
