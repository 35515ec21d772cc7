#pragma once
#include <vector>

#include "engine/statistics/estimate.hpp"

namespace concord {

/// The median of times at which something happened, infinite where it did not, and its interval of at least
/// 95% from order statistics (David and Nagaraja, Order Statistics, 2003, 7.1), whatever they are distributed
/// like. Fewer than six times have no such interval: all of them, then. NaN of none.
Estimate middle_of(std::vector<double> times);

}  // namespace concord
