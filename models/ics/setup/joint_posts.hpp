#pragma once
#include "models/ics/world.hpp"

namespace concord::ics {

/// Lets `pairs` pairs of organisations share their board post: pairs of one system that depend most on each
/// other, trusts before others, no organisation twice. The first seat's holder also holds the second, and
/// trust between the two organisations is held at 1. Fewer pairs where there are no more.
void share_posts(World& world, std::size_t pairs);

}  // namespace concord::ics
