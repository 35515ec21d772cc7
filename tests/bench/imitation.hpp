#pragma once
#include <cstdint>

#include "engine/config/document.hpp"

namespace concord::bench {

/// The game that is measured on networks, and again while it is recorded: everybody plays the weak prisoner's
/// dilemma (R = 1, T = 1.2, P = S = 0) with all neighbours and copies one at random, by the Fermi rule with
/// K = 0.1, on a random graph of mean degree 8.
Document imitation(std::uint32_t agents);

}  // namespace concord::bench
