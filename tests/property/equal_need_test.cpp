#include <gtest/gtest.h>

#include "tests/support/simulate.hpp"

/// Where need equals budget, pooling has nothing to move: not one bit of a trajectory changes.
namespace concord::test {
namespace {

void expect_pooling_changes_nothing(const Scenario& scenario) {
    const std::uint64_t apart = fingerprint(scenario.with({"policy.pooled_share=0"}));
    for (const char* share : {"policy.pooled_share=0.1", "policy.pooled_share=0.37", "policy.pooled_share=1"})
        for (const char* scope :
             {"policy.pool_scope=none", "policy.pool_scope=place", "policy.pool_scope=system"})
            EXPECT_EQ(fingerprint(scenario.with({share, scope})), apart) << share << ", " << scope;
}

TEST(EqualNeed, PoolingChangesNoBitInTheToyWorld) {
    const Scenario equal{"toy", {"resources.need_spread=0"}, 60};
    expect_pooling_changes_nothing(equal);
    const Scenario unequal{"toy", {}, 60};
    EXPECT_NE(fingerprint(unequal), fingerprint(unequal.with({"policy.pooled_share=0.5"})));
}

TEST(EqualNeed, PoolingChangesNoBitInRealSystems) {
    const Scenario equal{"england", {"world.systems=[\"QF7\",\"QWO\"]", "world.need=equal"}, 12};
    expect_pooling_changes_nothing(equal);
    const Scenario unequal{"england", {"world.systems=[\"QF7\",\"QWO\"]"}, 12};
    EXPECT_NE(fingerprint(unequal), fingerprint(unequal.with({"policy.pooled_share=0.5"})));
}

}  // namespace
}  // namespace concord::test
