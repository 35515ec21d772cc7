#pragma once
#include "models/ics/setup/acquaintances.hpp"

namespace concord::ics {

/// Draws all ties, and lays them in strips along the links: world.parts, own_ties, neighbour, link_ties and
/// strangers. Needs links and blocks of organisations.
void lay_ties(World&, const Acquainted&);

}  // namespace concord::ics
