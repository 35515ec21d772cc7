#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// Lists the ties that go to each person, in order: world.first_known, world.known_by.
void list_who_knows_whom(World&);

}  // namespace concord::ics
