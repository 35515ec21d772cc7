#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// Observables over ties and links. Pure functions of a world; NaN where there is nothing to look at.

double trusting_ties(const World& world);  // share of ties with more trust than 1/2
/// Correlation (Pearson's) between collaborating oneself and the other's doing so, over ties; NaN where all
/// do the same (assortativity: Newman 2003).
double assortativity(const World& world);
/// Sum w 1[same record system] / sum w over links: how much dependence lies within one system.
double same_record_system(const World& world);
/// Sum w u_o u_j 1[same record system] / sum w over links; 0 without links.
double interoperability(const World& world);

}  // namespace concord::ics
