#include "models/ics/processes/happened.hpp"

#include <algorithm>

namespace concord::ics {

Happened& happened_to(World& world, PersonId who) {
    const std::size_t o = organisation_of(world.post[who]).index();
    const auto next = std::ranges::upper_bound(world.organisation_blocks, o);
    return world.happened[static_cast<std::size_t>(next - world.organisation_blocks.begin()) - 1];
}

}  // namespace concord::ics
