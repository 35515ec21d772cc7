#include "models/ics/in_force.hpp"

namespace concord::ics {

namespace {
/// Shocks come on top of turnover.
double chance_to_leave(const Policy& policy) {
    return policy.leavers == 0 ? policy.turnover : 1 - (1 - policy.turnover) * (1 - policy.leavers);
}

/// A chance of everybody, in single precision. Nothing happens to public voices.
template <class Rate>
Hazard hazard(const World& world, Rate rate) {
    Hazard hazard;
    for (PostId post : world.posts()) {
        const auto people = world.people(post);
        if (people.empty()) continue;
        const float lever = static_cast<float>(rate(world.policy[post]));
        const double chance = tier_of(post) == Tier::public_voice ? 0 : static_cast<double>(lever);
        if (hazard.chance.empty() || hazard.chance.back() != chance) {
            hazard.chance.push_back(chance);
            hazard.last.push_back(people.last);
        }
        hazard.last.back() = people.last;
    }
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
