#include "engine/statistics/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/statistics/checks.hpp"

namespace concord {

namespace {
double count(std::span<const double> sample) {
    return static_cast<double>(sample.size());
}

double standard_error(std::span<const double> sample) {
    return std::sqrt(variance(sample) / count(sample));
}
}  // namespace

/// Distances from the first number are summed, so that nothing is rounded where all are equal.
double mean(std::span<const double> sample) {
    if (!checks::all_finite(sample)) return unknown;
    double sum = 0;
    for (const double value : sample) sum += value - sample[0];
    return sample[0] + sum / count(sample);
}

double median(std::span<const double> sample) {
    if (!checks::all_numbers(sample)) return unknown;
    std::vector<double> sorted(sample.begin(), sample.end());
    std::ranges::sort(sorted);
    const double low = sorted[(sorted.size() - 1) / 2], high = sorted[sorted.size() / 2];
    return low == high ? low : low + (high - low) / 2;
}

double variance(std::span<const double> sample) {
    if (sample.size() < 2) return unknown;
    const double centre = mean(sample);
    double sum = 0;
    for (const double value : sample) sum += (value - centre) * (value - centre);
    return sum / (count(sample) - 1);
}

Estimate mean_interval(std::span<const double> sample, double confidence) {
    checks::confidence(confidence);
    const double centre = mean(sample), error = standard_error(sample);
    if (!std::isfinite(error)) return {centre, unknown, unknown};
    const boost::math::students_t law(count(sample) - 1);
    const double half = quantile(complement(law, (1 - confidence) / 2)) * error;
    return {centre, centre - half, centre + half};
}

std::vector<double> differences(std::span<const double> a, std::span<const double> b) {
    checks::same_length(a, b);
    std::vector<double> result(a.size());
    std::ranges::transform(a, b, result.begin(), std::minus<>());
    return result;
}

namespace {
/// How far off rounding alone may put the difference of such numbers.
double rounding(std::span<const double> a, std::span<const double> b) {
    double largest = 0;
    for (const auto& sample : {a, b})
        for (const double value : sample) largest = std::max(largest, std::abs(value));
    return 4 * std::numeric_limits<double>::epsilon() * largest;
}
}  // namespace

double variance_of_differences(std::span<const double> a, std::span<const double> b) {
    const double found = variance(differences(a, b));
    return std::isfinite(found) && std::sqrt(found) <= rounding(a, b) ? 0 : found;
}

double paired_p_value(std::span<const double> a, std::span<const double> b) {
    const double centre = std::abs(mean(differences(a, b))), spread = variance_of_differences(a, b);
    if (!std::isfinite(spread)) return unknown;
    if (spread == 0) return centre <= rounding(a, b) ? 1 : unknown;
    const double t = centre / std::sqrt(spread / count(a));
    return 2 * cdf(complement(boost::math::students_t(count(a) - 1), t));
}

double variance_ratio(std::span<const double> a, std::span<const double> b) {
    return (variance(a) + variance(b)) / variance_of_differences(a, b);
}

double share_better(std::span<const double> a, std::span<const double> b) {
    checks::same_length(a, b);
    if (!checks::all_numbers(a) || !checks::all_numbers(b)) return unknown;
    double wins = 0;
    for (std::size_t r = 0; r < a.size(); ++r) wins += a[r] > b[r] ? 1 : a[r] == b[r] ? 0.5 : 0;
    return wins / count(a);
}

Comparison compare(std::span<const double> a, std::span<const double> b, const Bootstrap& bootstrap,
                   double confidence) {
    const std::vector<double> difference = differences(a, b);
    return {.difference = mean_interval(difference, confidence),
            .resampled = bootstrap_mean(difference, bootstrap, BootstrapKind::accelerated, confidence),
            .p = paired_p_value(a, b),
            .ratio = variance_ratio(a, b),
            .better = share_better(a, b)};
}

std::vector<double> holm(std::span<const double> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t n) { return std::isnan(p[n]) ? 2 : p[n]; };  // NaN last
    std::ranges::stable_sort(order, {}, rank);
    std::vector<double> adjusted(p.size(), unknown);
    double largest = 0;
    for (std::size_t step = 0; step < order.size() && !std::isnan(p[order[step]]); ++step) {
        largest = std::max(largest, static_cast<double>(order.size() - step) * p[order[step]]);
        adjusted[order[step]] = std::min(largest, 1.0);
    }
    return adjusted;
}

}  // namespace concord
