#include "engine/statistics/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "engine/core/draws.hpp"
#include "tests/unit/core/statistics.hpp"

namespace concord {
namespace {

using Sample = std::vector<double>;
const double nan = std::nan(""), infinite = std::numeric_limits<double>::infinity();

// Hours of sleep gained with two drugs, patient by patient (Student 1908). The expected numbers are those of
// R.
const Sample first_drug{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const Sample second_drug{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

bool all_unknown(const Estimate& estimate) {
    return std::isnan(estimate.value) && std::isnan(estimate.low) && std::isnan(estimate.high);
}

TEST(Statistics, MeanAndVarianceOfKnownNumbers) {
    EXPECT_DOUBLE_EQ(mean(Sample{2, 4, 4, 4, 5, 5, 7, 9}), 5);
    EXPECT_DOUBLE_EQ(variance(Sample{2, 4, 4, 4, 5, 5, 7, 9}), 32 / 7.);
    EXPECT_DOUBLE_EQ(variance(Sample{1e9 + 1, 1e9 + 2, 1e9 + 3}), 1);
}

TEST(Statistics, EqualNumbersHaveNoSpreadAtAll) {
    const Sample equal(3, 0.1);
    EXPECT_EQ(mean(equal), 0.1);
    EXPECT_EQ(variance(equal), 0);
    const Estimate estimate = mean_interval(equal);
    EXPECT_EQ(estimate.low, 0.1);
    EXPECT_EQ(estimate.high, 0.1);
    EXPECT_EQ(estimate.half_width(), 0);
}

TEST(Statistics, WhatCannotBeToldIsNaN) {
    EXPECT_TRUE(std::isnan(mean({})) && std::isnan(variance({})));
    EXPECT_TRUE(all_unknown(mean_interval({})));
    const Estimate one = mean_interval(Sample{3});
    EXPECT_EQ(one.value, 3);
    EXPECT_TRUE(std::isnan(one.low) && std::isnan(one.high) && std::isnan(one.half_width()));
    for (const double odd : {nan, infinite, -infinite}) {
        EXPECT_TRUE(all_unknown(mean_interval(Sample{1, odd, 2})));
        EXPECT_TRUE(all_unknown(mean_interval(Sample{odd, 1})));
        EXPECT_TRUE(std::isnan(variance(Sample{1, odd, 2})));
    }
}

// With n numbers of standard error 1 the half width is the quantile itself.
TEST(Statistics, IntervalsAreThoseOfStudentsTable) {
    const auto half_width = [](std::size_t n, double confidence) {
        Sample sample(n);
        const double size = static_cast<double>(n), off = std::sqrt((size - 1) * size / 2);
        sample[0] = off;
        sample[1] = -off;
        return mean_interval(sample, confidence).half_width();
    };
    EXPECT_NEAR(half_width(2, 0.95), 12.7062047361747, 1e-10);
    EXPECT_NEAR(half_width(10, 0.99), 3.2498355415921, 1e-11);
    EXPECT_NEAR(half_width(31, 0.90), 1.6972608865940, 1e-11);
}

TEST(Statistics, PairedComparisonAsPublished) {
    const Comparison comparison = compare(first_drug, second_drug);
    EXPECT_NEAR(comparison.difference.value, -1.58, 1e-14);
    EXPECT_NEAR(comparison.difference.low, -2.459885763277, 1e-11);
    EXPECT_NEAR(comparison.difference.high, -0.700114236723, 1e-11);
    EXPECT_NEAR(comparison.p, 0.00283289019738, 1e-13);
    EXPECT_NEAR(comparison.ratio, 4.7654230317274, 1e-12);
    EXPECT_EQ(comparison.better, 0.05);  // one tie of ten
    EXPECT_EQ(comparison.resampled.value, comparison.difference.value);
    EXPECT_LT(comparison.resampled.low, -1.58);
    EXPECT_GT(comparison.resampled.high, -1.58);
    EXPECT_LT(comparison.resampled.high, 0);
}

TEST(Statistics, PairedComparisonTurnsRound) {
    const Comparison one = compare(first_drug, second_drug), other = compare(second_drug, first_drug);
    EXPECT_EQ(one.difference.low, -other.difference.high);
    EXPECT_EQ(one.p, other.p);
    EXPECT_EQ(one.ratio, other.ratio);
    EXPECT_NEAR(one.better + other.better, 1, 1e-15);
}

TEST(Statistics, PairedComparisonWithoutSpread) {
    const Sample a{1, 2, 4}, shifted{2, 3, 5}, equal(3, 0.5);
    const Comparison same = compare(a, a), off = compare(a, shifted), still = compare(equal, equal);
    EXPECT_EQ(same.p, 1);
    EXPECT_EQ(same.better, 0.5);
    EXPECT_EQ(same.ratio, infinite);
    EXPECT_EQ(same.difference.half_width(), 0);
    EXPECT_TRUE(std::isnan(off.p));
    EXPECT_EQ(off.better, 0);
    EXPECT_EQ(off.ratio, infinite);
    EXPECT_EQ(off.resampled.low, -1);
    EXPECT_TRUE(std::isnan(still.ratio));
    EXPECT_EQ(still.p, 1);
}

/// Differences of 1/120 as rounding leaves them: 1e-17 apart.
TEST(Statistics, RoundingIsNoSpread) {
    const Sample a{73.0 / 120, 31.0 / 120}, b{72.0 / 120, 30.0 / 120};
    ASSERT_NE(a[0] - b[0], a[1] - b[1]);
    EXPECT_EQ(variance_of_differences(a, b), 0);
    EXPECT_TRUE(std::isnan(paired_p_value(a, b)));
    EXPECT_EQ(variance_ratio(a, b), infinite);
    EXPECT_EQ(paired_p_value(Sample{0.1 + 0.2, 0.3}, Sample{0.3, 0.1 + 0.2}), 1);
    const Sample apart{1, 1 + 1e-12};
    EXPECT_GT(variance_of_differences(apart, Sample{0, 0}), 0);
}

TEST(Statistics, PairedComparisonOfTooLittle) {
    const Comparison one = compare(Sample{3}, Sample{1});
    EXPECT_EQ(one.difference.value, 2);
    EXPECT_EQ(one.better, 1);
    EXPECT_TRUE(std::isnan(one.difference.low) && std::isnan(one.resampled.high));
    EXPECT_TRUE(std::isnan(one.p) && std::isnan(one.ratio));
    for (const Comparison& none : {compare({}, {}), compare(Sample{1, nan, 2}, Sample{1, 2, 3}),
                                   compare(Sample{1, infinite, 2}, Sample{1, infinite, 3})}) {
        EXPECT_TRUE(all_unknown(none.difference) && all_unknown(none.resampled));
        EXPECT_TRUE(std::isnan(none.p) && std::isnan(none.ratio));
    }
    EXPECT_TRUE(std::isnan(share_better({}, {})));
    EXPECT_TRUE(std::isnan(share_better(Sample{1, nan, 2}, Sample{1, 2, 3})));
}

TEST(Statistics, WhatIsNeverReachedHasARankButNoMean) {
    EXPECT_EQ(share_better(Sample{1, infinite, infinite, 2}, Sample{1, infinite, 7, 3}), 0.5)
        << "two ties, one above, one below";
    EXPECT_EQ(median(Sample{5, infinite, 3}), 5);
    EXPECT_EQ(median(Sample{infinite, 5, 3, infinite}), infinite);
    EXPECT_TRUE(std::isnan(mean(Sample{5, infinite, 3})));
}

TEST(Statistics, TheMedianIsInTheMiddle) {
    EXPECT_EQ(median(Sample{4}), 4);
    EXPECT_EQ(median(Sample{4, 1, 9}), 4);
    EXPECT_EQ(median(Sample{4, 1, 9, 6}), 5);
    EXPECT_TRUE(std::isnan(median({})));
    EXPECT_TRUE(std::isnan(median(Sample{1, nan, 2})));
}

TEST(Statistics, RefuseWhatMakesNoSense) {
    EXPECT_THROW(compare(Sample{1, 2}, Sample{1}), std::invalid_argument);
    EXPECT_THROW(share_better(Sample{1, 2}, Sample{1}), std::invalid_argument);
    for (const double confidence : {0.0, 1.0, -1.0, nan})
        EXPECT_THROW(mean_interval(Sample{1, 2}, confidence), std::invalid_argument);
}

TEST(Holm, AsWorkedOutByHand) {
    // Sorted .005 .01 .03 .04 times 4 3 2 1 = .02 .03 .06 .04, and none below the one before.
    const Sample adjusted = holm(Sample{0.01, 0.04, 0.03, 0.005}), expected{0.03, 0.06, 0.06, 0.02};
    ASSERT_EQ(adjusted.size(), 4);
    for (std::size_t n = 0; n < 4; ++n) EXPECT_DOUBLE_EQ(adjusted[n], expected[n]);
}

TEST(Holm, StaysAtOneAndKeepsNaNs) {
    EXPECT_EQ(holm(Sample{0.9, 0.8}), (Sample{1, 1}));
    EXPECT_EQ(holm(Sample{0.25}), Sample{0.25});
    EXPECT_TRUE(holm({}).empty());
    const Sample adjusted = holm(Sample{nan, 0.01, 0.25});
    EXPECT_TRUE(std::isnan(adjusted[0]));
    EXPECT_EQ(adjusted[1], 0.03);
    EXPECT_EQ(adjusted[2], 0.5);
}

Sample normals(std::uint32_t number, std::size_t size) {
    Draws draws(8, 0);
    Dice dice = draws.dice(draws.stream("test.normals"), number, 0);
    Sample sample(size);
    for (double& value : sample) value = dice.normal();
    return sample;
}

TEST(Statistics, IntervalsHoldTheTruthAsOftenAsTheySay) {
    constexpr std::uint32_t trials = 20'000;
    for (const double confidence : {0.8, 0.95}) {
        std::uint64_t held = 0;
        for (std::uint32_t n = 0; n < trials; ++n) {
            const Estimate estimate = mean_interval(normals(n, 6), confidence);
            held += estimate.low < 0 && estimate.high > 0;
        }
        EXPECT_TRUE(test::agrees(std::vector<std::uint64_t>{held, trials - held},
                                 Sample{confidence * trials, (1 - confidence) * trials}))
            << held;
    }
}

TEST(Statistics, PValuesOfNoDifferenceAreUniform) {
    Sample p;
    for (std::uint32_t n = 0; n < 5000; ++n)
        p.push_back(paired_p_value(normals(2 * n, 6), normals(2 * n + 1, 6)));
    EXPECT_TRUE(test::agrees_with(p, [](double x) { return x; }));
}

// b repeats 0.8 of a, with 0.6 of its own: var(a) + var(b) = 2, var(a - b) = 0.04 + 0.36.
TEST(Statistics, VarianceRatioTellsWhatPairingSaved) {
    const Sample a = normals(1, 20'000), noise = normals(2, 20'000);
    Sample b(a.size());
    for (std::size_t n = 0; n < a.size(); ++n) b[n] = 0.8 * a[n] + 0.6 * noise[n];
    // Both variances have relative standard errors of at most sqrt(2 / 20000) = 1%; 0.5 is above 5 of the
    // ratio.
    EXPECT_NEAR(variance_ratio(a, b), 5, 0.5);
    EXPECT_NEAR(variance_ratio(a, noise), 1, 0.1);
}

}  // namespace
}  // namespace concord
