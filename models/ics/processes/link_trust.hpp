#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// Adds the trust of a part to world.link_sum.
void add_up_trust(World& world, const Part& part);

/// From the sums of all parts of a block of organisations, which are nought again then, to their mean trust
/// in each of their partners, and in all of them: `to.link_trust` and `to.mean_trust`. Where nobody knows
/// anybody, partners are met as partners are in general; an organisation without ties keeps its mean.
void average_trust(World& world, std::size_t block, Common& to);

}  // namespace concord::ics
