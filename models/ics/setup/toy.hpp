#pragma once
#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "models/ics/setup/blueprint.hpp"
#include "models/ics/setup/build.hpp"

namespace concord::ics {

/// The toy world: equal organisations on a ring, of unequal need, in places of neighbours, in one system.
/// People know people of the same tier, mostly in organisations near by.
struct Toy {
    Toy(const Section& config, Draws& purposes);
    Blueprint blueprint(const Draws& draws) const;
    PartnerRule partner() const;

    std::uint32_t organisations, places, near_distance;
    std::vector<double> people;  // by tier of staff
    double near_share, need_spread;
    Stream need;
};

}  // namespace concord::ics
