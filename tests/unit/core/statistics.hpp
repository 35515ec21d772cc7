#pragma once
#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace concord::test {

/// How often a right program may fail a test, were its seed drawn anew.
constexpr double false_alarm = 1e-6;

/// Pearson's chi-square: whether counts agree with expected counts (each above about 5, same sum).
inline bool agrees(std::span<const std::uint64_t> counts, std::span<const double> expected) {
    double statistic = 0;
    for (std::size_t n = 0; n < counts.size(); ++n) {
        const double off = static_cast<double>(counts[n]) - expected[n];
        statistic += off * off / expected[n];
    }
    const boost::math::chi_squared law(static_cast<double>(counts.size()) - 1);
    return statistic < quantile(complement(law, false_alarm));
}

/// Kolmogorov and Smirnov: whether a sample agrees with a continuous distribution function (Massart's bound).
template <class Distribution>
bool agrees_with(std::vector<double> sample, Distribution distribution) {
    std::ranges::sort(sample);
    const auto size = static_cast<double>(sample.size());
    double distance = 0;
    for (std::size_t n = 0; n < sample.size(); ++n) {
        const double below = distribution(sample[n]), rank = static_cast<double>(n);
        distance = std::max({distance, below - rank / size, (rank + 1) / size - below});
    }
    return distance < std::sqrt(std::log(2 / false_alarm) / (2 * size));
}

}  // namespace concord::test
