#pragma once
#include <array>

#include "engine/config/section.hpp"
#include "engine/core/math.hpp"
#include "models/ics/kinds.hpp"

namespace concord::ics {

/// omega: what the behaviour of one person at a tier weighs in the organisation's.
struct Power {
    explicit Power(const Section& config);
    /// Power ^ (1 - power sharing).
    double operator()(std::size_t tier, double sharing) const {
        return sharing == 0 ? by_tier[tier] : power(by_tier[tier], 1 - sharing);
    }

    std::array<double, tiers> by_tier;  // public voices count as front line
};

}  // namespace concord::ics
