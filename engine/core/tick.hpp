#pragma once
#include <cstdint>
#include <limits>

namespace concord {

/// Steps since the start of the simulation (not of the process). In the flagship model a tick is a week.
using Tick = std::uint32_t;

/// A tick that is not reached.
constexpr Tick never = std::numeric_limits<Tick>::max();

}  // namespace concord
