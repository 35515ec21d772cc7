#pragma once
#include <array>

#include "engine/config/section.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// People -> posts -> organisations -> systems: who does what, weighted by power. Counts are integers, so the
/// sums are exact. X(k) = sum omega 1[b = k] / sum omega, omega = power of the tier ^ (1 - power sharing).
struct Aggregate {
    explicit Aggregate(const Section& config);
    /// Where the headcounts of the state `before` are still in place, only those who changed are counted
    /// anew.
    void operator()(World& world, const State* before = nullptr) const;

    std::array<double, tiers> power;  // by tier; public voices count as front line
};

}  // namespace concord::ics
