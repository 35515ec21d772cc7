#pragma once
#include "engine/config/section.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Trust on ties: slow to gain, quick to lose (Slovic 1993), repaired by facilitation; a newcomer meets
/// everyone half way back at the start; joint posts hold it at 1. T' = T + gain (1 + 4 f) 1[b = C] (1 - T) -
/// loss (1[b = D] + q 1[b = L]) T + repair f max(0, T0 - T). With a fixed mix of partners and f = 0 it
/// settles at gain P / (gain P + loss Q).
struct Trust {
    explicit Trust(const Section& config);
    /// Moves trust on ties, and adds it up along links: world.link_sum. Needs to know who arrived this week:
    /// world.happened.
    void operator()(World& world, const Part& part) const;
    /// Then, when all parts are done: from the sums to next.link_trust and next.mean_trust.
    void average(World& world, Common& next) const;
    /// link_trust and mean_trust as they follow from the ties.
    void summarise(World& world) const;

    double gain, loss, repair, initial;
};

/// Public trust by place: P' = P + rate (met - P) - disruption.
struct PublicTrust {
    explicit PublicTrust(const Section& config);
    void operator()(const World& world, Common& next) const;

    double rate;
};

}  // namespace concord::ics
