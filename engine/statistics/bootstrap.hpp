#pragma once
#include <cstdint>
#include <span>

#include "engine/statistics/estimate.hpp"

namespace concord {

/// How often a sample is drawn anew from itself, 100 to 10 million times, and by which dice. The same sample
/// and bootstrap always give the same interval.
struct Bootstrap {
    std::uint32_t seed = 1;
    std::size_t resamples = 2000;
};

enum class BootstrapKind {
    percentile,   // the quantiles of the resampled means themselves
    accelerated,  // corrected for bias and skewness (BCa; Efron 1987)
};

/// The mean and its two-sided interval by the bootstrap (Efron 1979), which takes no shape of outcomes for
/// granted but is too narrow for few of them: where 95% are wanted, BCa holds the truth 87 to 89% of the time
/// with 8 outcomes and 94% with 40, as measured on exponential and normal ones. All NaN when an outcome is
/// not finite or there is none, bounds NaN when there is only one; without spread no width. Throws
/// std::invalid_argument for a confidence outside (0, 1) or a number of resamples that is not allowed.
Estimate bootstrap_mean(std::span<const double> sample, const Bootstrap& = {},
                        BootstrapKind = BootstrapKind::accelerated, double confidence = 0.95);

}  // namespace concord
