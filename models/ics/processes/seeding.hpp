#pragma once
#include <span>

#include "engine/core/draws.hpp"
#include "models/ics/deeds.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Turns people: a number of those whose posts are in some cells, all equally likely, or clustered:
/// organisation by organisation, breadth first along dependence from one drawn at random. Who holds the
/// second seat of a joint post follows the first.
struct Seeding {
    explicit Seeding(Draws& purposes);
    /// `order`: of all that are sown at this tick.
    void operator()(World& world, const Seed& seed, std::span<const std::size_t> cells, const Draws& draws,
                    Tick t, std::uint32_t order) const;

    Stream choose, start;
};

}  // namespace concord::ics
