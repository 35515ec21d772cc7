#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "tests/support/simulate.hpp"

/// The toy world's published values: 624 weeks, mean of the last 156, 24 seeds; within 0.04. The standard
/// error of C over 24 seeds is about 0.01, so that a false alarm is a matter of four standard errors: below 1
/// in 10,000 a value.
namespace concord::test {
namespace {

constexpr double tolerance = 0.04;
using Means = std::map<std::string, double>;

Means means_of(const std::vector<std::string>& assignments) {
    const std::vector<std::string> names{
        "share_collaborate",    "share_lip_service", "share_compete", "collaboration", "trust",
        "collaboration_spread", "unmet_need"};
    const Plan plan = Scenario{"toy", assignments, 0}.plan();
    Means means;
    constexpr std::uint32_t seeds = 24;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const auto model = plan.build(Draws(seed, 0));
        const Outline outline = model->outline();
        for (Tick t = 0; t < 624; ++t) {
            model->advance(t);
            if (t < 624 - 156) continue;
            for (const Variable& variable : outline.variables) {
                if (std::ranges::find(names, variable.meaning.path) == names.end()) continue;
                double value = 0;
                variable.fill(reinterpret_cast<std::byte*>(&value));
                means[variable.meaning.path] += value / 156 / seeds;
            }
        }
    }
    return means;
}

void expect_means(const std::vector<std::string>& assignments, const Means& expected) {
    const Means found = means_of(assignments);
    for (const auto& [name, value] : expected) EXPECT_NEAR(found.at(name), value, tolerance) << name;
}

TEST(ToyValues, Defaults) {
    expect_means({}, {{"share_collaborate", 0.36},
                      {"share_lip_service", 0.39},
                      {"share_compete", 0.25},
                      {"collaboration", 0.32},
                      {"trust", 0.32},
                      {"collaboration_spread", 0.17},
                      {"unmet_need", 0.08}});
}

TEST(ToyValues, PooledBudgets) {
    expect_means({"policy.pooled_share=0.5"}, {{"share_collaborate", 0.41}});
    expect_means({"policy.pooled_share=1"}, {{"share_collaborate", 0.46}});
}

TEST(ToyValues, Prescription) {
    expect_means({"policy.prescription=0"}, {{"share_collaborate", 0.50}, {"share_lip_service", 0.27}});
    expect_means({"policy.prescription=1"}, {{"share_collaborate", 0.13}, {"share_lip_service", 0.68}});
}

TEST(ToyValues, PurposeClarity) {
    expect_means({"policy.purpose_clarity=0"}, {{"share_collaborate", 0.09}});
    expect_means({"policy.purpose_clarity=1"}, {{"share_collaborate", 0.78}});
}

}  // namespace
}  // namespace concord::test
