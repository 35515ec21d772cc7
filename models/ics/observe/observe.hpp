#pragma once
#include "engine/core/outline.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Everything there is to record of a world, which must outlive it.
Outline outline_of(const World& world);

/// The observables at its root alone: all that conditions look at.
Outline observables_of(const World& world);

}  // namespace concord::ics
