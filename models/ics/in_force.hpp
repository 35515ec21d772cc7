#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// Puts the policies of a tick in force: world.policy, world.place_policy, and what follows from them alone.
void put_in_force(const Policies&, World&);

}  // namespace concord::ics
