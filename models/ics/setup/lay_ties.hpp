#pragma once
#include "models/ics/setup/acquaintances.hpp"

namespace concord::ics {

/// Lays the ties that were drawn in strips along the links: world.parts, own_ties, neighbour, link_ties and
/// strangers. Needs links and blocks of organisations.
void lay_ties(World&, const Drawn&);

}  // namespace concord::ics
