#pragma once
#include "engine/core/outline.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Everything there is to record of a world, which must outlive it.
Outline observables_of(const World& world);

}  // namespace concord::ics
