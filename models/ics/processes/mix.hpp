#pragma once
#include "models/ics/power.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// What is done at the organisations of these boards: counts of people by behaviour, each weighted by the
/// power of the tier, and the shares of these that make the mix of each. Many side by side.
void mix(World& world, const Power& power, const PostRun& boards);

}  // namespace concord::ics
