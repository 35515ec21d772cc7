#pragma once
#include <limits>

namespace concord {

/// A number and a confidence interval for it. NaN where there is too little to tell.
struct Estimate {
    double value, low, high;

    double half_width() const { return (high - low) / 2; }
};

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace concord
