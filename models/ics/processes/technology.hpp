#pragma once
#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// Record systems: at contract renewal an organisation chooses by fit, by what trusted partners run, by the
/// leverage of many customers, against the cost of switching and under any mandate (increasing returns,
/// Arthur 1989). How much it is then used depends on fit and on engagement of the front line (threshold
/// adoption, Granovetter 1978).
struct Technology {
    Technology(const Section& config, Draws& draws);
    void operator()(const World& world, Common& next, const Draws& draws, Tick t) const;

    /// u*: where the use of the organisation's present record system is heading.
    double settled_use(const World& world, OrganisationId o) const;
    /// The same on the scale of the logistic, of which it is the argument.
    double pull_to_use(const World& world, OrganisationId o) const;

    double renewal, network_effect, leverage, switching_cost, sharpness;
    double use_rate, use_sharpness, use_threshold;
    std::size_t mandated;
    Stream renew, choose;
};

}  // namespace concord::ics
