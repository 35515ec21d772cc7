#pragma once
#include <cstdint>
#include <span>

#include "engine/core/draws.hpp"
#include "engine/network/ties.hpp"

/// Networks to start from: pure functions of their arguments. Agents count from 0; nobody is tied to
/// themselves, and no two agents twice. Undirected networks hold each tie in both directions. Parameters that
/// no network can meet throw InputError. Give each network of a model a stream of its own.
namespace concord::network {

/// Everybody tied to the `each_side` nearest on either side of a circle. 2 * each_side < size.
Ties ring(std::uint32_t size, std::uint32_t each_side);

enum class Neighbourhood { von_neumann, moore };  // 4 or 8 cells around
enum class Border { torus, fixed };  // opposite sides meet (each side >= 3), or the world ends there
/// A grid; the agent in column x of line y has number y * width + x.
Ties lattice(std::uint32_t width, std::uint32_t height, Neighbourhood, Border);

/// Each pair tied with equal probability, mean_degree / (size - 1) (Gilbert 1959). In time proportional to
/// the ties.
Ties random(std::uint32_t size, double mean_degree, const Draws&, Stream);

/// Exactly `ties` pairs, all sets of pairs equally likely (Erdos and Renyi 1959).
Ties random_of_size(std::uint32_t size, std::uint64_t ties, const Draws&, Stream);

/// Everybody with exactly `degree` ties: stubs paired at random, then what is not allowed switched away
/// (McKay and Wormald 1990), so close to uniform. size * degree even, degree < size.
Ties random_regular(std::uint32_t size, std::uint32_t degree, const Draws&, Stream);

/// Growth with preferential attachment (Barabasi and Albert 1999): `each` + 1 agents all tied to each other,
/// then every newcomer ties to `each` others with probability proportional to their degree. Degrees follow
/// k^-3.
Ties scale_free(std::uint32_t size, std::uint32_t each, const Draws&, Stream);

/// A ring where each tie's far end moves, with probability `rewired`, to an agent chosen at random (Watts and
/// Strogatz 1998). The number of ties stays.
Ties small_world(std::uint32_t size, std::uint32_t each_side, double rewired, const Draws&, Stream);

/// Directed: everybody looks at `each` others, drawn one after the other in proportion to the others' weights
/// (>= 0).
Ties weighted(std::span<const double> weights, std::uint32_t each, const Draws&, Stream);

}  // namespace concord::network
