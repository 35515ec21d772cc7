#pragma once
#include "engine/core/draws.hpp"
#include "engine/network/ties.hpp"

namespace concord::bench {

/// The graph of network::random, drawn and sorted by a loop for this and nothing else: agents drawn for 1024
/// at a time and in 512-bit vectors where there are any, ties dealt out to parts of the agents that fit the
/// cache, each part then put in rows. Shared with the engine: Philox and log, a vector at a time.
Ties random_by_hand(std::uint32_t agents, double mean_degree, const Draws&, Stream);

}  // namespace concord::bench
