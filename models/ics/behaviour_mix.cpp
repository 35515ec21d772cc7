#include "models/ics/behaviour_mix.hpp"

#include <cmath>
#include <numeric>

#include "models/ics/kinds.hpp"

namespace concord::ics {

std::vector<double> behaviour_mix(const Section& config, std::string_view key,
                                  const std::vector<double>& fallback, std::string_view help) {
    std::vector<double> mix = config.reals(key, fallback, behaviour_names(), {0, 1}, "1", help);
    if (std::abs(std::accumulate(mix.begin(), mix.end(), 0.0) - 1) > 1e-9)
        config.problem(key, "the shares must sum to 1");
    return mix;
}

}  // namespace concord::ics
