#include "tools/report/middle.hpp"

#include <algorithm>
#include <cmath>

namespace concord {

namespace {
/// How many times at either end are outside of the interval: one less than the heads that so many fair coins
/// show so few of, or fewer, with a chance above a fortieth.
std::size_t outside(std::size_t count) {
    const auto n = static_cast<double>(count);
    double below = 0;
    for (std::size_t heads = 0; heads <= count; ++heads) {
        const auto k = static_cast<double>(heads);
        below += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) - n * std::log(2));
        if (below > 0.025) return heads == 0 ? 0 : heads - 1;
    }
    return 0;
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
