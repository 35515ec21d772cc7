#pragma once
#include <vector>

#include "engine/core/draws.hpp"
#include "engine/statistics/bootstrap.hpp"

// Private to engine/statistics.
namespace concord {

/// Calls `use(n, dice)` for each resample n, which draws its members by its own dice.
template <class Use>
void for_resamples(const Bootstrap& bootstrap, Use use) {
    Draws draws(bootstrap.seed, 0);
    const Stream stream = draws.stream("experiment.bootstrap");
    for (std::uint32_t n = 0; n < bootstrap.resamples; ++n) use(n, draws.dice(stream, n, 0));
}

/// The quantile of a sorted sample, between the two nearest of the B numbers at share * (B + 1) (Davison and
/// Hinkley 1997); the first or last number beyond them.
double quantile_of(const std::vector<double>& sorted, double share);

/// The confidence of percentiles of resampled means that stands for the one wanted of a mean of so few
/// numbers, 2 or more: what Student's t is to the normal distribution (Hesterberg 2015).
double expanded(double confidence, std::size_t size);

/// The middle part of a distribution between two quantiles. NaN when a number is.
Estimate percentile_interval(double value, std::vector<double> resampled, double confidence);

}  // namespace concord
