#include "models/ics/processes/resources.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/ics/small_world.hpp"

// Budgets 4, 2, 1 (system ONE: 7) and 3; need 6, 1, 2 (9) and 3; in the world 10 and 12. Organisation 0
// serves P0 by 0.75 and P1 by 0.25, the others one place each.
namespace concord::ics {
namespace {

using Values = std::vector<double>;

SmallWorld resourced(const std::string& toml, const Values& collaboration = {0, 0, 0, 0},
                     const Values& know_how = {1, 1, 1, 1}) {
    SmallWorld small(toml);
    small.world.collaboration = Column<OrganisationId, double>(collaboration);
    small.world.know_how = Column<OrganisationId, double>(know_how);
    small.rules.resources(small.world);
    return small;
}

testing::AssertionResult are(const Column<OrganisationId, double>& found, const Values& expected) {
    for (std::size_t n = 0; n < expected.size(); ++n)
        if (!(std::abs(found[organisation(n)] - expected[n]) <= 1e-12))
            return testing::AssertionFailure()
                   << "organisation " << n << ": " << found[organisation(n)] << "; expected " << expected[n];
    return testing::AssertionSuccess();
}

std::string pooled(const std::string& share, const std::string& scope, const std::string& more = "") {
    return "[policy]\npooled_share = " + share + "\npool_scope = \"" + scope + "\"\n" + more;
}

TEST(Budget, StaysWhereNothingIsPooled) {
    EXPECT_TRUE(are(resourced("").world.budget_now, {4, 2, 1, 3}));
    EXPECT_TRUE(are(resourced(pooled("1", "none")).world.budget_now, {4, 2, 1, 3}));
    EXPECT_TRUE(are(resourced(pooled("0", "place")).world.budget_now, {4, 2, 1, 3}));
}

TEST(Budget, FollowsNeedWithinTheSystem) {
    EXPECT_TRUE(are(resourced(pooled("1", "system")).world.budget_now, {42.0 / 9, 7.0 / 9, 14.0 / 9, 3}));
    EXPECT_TRUE(are(resourced(pooled("0.5", "system")).world.budget_now,
                    {2 + 21.0 / 9, 1 + 3.5 / 9, 0.5 + 7.0 / 9, 3}));
}

TEST(Budget, FollowsNeedWithinThePlacesServed) {
    // Budget a unit of need: P0 (3 + 1) / (4.5 + 2), P1 (1 + 2) / (1.5 + 1).
    const double p0 = 4 / 6.5, p1 = 3 / 2.5;
    const Values all{6 * (0.75 * p0 + 0.25 * p1), p1, 2 * p0, 3};
    EXPECT_TRUE(are(resourced(pooled("1", "place")).world.budget_now, all));
    EXPECT_NEAR(all[0] + all[1] + all[2], 7, 1e-12);  // pooling hands out what there is
    EXPECT_TRUE(are(resourced(pooled("0.25", "place")).world.budget_now,
                    {3 + all[0] / 4, 1.5 + all[1] / 4, 0.75 + all[2] / 4, 3}));
}

TEST(Budget, IsCutAfterPooling) {
    EXPECT_TRUE(are(resourced("[policy]\nbudget_cut = 0.7").world.budget_now, {1.2, 0.6, 0.3, 0.9}));
    EXPECT_TRUE(are(resourced(pooled("1", "system", "budget_cut = 0.5")).world.budget_now,
                    {21.0 / 9, 3.5 / 9, 7.0 / 9, 1.5}));
}

TEST(Budget, FollowsNeedAsGovernanceSeesIt) {
    SmallWorld small(pooled("1", "system"));
    small.world.perceived_need = Column<OrganisationId, double>(Values{2, 3, 2, 9});
    small.rules.resources(small.world);
    EXPECT_TRUE(are(small.world.budget_now, {2, 3, 2, 3}));
    EXPECT_TRUE(are(small.world.load, {3 / 1.2, (1.0 / 3) / 1.2, 1 / 1.2, 1 / 1.2}));  // of the actual need
}

TEST(Load, IsNeedAgainstMeansRelativeToTheStart) {
    EXPECT_TRUE(are(resourced("").world.load, {1.5 / 1.2, 0.5 / 1.2, 2 / 1.2, 1 / 1.2}));
    EXPECT_TRUE(
        are(resourced("[policy]\nbudget_cut = 0.5").world.load, {3 / 1.2, 1 / 1.2, 4 / 1.2, 2 / 1.2}));
}

TEST(Load, IsEasedByCollaborationAndKnowHow) {
    const SmallWorld small = resourced("", {0.5, 1, 0, 0}, {1.25, 1, 2, 1});
    EXPECT_TRUE(are(small.world.load, {1.25 / (1.05 * 1.25), 0.5 / 1.2 / 1.1, 2 / 1.2 / 2, 1 / 1.2}));
    const SmallWorld saving = resourced("[resources]\nsaving = 0.5", {0.5, 1, 0, 0});
    EXPECT_TRUE(are(saving.world.load, {1, 0.5 / 1.2 / 1.5, 2 / 1.2, 1 / 1.2}));
}

TEST(Stake, IsTheLogOfPressureAgainstThatOfTheSystem) {
    const SmallWorld small = resourced("");
    // N / B = 1.5, 0.5, 2 against 9 / 7; organisation 3 is alone in its system.
    EXPECT_TRUE(are(small.world.stake, {std::log(7.0 / 6), std::log(18.0 / 7), std::log(14.0 / 9), 0}));
}

TEST(Stake, IsZeroWhereAllIsPooledInTheSystem) {
    const SmallWorld small = resourced(pooled("1", "system"));
    EXPECT_TRUE(are(small.world.stake, {0, 0, 0, 0}));
}

TEST(Stake, ShrinksAsMoreIsPooled) {
    const SmallWorld half = resourced(pooled("0.5", "system"));
    EXPECT_TRUE(are(half.world.stake, {std::abs(std::log(6 / (2 + 21.0 / 9) * 7 / 9)),
                                       std::abs(std::log(1 / (1 + 3.5 / 9) * 7 / 9)),
                                       std::abs(std::log(2 / (0.5 + 7.0 / 9) * 7 / 9)), 0}));
}

TEST(Stake, IsNotMovedByACutThatHitsAllAlike) {
    EXPECT_TRUE(are(resourced("[policy]\nbudget_cut = 0.6").world.stake,
                    {std::log(7.0 / 6), std::log(18.0 / 7), std::log(14.0 / 9), 0}));
}

TEST(Stake, OfThoseWhoServeOnePlaceIsZeroWhereAllIsPooledThere) {
    Blueprint plan = four_organisations();
    plan.organisations[0].serves = {{0, 1.0}};
    SmallWorld small(pooled("1", "place"), plan);
    small.rules.resources(small.world);
    EXPECT_TRUE(are(small.world.stake, {0, 0, 0, 0}));
}

TEST(UnmetNeed, IsWhatLoadAboveOneLeavesUndone) {
    const SmallWorld small = resourced("");
    // Loads 1.25, below 1, 5 / 3, below 1.
    EXPECT_TRUE(are(small.world.unmet, {6 * (1 - 0.8), 0, 2 * (1 - 0.6), 0}));
}

TEST(UnmetNeed, IsSummedUpByPlace) {
    const SmallWorld small = resourced("");
    const World& world = small.world;
    EXPECT_NEAR(world.place_need[PlaceId(0)], 6.5, 1e-12);
    EXPECT_NEAR(world.met[PlaceId(0)], 1 - (0.75 * 1.2 + 0.8) / 6.5, 1e-12);
    EXPECT_NEAR(world.met[PlaceId(1)], 1 - 0.25 * 1.2 / 2.5, 1e-12);
    EXPECT_EQ(world.met[PlaceId(2)], 1);
}

TEST(UnmetNeed, OfAPlaceThatNobodyServesIsNone) {
    Blueprint plan = four_organisations();
    plan.places.push_back({"P3", "Place 3", 1, 50, 40});
    SmallWorld small("", plan);
    small.rules.resources(small.world);
    EXPECT_EQ(small.world.place_need[PlaceId(3)], 0);
    EXPECT_EQ(small.world.met[PlaceId(3)], 1);
}

TEST(HelpReceived, IsCollaborationOfPartnersByWeightAndTrust) {
    SmallWorld small;
    World& world = small.world;
    world.collaboration = Column<OrganisationId, double>(Values{0.4, 0.5, 0.2, 0.9});
    world.link_trust = Column<LinkId, double>(Values{0.6, 0.3, 0.5, 0.25, 1, 0, 0.8});
    small.rules.resources(world);
    EXPECT_TRUE(are(world.help, {(2 * 0.5 * 0.6 + 0.2 * 0.3) / 3, (0.4 * 0.5 + 3 * 0.2 * 0.25) / 4, 0.4,
                                 (0 + 4 * 0.2 * 0.8) / 5}));
}

TEST(HelpReceived, OfOneWithoutPartnersIsNone) {
    Blueprint plan = four_organisations();
    std::erase_if(plan.links, [](const Blueprint::Link& link) { return link.from == 3; });
    SmallWorld small("[world]\ncross_ties = 0", plan);
    small.world.collaboration.assign(4, 1);
    small.rules.resources(small.world);
    EXPECT_EQ(small.world.help[organisation(3)], 0);
}

}  // namespace
}  // namespace concord::ics
