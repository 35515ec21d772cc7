#include <gtest/gtest.h>

#include <cmath>

#include "models/ics/processes/resources.hpp"
#include "tests/unit/core/statistics.hpp"
#include "tests/unit/ics/small_world.hpp"

// How need drifts and is perceived; and that pooling by need moves nothing where need is equal.
namespace concord::ics {
namespace {

State governed(const SmallWorld& small, Tick t = 0) {
    State next = small.next();
    small.rules.governance(small.world, next, small.draws, t);
    return next;
}

TEST(Governance, TakesInAPartOfTheChangeInNeed) {
    const auto perceived = [](const std::string& toml) {
        SmallWorld small(toml);
        small.world.need[organisation(0)] = 10;  // 6 before
        return governed(small).perceived_need[organisation(0)];
    };
    EXPECT_EQ(perceived("[policy]\ngovernance_speed = 0"), 6);
    EXPECT_EQ(perceived("[policy]\ngovernance_speed = 0.25"), 7);
    EXPECT_EQ(perceived("[policy]\ngovernance_speed = 1"), 10);
}

TEST(Governance, NeedStaysWithoutDrift) {
    const SmallWorld small;
    EXPECT_EQ(governed(small).need, small.world.need);
    EXPECT_EQ(governed(small).perceived_need, small.world.perceived_need);
}

// ln of the change is normal, of mean -sd^2 / 2, so that the mean of need stays (false alarm 1e-6).
TEST(Governance, NeedDriftsAsARandomWalkOfItsLogarithm) {
    const SmallWorld small("[resources]\nneed_drift = 0.1");
    std::vector<double> changes;
    for (Tick t = 0; t < 10000; ++t) {
        const State next = governed(small, t);
        for (OrganisationId o : small.world.organisations())
            changes.push_back(std::log(next.need[o] / small.world.need[o]));
    }
    EXPECT_TRUE(test::agrees_with(
        changes, [](double x) { return 0.5 * std::erfc(-(x + 0.005) / 0.1 / std::sqrt(2.0)); }));
}

/// Four organisations whose budgets are not round and whose need equals their budget.
Blueprint equal_need() {
    Blueprint plan = four_organisations();
    const std::array budgets{1.1, 0.3, 7.7, 2.9};
    for (std::size_t o = 0; o < budgets.size(); ++o)
        plan.organisations[o].budget = plan.organisations[o].need = budgets[o];
    plan.organisations[0].serves = {{0, 0.3}, {1, 0.6}, {2, 0.1}};
    plan.organisations[1].serves = {{0, 0.7}, {2, 0.3}};
    return plan;
}

/// Everything that moves, in 60 weeks of the four organisations.
std::vector<double> trajectory(const std::string& policy, const Blueprint& plan) {
    const SmallWorld small("[policy]\n" + policy, plan);
    Ics model = small.model();
    std::vector<double> values;
    for (Tick t = 0; t < 60; ++t) {
        model.advance(t);
        for_each_column(model.world(), [&](auto, auto, auto, auto, const auto& column) {
            for (auto value : column) values.push_back(static_cast<double>(value));
        });
        for (double budget : model.world().budget_now) values.push_back(budget);
        for (double stake : model.world().stake) values.push_back(stake);
    }
    return values;
}

TEST(EqualNeed, MakesPoolingChangeNotABit) {
    const std::vector<double> alone = trajectory("pooled_share = 0", equal_need());
    for (const std::string scope : {"none", "place", "system"})
        for (const std::string share : {"0.1", "0.5", "0.77", "1"})
            EXPECT_EQ(
                trajectory("pooled_share = " + share + "\npool_scope = \"" + scope + "\"", equal_need()),
                trajectory("pool_scope = \"" + scope + "\"", equal_need()))
                << scope << " " << share;
    EXPECT_EQ(trajectory("pooled_share = 1", equal_need()), alone);
}

TEST(EqualNeed, MakesPoolingChangeNotABitUnderACut) {
    EXPECT_EQ(trajectory("budget_cut = 0.3", equal_need()),
              trajectory("budget_cut = 0.3\npooled_share = 0.6", equal_need()));
}

TEST(UnequalNeed, MakesPoolingCount) {
    EXPECT_NE(trajectory("pooled_share = 0", four_organisations()),
              trajectory("pooled_share = 0.5", four_organisations()));
}

}  // namespace
}  // namespace concord::ics
