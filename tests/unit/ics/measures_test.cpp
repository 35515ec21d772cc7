#include "models/ics/observe/measures.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/ics/small_world.hpp"

// Every measure by hand. Organisations 0 to 3 serve P0 and P1 (0.75, 0.25), P1, P0, P2.
namespace concord::ics {
namespace {

using Values = std::vector<double>;

SmallWorld collaborating(const Values& collaboration) {
    SmallWorld small;
    small.world.collaboration = Column<OrganisationId, double>(collaboration);
    return small;
}

TEST(Spread, IsTheStandardDeviationBetweenOrganisations) {
    EXPECT_EQ(collaboration_spread(collaborating({0.25, 0.25, 0.25, 0.25}).world), 0);
    EXPECT_DOUBLE_EQ(collaboration_spread(collaborating({0, 1, 0, 1}).world), 0.5);
    // Mean 0.25, squares 0.0625, 0, 0.0625, 0.
    EXPECT_DOUBLE_EQ(collaboration_spread(collaborating({0, 0.25, 0.5, 0.25}).world), std::sqrt(0.03125));
}

double clustering(const World& world) {
    return Clustering(world)(world);
}

TEST(Clustering, IsTheShareOfTheVarianceBetweenPlaces) {
    // Mean 0.5, variance 0.25. P0 has (0.75 x 0 + 1 x 1) / 1.75, P1 (0.25 x 0 + 0) / 1.25, P2 1.
    const double p0 = 1 / 1.75 - 0.5, between = (1.75 * p0 * p0 + 1.25 * 0.25 + 0.25) / 4;
    EXPECT_NEAR(clustering(collaborating({0, 0, 1, 1}).world), between / 0.25, 1e-12);
}

TEST(Clustering, IsNoneWithoutVariance) {
    EXPECT_EQ(clustering(collaborating({0.5, 0.5, 0.5, 0.5}).world), 0);
}

TEST(Clustering, IsWholeWhereEachPlaceIsOfOneMind) {
    Blueprint plan = four_organisations();
    plan.organisations[0].serves = {{0, 1.0}};
    SmallWorld small("", plan);
    small.world.collaboration = Column<OrganisationId, double>(Values{0.2, 0.9, 0.2, 0.4});
    EXPECT_NEAR(clustering(small.world), 1, 1e-12);
    // And none where the one place with several organisations has their mean: P0 with 0 and 1, others 0.5.
    small.world.collaboration = Column<OrganisationId, double>(Values{0, 0.5, 1, 0.5});
    EXPECT_NEAR(clustering(small.world), 0, 1e-12);
}

TEST(Diversity, IsTheEntropyOfTheBehaviourOfStaff) {
    SmallWorld small("[world]\nvoices = 3");
    World& world = small.world;
    std::size_t n = 0;
    for (PersonId me : world.post.ids())
        if (tier_of(world.post[me]) != Tier::public_voice)
            world.behaviour[me] = n++ % 4 == 0 ? Behaviour::compete : Behaviour::lip_service;
    small.rules.aggregate(world);  // 5 compete, 15 pay lip service; voices do not count
    EXPECT_NEAR(diversity(world), -(0.25 * std::log(0.25) + 0.75 * std::log(0.75)), 1e-12);
    for (PersonId me : world.post.ids()) world.behaviour[me] = Behaviour::compete;
    small.rules.aggregate(world);
    EXPECT_EQ(diversity(world), 0);
}

TEST(TrustQuantiles, AreOfTiesToAThousandth) {
    SmallWorld small;  // 20 ties: 0.05, 0.10, ... 1
    for (TieId tie : small.world.trust.ids())
        small.world.trust[tie] = 0.05f * static_cast<float>(tie.index() + 1);
    const auto found = trust_quantiles(small.world);
    const std::array expected{0.05, 0.25, 0.5, 0.75, 0.95};
    for (std::size_t n = 0; n < expected.size(); ++n) EXPECT_NEAR(found[n], expected[n], 0.0005) << n;
    small.world.trust.assign(20, 0.1236f);
    for (double quantile : trust_quantiles(small.world)) EXPECT_NEAR(quantile, 0.124, 1e-12);
    small.world.trust.assign(20, 1);
    for (double quantile : trust_quantiles(small.world)) EXPECT_EQ(quantile, 1);
}

TEST(TrustQuantiles, AreUnknownWithoutTies) {
    for (double quantile : trust_quantiles(SmallWorld("world.cross_ties = 0").world))
        EXPECT_TRUE(std::isnan(quantile));
}

/// Met need of P0 (population 100, deprivation 10), P1 (300, 30) and P2 (200, 20).
SmallWorld met(double p0, double p1, double p2) {
    SmallWorld small;
    small.world.met = Column<PlaceId, double>(Values{p0, p1, p2});
    small.world.place_need = Column<PlaceId, double>(Values{1, 6, 2});
    return small;
}

double gap(const World& world) {
    return MetNeedGap(world)(world);
}

TEST(MetNeedGap, IsLeastMinusMostDeprivedFifth) {
    // A fifth is 120 persons: all of P0 and 20 of the 200 of P2; 120 of the 300 of P1.
    EXPECT_NEAR(gap(met(0.9, 0.6, 0.7).world), (0.9 + 0.1 * 2 * 0.7) / 1.2 - 0.6, 1e-12);
    EXPECT_NEAR(gap(met(0.5, 1, 0.5).world), -0.5, 1e-12);
    EXPECT_NEAR(gap(met(0.8, 0.8, 0.8).world), 0, 1e-12);
}

TEST(RecordSystems, AreSharesOfOrganisations) {
    SmallWorld small;
    small.world.record_system = Column<OrganisationId, std::uint8_t>(std::vector<std::uint8_t>{3, 0, 3, 1});
    EXPECT_EQ(record_system_shares(small.world), (Values{0.25, 0.25, 0, 0.5}));
}

TEST(CollaborateByLoad, IsByTenthOfOrganisations) {
    SmallWorld small;  // four organisations: tenths 1, 3, 6 and 8 have one each
    World& world = small.world;
    world.load = Column<OrganisationId, double>(Values{1.5, 0.9, 1.1, 0.9});
    for (PostId post : world.posts()) world.headcount[post] = {};
    world.headcount[post_of(OrganisationId(1), Tier::board)] = {0, 0, 1};
    world.headcount[post_of(OrganisationId(0), Tier::front_line)] = {0, 0, 2};
    const auto shares = collaborate_by_load(world);
    EXPECT_EQ(shares[0], 0.2);
    EXPECT_EQ(shares[2], 0);
    EXPECT_EQ(shares[5], 0);
    EXPECT_EQ(shares[7], 0.4);
    EXPECT_TRUE(std::isnan(shares[1]));
}

}  // namespace
}  // namespace concord::ics
