#include "models/ics/processes/technology.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/ics/small_world.hpp"

// The use of record systems. How they are chosen is in technology_choice_test.cpp.
namespace concord::ics {
namespace {

constexpr Behaviour D = Behaviour::compete, L = Behaviour::lip_service, C = Behaviour::collaborate;

double logistic_by_hand(double x) {
    return 1 / (1 + std::exp(-x));
}

/// Organisation 0 runs system 2, which fits it by 0.3; one of its two people at the front line collaborates.
SmallWorld equipped(const std::string& toml, const Blueprint& plan = four_organisations()) {
    SmallWorld small(toml, plan);
    small.world.fit[organisation(0)] = {0.9, 0.9, 0.3, 0.9};
    small.world.record_system[organisation(0)] = 2;
    set_behaviours(small.world, organisation(0), {C, L, C, C, D});
    small.rules.aggregate(small.world);
    return small;
}

double heading(const SmallWorld& small) {
    return small.rules.technology.settled_use(small.world, organisation(0));
}

TEST(RecordSystemUse, SettlesByFitAndEngagementOfTheFrontLine) {
    // 6 (0.3 + (1 - 0.3) 0.5 - 0.5) = 0.9
    EXPECT_NEAR(heading(equipped("")), logistic_by_hand(0.9), 1e-15);
    EXPECT_NEAR(heading(equipped("[policy]\nprescription = 0")), logistic_by_hand(1.8), 1e-15);
    EXPECT_NEAR(heading(equipped("[policy]\nprescription = 1")), logistic_by_hand(-1.2), 1e-15);
    EXPECT_NEAR(heading(equipped("[technology]\nuse_threshold = 0.65")), logistic_by_hand(0), 1e-15);
    EXPECT_EQ(heading(equipped("[technology]\nuse_sharpness = 0")), 0.5);
}

TEST(RecordSystemUse, OfAnOrganisationWithoutFrontLineFollowsAllItsStaff) {
    Blueprint plan = four_organisations();
    plan.organisations[0].people = {1, 1, 2, 0, 0};
    // Three of four collaborate: 6 (0.3 + 0.7 x 0.75 - 0.5)
    EXPECT_NEAR(heading(equipped("", plan)), logistic_by_hand(1.95), 1e-15);
}

TEST(RecordSystemUse, MovesAtItsPace) {
    SmallWorld small = equipped("[technology]\nrenewal = 0");
    small.world.use[organisation(0)] = 0.2;
    State next = small.next();
    small.rules.technology(small.world, next, small.draws, 0);
    EXPECT_NEAR(next.use[organisation(0)], 0.2 + 0.05 * (logistic_by_hand(0.9) - 0.2), 1e-15);
}

TEST(RecordSystemUse, ConvergesToWhereItIsHeading) {
    SmallWorld small = equipped("[technology]\nrenewal = 0");
    small.world.use[organisation(0)] = 0;
    for (Tick t = 0; t < 100; ++t) {
        State next = small.next();
        small.rules.technology(small.world, next, small.draws, t);
        small.world.use = next.use;
    }
    EXPECT_NEAR(small.world.use[organisation(0)], logistic_by_hand(0.9) * (1 - std::pow(0.95, 100)), 1e-12);
}

TEST(RecordSystemUse, StartsWhereItIsHeading) {
    SmallWorld small;
    const Ics model = small.model();
    for (OrganisationId o : model.world().organisations())
        EXPECT_EQ(model.world().use[o], model.rules().technology.settled_use(model.world(), o));
    EXPECT_GT(model.world().use[organisation(0)], 0);
}

}  // namespace
}  // namespace concord::ics
