#pragma once
#include <array>
#include <vector>

#include "models/ics/world.hpp"

namespace concord::ics {

/// Observables that are no plain quotients. Pure functions of a world.

double collaboration_spread(const World& world);  // standard deviation of A between organisations
double collaboration_clustering(
    const World& world);               // share of that variance between places, [0, 1]; 0 if none
double diversity(const World& world);  // entropy of the behaviour of staff, nats

constexpr std::array quantiles{0.05, 0.25, 0.5, 0.75, 0.95};
/// Quantiles of trust over ties, to 0.001; NaN without ties.
std::array<double, quantiles.size()> trust_quantiles(const World& world);

/// Share of need met in the least minus the most deprived fifth of places by population.
double met_need_gap(const World& world);

std::vector<double> record_system_shares(const World& world);  // of organisations
double interoperability(
    const World& world);  // sum w u_o u_j 1[same system] / sum w over links; 0 without links

}  // namespace concord::ics
