#include "models/ics/setup/build.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/core/statistics.hpp"
#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

TEST(Post, IsATierOfAnOrganisation) {
    for (std::size_t o = 0; o < 3; ++o)
        for (std::size_t tier = 0; tier < tiers; ++tier) {
            const PostId post = post_of(organisation(o), static_cast<Tier>(tier));
            EXPECT_EQ(organisation_of(post), organisation(o));
            EXPECT_EQ(tier_of(post), static_cast<Tier>(tier));
        }
}

TEST(Build, LaysPeopleOutByPost) {
    const SmallWorld small("[world]\nvoices = 3");
    const World& world = small.world;
    EXPECT_EQ(world.post.size(), 32u);
    std::size_t next = 0;
    for (PostId post : world.posts())
        for (PersonId me : world.people(post)) {
            EXPECT_EQ(me.index(), next++);
            EXPECT_EQ(world.post[me], post);
        }
    EXPECT_EQ(next, 32u);
    EXPECT_EQ(world.people(post_of(organisation(2), Tier::public_voice)).size(), 3u);
    EXPECT_EQ(world.people(organisation(2)).size(), 8u);
}

TEST(Build, PublicVoicesCollaborateAndKnowNobody) {
    const SmallWorld small("[world]\nvoices = 3\n[people]\ninitial_mix = [1, 0, 0]");
    for (PersonId me : small.world.post.ids()) {
        const bool voice = tier_of(small.world.post[me]) == Tier::public_voice;
        EXPECT_EQ(small.world.behaviour[me], voice ? Behaviour::collaborate : Behaviour::compete);
        EXPECT_EQ(small.world.ties(me).size(), voice ? 0u : 1u);
    }
}

TEST(Build, KeepsWhatTheBlueprintSays) {
    const SmallWorld small;
    const World& world = small.world;
    EXPECT_EQ(world.organisation_code[organisation(2)], "O2");
    EXPECT_EQ(world.kind[organisation(2)], Kind::primary_care_network);
    EXPECT_EQ(world.system[organisation(3)], SystemId(1));
    EXPECT_EQ(world.budget[organisation(0)], 4);
    EXPECT_EQ(world.need[organisation(0)], 6);
    EXPECT_EQ(world.perceived_need, world.need);
    EXPECT_DOUBLE_EQ(world.need_per_budget, 1.2);
    EXPECT_EQ(world.organisations_of[SystemId(0)], 3u);
    EXPECT_EQ(world.services_of(organisation(0)).size(), 2u);
    EXPECT_EQ(world.services_of(organisation(0))[1].place, PlaceId(1));
    EXPECT_EQ(world.services_of(organisation(0))[1].share, 0.25);
    EXPECT_EQ(world.population[PlaceId(1)], 300);
    EXPECT_EQ(world.place_system[PlaceId(2)], SystemId(1));
    for (double know_how : world.know_how) EXPECT_EQ(know_how, 1);
}

TEST(Build, LinksAreThoseOfTheBlueprint) {
    const SmallWorld small;
    const World& world = small.world;
    const Blueprint plan = four_organisations();
    ASSERT_EQ(world.partner.size(), plan.links.size());
    for (OrganisationId o : world.organisations())
        for (LinkId link : world.links(o)) {
            EXPECT_EQ(o.index(), plan.links[link.index()].from);
            EXPECT_EQ(world.partner[link].index(), plan.links[link.index()].to);
            EXPECT_EQ(world.weight[link], plan.links[link.index()].weight);
        }
}

TEST(Build, TiesAreCountedAlongTheirLinks) {
    const SmallWorld small;  // five people each, 0 -> 1 -> 2 -> 0 and 3 -> 0, along links 0, 3, 4 and 5
    const std::vector<std::uint32_t> expected{5, 0, 0, 5, 5, 5, 0};
    EXPECT_TRUE(std::ranges::equal(small.world.link_ties, expected));
}

TEST(Build, MakesLinksOfTiesWhereTheBlueprintHasNone) {
    Blueprint plan = four_organisations();
    plan.links.clear();
    const SmallWorld small("", plan);
    ASSERT_EQ(small.world.partner.size(), 4u);
    for (LinkId link : small.world.partner.ids()) EXPECT_EQ(small.world.weight[link], 5);
    EXPECT_EQ(small.world.partner[LinkId(3)], organisation(0));
}

TEST(Build, MeetsTheNearestTierWhereTheSameIsEmpty) {
    Blueprint plan = four_organisations();
    plan.organisations[1].people = {1, 0, 1, 0, 0};
    const SmallWorld small("", plan);
    const auto tier_met = [&](std::size_t person) {
        const TieId tie = small.world.ties(PersonId(person)).front();
        return tier_of(small.world.post[small.world.neighbour[tie]]);
    };
    EXPECT_EQ(tier_met(0), Tier::board);
    EXPECT_EQ(tier_met(1), Tier::board);  // no senior manager there: the board
    EXPECT_EQ(tier_met(2), Tier::middle_manager);
    EXPECT_EQ(tier_met(3), Tier::middle_manager);  // no front line there
    plan.organisations[1].people = {0, 0, 0, 2, 0};
    const SmallWorld below("", plan);
    EXPECT_EQ(tier_of(below.world.post[below.world.neighbour[below.world.ties(PersonId(0)).front()]]),
              Tier::front_line);
}

TEST(Build, BlocksCoverAllOrganisations) {
    const SmallWorld small("world.cross_ties = 8", crowd(30000), other_of_two);
    const auto& cuts = small.world.organisation_blocks;
    EXPECT_EQ(cuts.front(), 0u);
    EXPECT_EQ(cuts.back(), 2u);
    EXPECT_TRUE(std::ranges::is_sorted(cuts));
    EXPECT_EQ(cuts.size(), 3u);  // too much work for one part
}

// Chi-square with a chance of a false alarm of 1e-6.
TEST(PartnerByLink, IsInProportionToWeight) {
    const Blueprint plan = four_organisations();
    const PartnerRule rule = PartnerByLink(plan);
    Draws draws(1, 0);
    const Stream stream = draws.stream("test.partner");
    std::array<std::uint64_t, 4> of_first{}, of_last{};
    for (std::uint32_t n = 0; n < 9000; ++n) {
        Dice dice = draws.dice(stream, n, 0);
        ++of_first[rule(0, dice)];
        ++of_last[rule(3, dice)];
    }
    EXPECT_TRUE(test::agrees(std::array{of_first[1], of_first[2]}, std::array{6000.0, 3000.0}));
    EXPECT_TRUE(test::agrees(std::array{of_last[0], of_last[2]}, std::array{1800.0, 7200.0}));
    EXPECT_EQ(of_first[0] + of_first[3] + of_last[1] + of_last[3], 0u);
}

// The definition: the first link that reaches past a uniform share of the sum.
TEST(PartnerByLink, FindsTheLinkThatReachesPastTheShare) {
    Blueprint plan = crowd(1);
    plan.organisations.resize(200, plan.organisations.front());
    plan.links.clear();
    std::vector<double> reached;
    for (std::uint32_t to = 1; to < 200; ++to) {
        plan.links.push_back({0, to, to % 7 == 0 ? 50.0 : 0.01 * to});
        reached.push_back((reached.empty() ? 0 : reached.back()) + plan.links.back().weight);
    }
    const PartnerByLink rule(plan);
    for (std::uint32_t n = 0; n <= 100'000; ++n) {
        const double share = std::min(n / 100'000.0, 1 - 0x1p-53);
        const auto found = std::upper_bound(reached.begin(), reached.end() - 1, share * reached.back());
        ASSERT_EQ(rule.at(0, share), static_cast<std::uint32_t>(found - reached.begin()) + 1) << share;
    }
}

TEST(Build, TiesAreTheSameManyAtATimeAsOneByOne) {
    const Blueprint plan = crowd(3000);
    const SmallWorld one_by_one("world.cross_ties = 7", plan, PartnerByLink(plan));
    const World together =
        build(plan, PartnerByLink(plan), one_by_one.start, one_by_one.draws, one_by_one.rules.trust.initial);
    EXPECT_EQ(together.first_tie, one_by_one.world.first_tie);
    EXPECT_EQ(together.neighbour, one_by_one.world.neighbour);
    EXPECT_EQ(together.own_ties, one_by_one.world.own_ties);
    EXPECT_EQ(together.link_ties, one_by_one.world.link_ties);
}

TEST(Start, FitsOfRecordSystemsAreNormal) {
    const SmallWorld small("[technology]\nsystems = 16\nfit_spread = 0.5");
    std::vector<double> fits;
    for (OrganisationId o : small.world.organisations())
        for (double fit : small.world.fit[o]) fits.push_back(fit);
    EXPECT_EQ(fits.size(), 64u);
    EXPECT_TRUE(test::agrees_with(fits, [](double x) { return 0.5 * std::erfc(-x / 0.5 / std::sqrt(2.0)); }));
    const SmallWorld even("technology.fit_spread = 0");
    for (double fit : even.world.fit[organisation(0)]) EXPECT_EQ(fit, 0);
}

TEST(Start, RecordSystemsAreThoseOnTheMarket) {
    const SmallWorld small("technology.systems = 2"), one("technology.systems = 1");
    for (std::uint8_t system : small.world.record_system) EXPECT_LT(system, 2);
    for (std::uint8_t system : one.world.record_system) EXPECT_EQ(system, 0);
}

}  // namespace
}  // namespace concord::ics
