#pragma once
#include "models/ics/power.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// People -> posts -> organisations -> systems: who does what, weighted by power. Counts are integers, so the
/// sums are exact. X(k) = sum omega 1[b = k] / sum omega, omega = power of the tier ^ (1 - power sharing).
struct Aggregate {
    explicit Aggregate(const Section& config);
    /// Counts everybody; all see what others do.
    void operator()(World& world) const;
    /// The same where all was counted before the week: only those to whom something has happened since move
    /// from one count to another, and are seen to.
    void take_in_week(World& world) const;

    Power power;

  private:
    void sum_up(World& world) const;
};

}  // namespace concord::ics
