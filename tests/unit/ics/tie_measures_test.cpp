#include "models/ics/observe/tie_measures.hpp"

#include "models/ics/processes/sight.hpp"
#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

using Values = std::vector<double>;

TEST(TrustingTies, HaveMoreTrustThanHalf) {
    SmallWorld small;
    for (TieId tie : small.world.trust.ids()) small.world.trust[tie] = 0.5f;
    EXPECT_EQ(trusting_ties(small.world), 0);
    small.world.trust[TieId(3)] = 0.75f;
    EXPECT_EQ(trusting_ties(small.world), 1.0 / static_cast<double>(small.world.trust.size()));
}

/// Everybody of 0 and 1 collaborates, or does not; 0 -> 1 -> 2 -> 0, and 3 -> 0.
double of_collaborators(std::initializer_list<std::size_t> organisations) {
    SmallWorld small;
    for (PersonId me : small.world.post.ids()) small.world.behaviour[me] = Behaviour::lip_service;
    for (std::size_t o : organisations)
        for (PersonId me : small.world.people(OrganisationId(o)))
            small.world.behaviour[me] = Behaviour::collaborate;
    look_around(small.world);
    return assortativity(small.world);
}

TEST(Assortativity, IsTheCorrelationAlongTies) {
    // Of four equal quarters of the ties: from (1, 1, 0, 0), to (1, 0, 1, 1); means 1/2 and 3/4, both 1/4.
    EXPECT_NEAR(of_collaborators({0, 1}), (0.25 - 0.375) / std::sqrt(0.25 * 0.1875), 1e-12);
    // From (1, 1, 1, 0), to (1, 1, 1, 1): all others do.
    EXPECT_TRUE(std::isnan(of_collaborators({0, 1, 2})));
}

TEST(SameRecordSystem, IsAShareOfDependence) {
    SmallWorld small;
    World& world = small.world;
    world.record_system = Column<OrganisationId, std::uint8_t>(std::vector<std::uint8_t>{1, 1, 0, 0});
    // Of the links 0-1 (2), 0-2 (1), 1-0 (1), 1-2 (3), 2-0 (1), 3-0 (1), 3-2 (4): 0-1, 1-0 and 3-2.
    EXPECT_NEAR(same_record_system(world), 7.0 / 13, 1e-12);
}

TEST(Interoperability, IsUseOfTheSameSystemAlongDependence) {
    SmallWorld small;
    World& world = small.world;
    world.record_system = Column<OrganisationId, std::uint8_t>(std::vector<std::uint8_t>{1, 1, 0, 0});
    world.use = Column<OrganisationId, double>(Values{0.5, 0.8, 0.25, 0.6});
    // Of the links 0-1 (2), 0-2 (1), 1-0 (1), 1-2 (3), 2-0 (1), 3-0 (1), 3-2 (4): 0-1, 1-0 and 3-2.
    EXPECT_NEAR(interoperability(world), (3 * 0.4 + 4 * 0.15) / 13, 1e-12);
}

TEST(Interoperability, IsNoneWithoutLinks) {
    Blueprint plan = four_organisations();
    plan.links.clear();
    EXPECT_EQ(interoperability(SmallWorld("world.cross_ties = 0", plan).world), 0);
}

}  // namespace
}  // namespace concord::ics
