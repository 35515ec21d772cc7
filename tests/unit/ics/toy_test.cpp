#include "models/ics/setup/toy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/unit/core/statistics.hpp"
#include "tests/unit/ics/small_world.hpp"

// Chi-square and Kolmogorov-Smirnov tests with a chance of a false alarm of 1e-6.
namespace concord::ics {
namespace {

/// A toy world from a configuration: on paper, as built, and at tick 0.
struct Built {
    explicit Built(const std::string& toml = "", std::uint32_t seed = 1)
        : document(Document::parse(toml, "test")),
          config(document),
          draws(seed, 0),
          rules(std::make_shared<const Rules>(config, draws)),
          toy(config, draws),
          start(config, draws, 4),
          plan(toy.blueprint(draws)),
          model(rules, Policies(config, {"TOY"}),
                build(plan, toy.partner(), start, draws, rules->trust.initial), draws),
          world(model.world()) {
        config.finish();
    }
    Document document;
    Section config;
    Draws draws;
    std::shared_ptr<const Rules> rules;
    Toy toy;
    Start start;
    Blueprint plan;
    Ics model;
    const World& world;
};

double total(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}
std::vector<double> needs(const Built& built) {
    return {built.world.need.begin(), built.world.need.end()};
}

TEST(Toy, HasFortyOrganisationsOfSixteenPeopleAndFourTiesEach) {
    const Built built;
    EXPECT_EQ(built.world.kind.size(), 40u);
    EXPECT_EQ(built.world.post.size(), 640u);
    EXPECT_EQ(built.world.neighbour.size(), 2560u);
    const std::array<std::uint32_t, tiers> people{1, 3, 4, 8, 0};
    for (const auto& organisation : built.plan.organisations) EXPECT_EQ(organisation.people, people);
    for (std::size_t tier = 0; tier < tiers; ++tier)
        EXPECT_EQ(built.world.people(post_of(organisation(7), static_cast<Tier>(tier))).size(), people[tier]);
}

TEST(Toy, NeedIsUnequalButNoMoreThanTheBudget) {
    const Built built;
    EXPECT_NEAR(total(needs(built)), 40, 1e-12);
    EXPECT_EQ(total({built.world.budget.begin(), built.world.budget.end()}), 40);
    EXPECT_NEAR(built.world.need_per_budget, 1, 1e-14);
    EXPECT_EQ(built.world.perceived_need, built.world.need);
}

TEST(Toy, LogarithmOfNeedIsNormal) {
    Built built("[world]\norganisations = 2000\nplaces = 10\n[resources]\nneed_spread = 0.25");
    // Rescaled to mean 1, ln need has mean -0.25^2 / 2; that of 2,000 is off by 0.006 (five times that:
    // 1e-6).
    std::vector<double> logs;
    for (double need : needs(built)) logs.push_back(std::log(need));
    const double middle = total(logs) / 2000;
    EXPECT_NEAR(middle, -0.03125, 0.03);
    EXPECT_TRUE(test::agrees_with(
        logs, [&](double x) { return 0.5 * std::erfc(-(x - middle) / 0.25 / std::sqrt(2.0)); }));
}

TEST(Toy, WithoutSpreadAllNeedIsExactlyTheBudget) {
    const Built built("resources.need_spread = 0");
    for (double need : built.world.need) EXPECT_EQ(need, 1);
    EXPECT_EQ(built.world.need_per_budget, 1);
    for (double stake : built.world.stake) EXPECT_EQ(stake, 0);
}

TEST(Toy, TiesGoToTheSameTierOfAnotherOrganisation) {
    const Built built;
    for (PersonId me : built.world.post.ids())
        for (TieId tie : built.world.ties(me)) {
            const PostId mine = built.world.post[me], theirs = built.world.post[built.world.neighbour[tie]];
            ASSERT_EQ(tier_of(mine), tier_of(theirs));
            ASSERT_NE(organisation_of(mine), organisation_of(theirs));
        }
    EXPECT_EQ(built.world.ties(PersonId(0)).size(), 4u);
}

// Near ties (0.7) are at distance 1 to 3, six organisations; of the rest (0.3) each of 39 others is as
// likely.
TEST(Toy, MostTiesGoToNeighboursOnTheRing) {
    const Built built("[world]\npeople = [10, 30, 40, 80]");
    std::array<std::uint64_t, 40> counts{};
    for (PersonId me : built.world.post.ids())
        for (TieId tie : built.world.ties(me)) {
            const auto own = organisation_of(built.world.post[me]).index();
            const auto other = organisation_of(built.world.post[built.world.neighbour[tie]]).index();
            ++counts[(other + 40 - own) % 40];
        }
    EXPECT_EQ(counts[0], 0u);
    std::vector<double> expected;
    for (std::size_t offset = 1; offset < 40; ++offset)
        expected.push_back(25600 * ((offset <= 3 || offset >= 37 ? 0.7 / 6 : 0) + 0.3 / 39));
    EXPECT_TRUE(test::agrees(std::span(counts).subspan(1), expected));
}

TEST(Toy, TiesMayAllBeNearOrAllBeAnywhere) {
    const Built near("[world]\nnear_share = 1\nnear_distance = 1"), far("world.near_share = 0");
    const auto distances = [](const Built& built) {
        std::vector<std::uint32_t> found;
        for (PersonId me : built.world.post.ids())
            for (TieId tie : built.world.ties(me)) {
                const auto own = organisation_of(built.world.post[me]).index();
                const auto other = organisation_of(built.world.post[built.world.neighbour[tie]]).index();
                found.push_back(std::min((other + 40 - own) % 40, (own + 40 - other) % 40));
            }
        return found;
    };
    EXPECT_EQ(std::ranges::max(distances(near)), 1u);
    // Beyond distance 3 lie 33 of 39 organisations.
    const auto beyond =
        static_cast<std::uint64_t>(std::ranges::count_if(distances(far), [](auto d) { return d > 3; }));
    EXPECT_TRUE(
        test::agrees(std::array{beyond, 2560 - beyond}, std::array{2560 * 33.0 / 39, 2560 * 6.0 / 39}));
}

TEST(Toy, EveryOrganisationIsAsLikelyToBeKnown) {
    const Built built("[world]\nnear_share = 0\npeople = [10, 30, 40, 80]");
    std::array<std::uint64_t, 40> counts{};
    for (PersonId other : built.world.neighbour) ++counts[organisation_of(built.world.post[other]).index()];
    EXPECT_TRUE(test::agrees(counts, std::vector<double>(40, 640.0)));
}

TEST(Toy, MayBeOneOrganisationThatKnowsNobody) {
    const Built built("[world]\norganisations = 1\nplaces = 1\ncross_ties = 0");
    EXPECT_EQ(built.world.post.size(), 16u);
    EXPECT_TRUE(built.world.partner.empty());
    EXPECT_EQ(built.world.need[organisation(0)], 1);
}

TEST(Toy, PeopleBeginWithTheInitialMix) {
    const Built built("[world]\npeople = [10, 30, 40, 80]"), other("people.initial_mix = [0, 0, 1]");
    std::array<std::uint64_t, behaviours> counts{};
    for (Behaviour b : built.world.behaviour) ++counts[static_cast<std::size_t>(b)];
    EXPECT_TRUE(test::agrees(counts, std::array{6400 * 0.40, 6400 * 0.35, 6400 * 0.25}));
    for (Behaviour b : other.world.behaviour) EXPECT_EQ(b, Behaviour::collaborate);
}

TEST(Toy, DispositionsAreEvenlySpreadAroundOne) {
    const Built built("[world]\npeople = [10, 30, 40, 80]");
    EXPECT_TRUE(test::agrees_with({built.world.disposition.begin(), built.world.disposition.end()},
                                  [](double v) { return v / 2; }));
}

// Tenure is rounded up to whole weeks: Pr(tenure > n) = exp(-0.01 n) below the limit of 1,000.
TEST(Toy, TenureIsExponential) {
    const Built built("[world]\npeople = [10, 30, 40, 80]\n[people]\nturnover = 0.01");
    std::array<std::uint64_t, 4> counts{};
    for (std::uint16_t tenure : built.world.tenure) {
        EXPECT_GE(tenure, 1);
        EXPECT_LE(tenure, 1000);
        ++counts[tenure <= 1 ? 0 : tenure <= 50 ? 1 : tenure <= 150 ? 2 : 3];
    }
    const double one = std::exp(-0.01), fifty = std::exp(-0.5), more = std::exp(-1.5);
    EXPECT_TRUE(test::agrees(
        counts, std::array{6400 * (1 - one), 6400 * (one - fifty), 6400 * (fifty - more), 6400 * more}));
}

TEST(Toy, TenureIsAtMostAThousandWeeks) {
    const Built slow("[people]\nturnover = 0.0001"), never("[people]\nturnover = 0");
    EXPECT_EQ(std::ranges::max(slow.world.tenure), 1000);
    EXPECT_EQ(std::ranges::min(never.world.tenure), 1000);
}

TEST(Toy, TrustBeginsAtItsStartAndLinksCountTies) {
    const Built built("trust.initial = 0.25");
    for (float trust : built.world.trust) EXPECT_EQ(trust, 0.25f);
    for (LinkId link : built.world.partner.ids()) {
        EXPECT_EQ(built.world.weight[link], built.world.link_ties[link]);
        EXPECT_EQ(built.world.link_trust[link], 0.25);
    }
    EXPECT_EQ(total({built.world.weight.begin(), built.world.weight.end()}), 2560);
}

TEST(Toy, PlacesAreNeighboursOnTheRing) {
    const Built built;
    ASSERT_EQ(built.world.population.size(), 8u);
    for (OrganisationId o : built.world.organisations()) {
        ASSERT_EQ(built.world.services_of(o).size(), 1u);
        EXPECT_EQ(built.world.services_of(o)[0].place.index(), o.index() / 5);
    }
    for (PlaceId place : built.world.places()) {
        double need = 0;
        for (std::size_t n = 0; n < 5; ++n) need += built.world.need[organisation(5 * place.index() + n)];
        EXPECT_EQ(built.world.population[place], 5);
        EXPECT_DOUBLE_EQ(built.world.deprivation[place], need / 5);
    }
}

TEST(Toy, ADifferentSeedIsADifferentWorld) {
    EXPECT_EQ(needs(Built("", 3)), needs(Built("", 3)));
    EXPECT_NE(needs(Built("", 3)), needs(Built("", 4)));
    EXPECT_NE(Built("", 3).world.neighbour, Built("", 4).world.neighbour);
}

TEST(Toy, BadParametersAreReported) {
    const auto problems = [](const std::string& toml) {
        return problems_of("[world]\n" + toml, [](const Section& config) {
            Draws draws(1, 0);
            Toy{config, draws};
        });
    };
    EXPECT_EQ(problems("organisations = 7\nplaces = 7"), "");
    EXPECT_NE(problems("organisations = 6\nplaces = 2").find("near_distance"), std::string::npos);
    EXPECT_NE(problems("organisations = 7").find("world.places"), std::string::npos);
    EXPECT_NE(problems("people = [1, 2.5, 1, 1]").find("whole numbers"), std::string::npos);
    EXPECT_NE(problems("people = 0").find("must not all be 0"), std::string::npos);
    EXPECT_NE(problems("near_share = 1.5").find("world.near_share"), std::string::npos);
    EXPECT_NE(problems("organisations = 0").find("world.organisations"), std::string::npos);
}

}  // namespace
}  // namespace concord::ics
