#pragma once
#include <vector>

#include "engine/core/draws.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Draws to whom of some people, at most those of a part, it happens in a week.
std::vector<PersonId> draw_hits(const World&, const Hazard&, const Draws&, Stream, Tick, IdRange<PersonId>);

}  // namespace concord::ics
