#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// Everybody sees what those they know do.
void look_around(World& world);

/// Those who know these people see what they do now; the last of one person's changes counts. Nobody else may
/// show changes of the same people at the same time.
void show(World& world, std::span<const Change> changes);

}  // namespace concord::ics
