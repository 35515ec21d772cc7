#pragma once
#include <cstdint>

namespace concord {

/// Steps since the start of the simulation (not of the process). In the flagship model a tick is a week.
using Tick = std::uint32_t;

}  // namespace concord
