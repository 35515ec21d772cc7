#pragma once
#include "engine/core/outline.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

void name_dimensions(Outline& outline, const World& world);

/// What does not change (names, codes, positions, networks), and every column of the state, by group.
void describe_setting(Outline& outline, const World& world);

}  // namespace concord::ics
