#include "engine/experiment/arms.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/experiment/tiny.hpp"

namespace concord {

using namespace test;

namespace {
class Arms : public testing::Test {
  protected:
    std::vector<ArmTable> compared(const std::string& text) {
        make_file(experiment_of(text), file);
        const Results results(file);
        return compare_arms(results, results.outcomes(), results.times().size() - 1, {.resamples = 200});
    }
    Scratch scratch;
    std::string file = scratch / "a.h5";
};

std::vector<double> levels(double level, double spread, std::uint32_t replicates) {
    std::vector<double> values;
    for (std::uint32_t r = 0; r < replicates; ++r) values.push_back(level + spread * noise(r));
    return values;
}

const std::string two_arms =
    "[[experiment.arm]]\nset = { \"model.spread\" = 0.10 }\n[[experiment.arm]]\n"
    "set = { \"model.spread\" = 0.12 }\n";
}  // namespace

TEST_F(Arms, AreComparedPairByPair) {
    const auto tables = compared("replicates = 9\n" + two_arms);
    ASSERT_EQ(tables.size(), 1u);
    EXPECT_EQ(tables[0].outcome.name, "level");
    EXPECT_EQ(tables[0].time, 4);
    const auto baseline = levels(0.5, 0.10, 9), other = levels(0.5, 0.12, 9);
    const ArmResult &first = tables[0].arms.at(0), &second = tables[0].arms.at(1);
    EXPECT_FALSE(first.against_baseline);
    EXPECT_TRUE(std::isnan(first.adjusted_p));
    EXPECT_EQ(first.mean.value, mean(baseline));
    ASSERT_TRUE(second.against_baseline);
    EXPECT_EQ(second.pairs, 9u);
    EXPECT_EQ(second.against_baseline->difference.value, mean(differences(other, baseline)));
    EXPECT_EQ(second.against_baseline->difference.low, mean_interval(differences(other, baseline)).low);
    EXPECT_EQ(second.against_baseline->better, share_better(other, baseline));
    EXPECT_NEAR(second.against_baseline->ratio, (0.01 + 0.0144) / 0.0004, 1e-9);
    EXPECT_EQ(second.adjusted_p, second.against_baseline->p) << "the only comparison";
}

TEST_F(Arms, WhatPairingSavedDoesNotCountTheSpreadBetweenSamples) {
    const auto tables =
        compared("replicates = 9\n" + two_arms + "[experiment.sweep]\n\"model.level\" = [0.0, 0.5, 1]\n");
    const Comparison& comparison = *tables[0].arms.at(1).against_baseline;
    EXPECT_EQ(tables[0].arms[1].pairs, 27u);
    EXPECT_NEAR(comparison.ratio, (0.01 + 0.0144) / 0.0004, 1e-9) << "as of any one sample";
}

TEST_F(Arms, OfOneReplicateWhatPairingSavedIsUnknown) {
    const auto tables =
        compared("replicates = 1\n" + two_arms + "[experiment.sweep]\n\"model.level\" = [0.0, 0.5, 1]\n");
    EXPECT_TRUE(std::isnan(tables[0].arms.at(1).against_baseline->ratio));
    EXPECT_EQ(tables[0].arms[1].pairs, 3u);
}

TEST_F(Arms, PairsOfWhichARunFailedAreLeftOut) {
    const auto tables = compared(
        "replicates = 4\n[[experiment.arm]]\n[[experiment.arm]]\nset = { \"model.level\" = 0.7 }\n"
        "[experiment.sweep]\n\"model.floor\" = [0.1, 0.6, 0.2]\n");
    EXPECT_EQ(tables[0].arms.at(0).pairs, 8u);
    EXPECT_EQ(tables[0].arms.at(1).pairs, 8u);
    EXPECT_NEAR(tables[0].arms[1].against_baseline->difference.value, 0.2, 1e-15);
    EXPECT_GT(tables[0].arms[1].against_baseline->ratio, 1e20) << "but for rounding, all differ by the same";
}

TEST_F(Arms, AllComparisonsAreAdjustedTogether) {
    const auto tables =
        compared("replicates = 5\noutcomes = [\"level\", \"tick\"]\n" + two_arms +
                 "[[experiment.arm]]\nset = { \"model.level\" = 0.6, \"model.spread\" = 0.13 }\n");
    std::vector<double> p, adjusted;
    for (const ArmTable& table : tables)
        for (const ArmResult& arm : table.arms)
            if (arm.against_baseline) {
                p.push_back(arm.against_baseline->p);
                adjusted.push_back(arm.adjusted_p);
            }
    ASSERT_EQ(p.size(), 4u);
    EXPECT_EQ(adjusted, holm(p));
    EXPECT_EQ(p[2], 1) << "ticks do not differ";
}

TEST_F(Arms, DifferOverTime) {
    make_file(experiment_of("replicates = 3\n" + two_arms), file);
    const Results results(file);
    const auto series = difference_over_time(results, results.outcomes().at(0), 1);
    ASSERT_EQ(series.size(), 5u);
    const Estimate expected = mean_interval(differences(levels(0.5, 0.12, 3), levels(0.5, 0.10, 3)));
    for (const Estimate& one : series) {
        EXPECT_EQ(one.value, expected.value);
        EXPECT_EQ(one.high, expected.high);
    }
}

}  // namespace concord
