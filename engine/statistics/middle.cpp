#include "engine/statistics/middle.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>

namespace concord {

namespace {
/// How many times at either end are outside of the interval: one less than the heads that so many fair coins
/// show so few of, or fewer, with a chance above a fortieth.
std::size_t outside(std::size_t count) {
    const boost::math::binomial coins(static_cast<double>(count), 0.5);
    std::size_t heads = 0;
    while (cdf(coins, static_cast<double>(heads)) <= 0.025) ++heads;
    return heads == 0 ? 0 : heads - 1;
}
}  // namespace

Estimate middle_of(std::vector<double> times) {
    if (times.empty()) return {unknown, unknown, unknown};
    std::ranges::sort(times);
    const std::size_t count = times.size(), cut = outside(count);
    const double lower = times[(count - 1) / 2], upper = times[count / 2];
    return {lower == upper ? lower : (lower + upper) / 2, times[cut], times[count - 1 - cut]};
}

}  // namespace concord
