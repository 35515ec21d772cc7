#include "models/ics/in_force.hpp"

#include <algorithm>

namespace concord::ics {

namespace {
/// Shocks come on top of turnover.
double chance_to_leave(const Policy& policy) {
    return policy.leavers == 0 ? policy.turnover : 1 - (1 - policy.turnover) * (1 - policy.leavers);
}

/// A chance of everybody, in single precision. Nothing happens to public voices.
template <class Rate>
Hazard hazard(const World& world, Rate rate) {
    Hazard hazard{Column<PostId, double>(world.posts().size()), 0, true};
    double least = 1;
    for (PostId post : world.posts()) {
        if (world.people(post).empty()) continue;
        const double lever = static_cast<float>(rate(world.policy[post]));
        const double chance = hazard.chance[post] = tier_of(post) == Tier::public_voice ? 0 : lever;
        hazard.most = std::max(hazard.most, chance);
        least = std::min(least, chance);
    }
    hazard.same = least == hazard.most;
    return hazard;
}
}  // namespace

void put_in_force(const Policies& policies, World& world) {
    world.policy.distinct = world.place_policy.distinct = policies.distinct();
    world.policy.number.assign(world.posts().size(), 0);
    for (PostId post : world.posts()) {
        const OrganisationId o = organisation_of(post);
        world.policy.number[post] = policies.number_of(world.system[o].index(), world.kind[o], tier_of(post));
    }
    world.place_policy.number.assign(world.places().size(), 0);
    for (PlaceId place : world.places())
        world.place_policy.number[place] =
            policies.number_of(world.place_system[place].index(), Kind::integrated_board, Tier::board);
    world.review = hazard(world, [](const Policy& policy) { return policy.review_rate; });
    world.leave = hazard(world, chance_to_leave);
    world.fixed_incentives.clear();
    world.shared_need = world.shared_perceived_need = {};
}

}  // namespace concord::ics
