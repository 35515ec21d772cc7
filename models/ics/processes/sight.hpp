#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// Everybody sees what those they know do.
void look_around(World& world);

/// Those who know these people see what they do now. Nobody else may be shown at the same time.
void show(World& world, std::span<const std::uint32_t> people);

}  // namespace concord::ics
