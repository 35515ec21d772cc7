#pragma once
#include "engine/core/draws.hpp"
#include "engine/model/explanation.hpp"
#include "models/ics/processes/choice.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Whether somebody reviews in the week that begins at `t`.
bool reviews(const World&, const Choice&, const Draws&, PersonId, Tick t);

/// Why somebody chooses as they do in that week, or would if they reviewed: by the incentives and the draws
/// that Choice goes by, asked one by one.
Explanation explanation_of(const World&, const Choice&, const Draws&, PersonId, Tick t);

}  // namespace concord::ics
