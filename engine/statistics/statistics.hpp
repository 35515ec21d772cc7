#pragma once
#include <span>
#include <vector>

#include "engine/statistics/bootstrap.hpp"
#include "engine/statistics/estimate.hpp"

namespace concord {

// A sample is an outcome by replicate. Replicate r of two arms has the same draws, so a[r] and b[r] make a
// pair. What cannot be told is NaN: everything when an outcome is not finite or there is none, every spread
// and interval when there is only one. A sample without spread has an interval without width. Functions of
// two samples throw std::invalid_argument unless both are of the same length, those with a confidence unless
// it is above 0 and below 1.

/// The arithmetic mean; of equal numbers exactly that number.
double mean(std::span<const double> sample);

/// The number in the middle, or the mean of the two there. Infinite numbers are numbers.
double median(std::span<const double> sample);

/// The unbiased variance (divisor n - 1), exactly 0 for equal numbers.
double variance(std::span<const double> sample);

/// The mean and its two-sided interval by Student's t (1908), exact for normal outcomes.
Estimate mean_interval(std::span<const double> sample, double confidence = 0.95);

/// a[r] - b[r].
std::vector<double> differences(std::span<const double> a, std::span<const double> b);

/// The unbiased variance of a - b, 0 where it is no more than rounding makes of equal differences.
double variance_of_differences(std::span<const double> a, std::span<const double> b);

/// Two-sided p value of the paired t test of no difference. Without spread among the differences: 1 when they
/// are 0, else NaN, as nothing tells then how much they might spread.
double paired_p_value(std::span<const double> a, std::span<const double> b);

/// (var(a) + var(b)) / var(a - b): how many times as many replicates the same precision would have taken
/// without common random numbers. Infinite when all differences are equal, NaN when besides nothing varies.
double variance_ratio(std::span<const double> a, std::span<const double> b);

/// The share of pairs with a > b, ties counting half: the probability that a is better where more is better.
/// Infinite numbers are numbers.
double share_better(std::span<const double> a, std::span<const double> b);

/// All of it for one pair of arms.
struct Comparison {
    Estimate difference;  // mean of a - b, interval by Student's t
    Estimate resampled;   // the same, interval by the bootstrap (BCa)
    double p;             // of the paired t test
    double ratio;         // variance_ratio
    double better;        // share_better
};
Comparison compare(std::span<const double> a, std::span<const double> b, const Bootstrap& = {},
                   double confidence = 0.95);

/// p values adjusted for the number of tests, in the order given (Holm 1979): rejecting those of at most q
/// makes one false rejection or more with probability q at most. A NaN stays one and counts as a test.
std::vector<double> holm(std::span<const double> p);

}  // namespace concord
