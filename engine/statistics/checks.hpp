#pragma once
#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>

#include "engine/statistics/bootstrap.hpp"

// Private to engine/statistics: what statistics ask of their arguments.
namespace concord::checks {

inline bool all_finite(std::span<const double> sample) {
    return !sample.empty() && std::ranges::all_of(sample, [](double value) { return std::isfinite(value); });
}

inline bool all_numbers(std::span<const double> sample) {
    return !sample.empty() && std::ranges::none_of(sample, [](double value) { return std::isnan(value); });
}

inline void confidence(double confidence) {
    if (!(confidence > 0 && confidence < 1))
        throw std::invalid_argument("a confidence must be above 0 and below 1");
}

inline void same_length(std::span<const double> a, std::span<const double> b) {
    if (a.size() != b.size()) throw std::invalid_argument("pairs need two samples of the same length");
}

inline void resamples(const Bootstrap& bootstrap) {
    if (bootstrap.resamples < 100 || bootstrap.resamples > 10'000'000)
        throw std::invalid_argument("a bootstrap needs 100 to 10 million resamples");
}

}  // namespace concord::checks
