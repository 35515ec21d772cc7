#pragma once
#include <string_view>
#include <vector>

#include "engine/model/mechanism.hpp"

namespace concord::ics {

/// What the model does: its incentives as they make themselves known, then its processes in the order of a
/// week.
std::vector<Mechanism> mechanisms();

/// MODEL.md.
std::string_view document();

}  // namespace concord::ics
