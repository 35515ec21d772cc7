#include "models/ics/processes/learning.hpp"

#include <gtest/gtest.h>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

const std::string search_only = "[learning]\nsearch = 0.01\ndiffusion = 0\n";

double learned(SmallWorld& small, std::size_t o) {
    State next = small.next();
    small.rules.learning(small.world, next);
    return next.know_how[organisation(o)] - small.world.know_how[organisation(o)];
}

double found_at_load(double load, double know_how = 1, const std::string& toml = search_only) {
    SmallWorld small(toml);
    small.world.load[organisation(0)] = load;
    small.world.know_how.assign(4, know_how);
    return learned(small, 0);
}

TEST(Search, IsAnInvertedUOfTheLoad) {
    EXPECT_EQ(found_at_load(0.4), 0);
    EXPECT_EQ(found_at_load(1), 0);
    EXPECT_NEAR(found_at_load(1.15), 0.01 * 0.8243606353500641, 1e-15);  // 0.5 exp(0.5)
    EXPECT_NEAR(found_at_load(1.3), 0.01, 1e-15);                        // the peak: 1 exp(0)
    EXPECT_NEAR(found_at_load(1.9), 0.01 * 0.40600584970983811, 1e-15);  // 3 exp(-2)
    EXPECT_LT(found_at_load(5), 0.001);
}

TEST(Search, FindsLessTheLessThereIsToFind) {
    EXPECT_NEAR(found_at_load(1.3, 1.5), 0.005, 1e-15);
    EXPECT_EQ(found_at_load(1.3, 2), 0);
    EXPECT_NEAR(found_at_load(2, 1, search_only + "load_peak = 1\nmaximum = 5"), 0.04, 1e-15);
}

TEST(Search, IsOffUnlessConfigured) {
    EXPECT_EQ(found_at_load(1.3, 1, ""), 0);
}

/// Organisation 1 depends on 0 (weight 1) and on 2 (weight 3).
SmallWorld partners() {
    SmallWorld small;
    small.world.know_how = Column<OrganisationId, double>(std::vector<double>{1.5, 1.1, 1.9, 1});
    small.world.collaboration = Column<OrganisationId, double>(std::vector<double>{0.5, 0.3, 0.25, 1});
    small.world.link_trust[LinkId(2)] = 0.4;
    small.world.link_trust[LinkId(3)] = 0.8;
    return small;
}

TEST(Diffusion, BringsKnowHowFromTrustedPartnersWhoCollaborate) {
    SmallWorld small = partners();
    EXPECT_NEAR(learned(small, 1), 0.02 * (0.5 * 0.4 * 0.4 + 3 * 0.25 * 0.8 * 0.8) / 4, 1e-15);
}

TEST(Diffusion, BringsNothingFromThoseWhoKnowLess) {
    SmallWorld small = partners();
    small.world.know_how[organisation(2)] = 1.05;
    EXPECT_NEAR(learned(small, 1), 0.02 * 0.5 * 0.4 * 0.4 / 4, 1e-15);
    small.world.know_how[organisation(1)] = 1.9;
    EXPECT_EQ(learned(small, 1), 0);
    EXPECT_EQ(learned(small, 2), 0.02 * 0);  // who only depends on 0, which is behind
}

TEST(Diffusion, NeedsTrustAndCollaboration) {
    SmallWorld mistrusted = partners(), alone = partners();
    mistrusted.world.link_trust.assign(7, 0);
    alone.world.collaboration.assign(4, 0);
    EXPECT_EQ(learned(mistrusted, 1), 0);
    EXPECT_EQ(learned(alone, 1), 0);
}

TEST(Diffusion, OfOneWithoutPartnersIsNothing) {
    Blueprint plan = four_organisations();
    std::erase_if(plan.links, [](const Blueprint::Link& link) { return link.from == 3; });
    SmallWorld small("[world]\ncross_ties = 0", plan);
    small.world.know_how[organisation(0)] = 2;
    EXPECT_EQ(learned(small, 3), 0);
}

}  // namespace
}  // namespace concord::ics
