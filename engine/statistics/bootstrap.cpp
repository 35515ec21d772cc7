#include "engine/statistics/bootstrap.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "engine/core/math.hpp"
#include "engine/statistics/checks.hpp"
#include "engine/statistics/resampling.hpp"
#include "engine/statistics/statistics.hpp"

namespace concord {

namespace {
/// The distances of resampled means from the mean of the sample.
std::vector<double> resampled_means(const std::vector<double>& centred, const Bootstrap& bootstrap) {
    std::vector<double> means(bootstrap.resamples);
    const auto size = static_cast<std::uint32_t>(centred.size());
    for_resamples(bootstrap, [&](std::uint32_t n, Dice dice) {
        double sum = 0;
        for (std::uint32_t drawn = 0; drawn < size; ++drawn) sum += centred[dice.below(size)];
        means[n] = sum / size;
    });
    return means;
}

/// The quantile of the standard normal distribution below which as many resampled means lie as below the mean
/// of the sample, ties counting half, be they off by rounding. Kept finite where all lie on one side.
double bias(const std::vector<double>& sorted, double spread) {
    const double tie = 1e-12 * spread;
    const auto below = std::ranges::lower_bound(sorted, -tie) - sorted.begin();
    const auto above = sorted.end() - std::ranges::upper_bound(sorted, tie);
    const auto size = static_cast<double>(sorted.size());
    const double share = 0.5 + static_cast<double>(below - above) / (2 * size);
    return normal_quantile(std::clamp(share, 0.5 / size, 1 - 0.5 / size));
}

/// A sixth of the skewness of the mean's jackknife values (Efron 1987).
double acceleration(const std::vector<double>& centred) {
    double squares = 0, cubes = 0;
    for (const double distance : centred) {
        squares += distance * distance;
        cubes += distance * distance * distance;
    }
    return cubes / (6 * squares * std::sqrt(squares));
}

/// Which quantile of the resampled means stands for the wanted one of the mean.
double corrected(double share, double bias, double acceleration) {
    const double shifted = bias + normal_quantile(share), stretch = 1 - acceleration * shifted;
    if (stretch <= 0) return shifted > 0 ? 1 : 0;
    return cdf(boost::math::normal(), bias + shifted / stretch);
}
}  // namespace

double quantile_of(const std::vector<double>& sorted, double share) {
    const auto last = static_cast<double>(sorted.size() - 1);
    const double position = std::clamp(share * (last + 2) - 1, 0.0, last);
    const double below = std::floor(position);
    const auto n = static_cast<std::size_t>(below);
    return std::lerp(sorted[n], sorted[std::min(n + 1, sorted.size() - 1)], position - below);
}

double expanded(double confidence, std::size_t size) {
    const auto freedom = static_cast<double>(size - 1);
    const double bound = quantile(boost::math::students_t(freedom), 0.5 + confidence / 2);
    return 1 - 2 * cdf(boost::math::normal(), -std::sqrt((freedom + 1) / freedom) * bound);
}

Estimate percentile_interval(double value, std::vector<double> resampled, double confidence) {
    if (!checks::all_finite(resampled)) return {value, unknown, unknown};
    std::ranges::sort(resampled);
    const double tail = (1 - confidence) / 2;
    return {value, quantile_of(resampled, tail), quantile_of(resampled, 1 - tail)};
}

Estimate bootstrap_mean(std::span<const double> sample, const Bootstrap& bootstrap, BootstrapKind kind,
                        double confidence) {
    checks::confidence(confidence);
    checks::resamples(bootstrap);
    const double centre = mean(sample), spread = variance(sample);
    if (!std::isfinite(spread)) return {centre, unknown, unknown};
    if (spread == 0) return {centre, centre, centre};

    std::vector<double> centred(sample.begin(), sample.end());
    for (double& value : centred) value -= centre;
    std::vector<double> means = resampled_means(centred, bootstrap);
    std::ranges::sort(means);
    double low = (1 - confidence) / 2, high = 1 - low;
    if (kind == BootstrapKind::accelerated) {
        const double off = bias(means, std::sqrt(spread)), skew = acceleration(centred);
        low = corrected(low, off, skew);
        high = corrected(high, off, skew);
    }
    return {centre, centre + quantile_of(means, low), centre + quantile_of(means, high)};
}

}  // namespace concord
