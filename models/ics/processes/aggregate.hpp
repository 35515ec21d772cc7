#pragma once
#include <array>

#include "engine/config/section.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// People -> posts -> organisations -> systems: who does what, weighted by power. Counts are integers, so the
/// sums are exact. X(k) = sum omega 1[b = k] / sum omega, omega = power of the tier ^ (1 - power sharing).
struct Aggregate {
    explicit Aggregate(const Section& config);
    void operator()(World& world) const;

    std::array<double, tiers> power;  // by tier; public voices count as front line
};

}  // namespace concord::ics
