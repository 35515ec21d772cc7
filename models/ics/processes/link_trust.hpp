#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// The mean trust of some organisations in each of their partners, and in all of them, as it follows from the
/// ties: `to.link_trust` and `to.mean_trust`. Where nobody knows anybody, partners are met as partners are in
/// general; an organisation without ties keeps its mean.
void average_trust(const World& world, IdRange<OrganisationId> organisations, Common& to);

}  // namespace concord::ics
