#pragma once
#include <vector>

#include "models/ics/setup/blueprint.hpp"

namespace concord::ics {

/// Which cells of system, kind and tier (Policies::cell_of) have staff in them, and which are of an
/// organisation that there is.
struct Presence {
    std::vector<bool> people, organisations;
};

Presence presence_in(const Blueprint&);

}  // namespace concord::ics
