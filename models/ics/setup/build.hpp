#pragma once
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "models/ics/setup/blueprint.hpp"
#include "models/ics/setup/partners.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// How people, ties and record systems are at the start, whatever the world.
struct Start {
    Start(const Section& config, Draws& purposes, std::int64_t default_cross_ties);

    std::uint32_t cross_ties;   // ties a person has to other organisations
    std::uint32_t voices;       // public voices an organisation
    std::uint32_t joint_posts;  // board posts shared by two organisations
    std::vector<double> mix;    // D, L, C
    std::uint32_t record_systems;
    double fit_spread;  // standard deviation of fit, utility
    Stream behave, dispose, tie, fit, record_system;
};

/// Turns a blueprint into a world at tick 0: organisations, posts, people, ties, places. A blueprint without
/// links gets them from the ties that were drawn, weight = number of ties. What follows from the policies
/// (tenure, Fields) is left to the model.
World build(const Blueprint&, const PartnerRule&, const Start&, const Draws&, double initial_trust);

/// The same world, in a fraction of the time.
World build(const Blueprint&, const PartnerByLink&, const Start&, const Draws&, double initial_trust);

}  // namespace concord::ics
