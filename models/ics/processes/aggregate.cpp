#include "models/ics/processes/aggregate.hpp"

#include <cmath>

#include "engine/core/math.hpp"
#include "engine/sweep/blocks.hpp"

namespace concord::ics {

namespace {
Headcount count(const World& world, PostId post) {
    const auto people = world.people(post);
    std::uint32_t lip_service = 0, collaborate = 0;
    for (PersonId me : people) {
        lip_service += world.behaviour[me] == Behaviour::lip_service;
        collaborate += world.behaviour[me] == Behaviour::collaborate;
    }
    return {static_cast<std::uint32_t>(people.size()) - lip_service - collaborate, lip_service, collaborate};
}

std::uint32_t count_arrivals(const World& world, PostId post) {
    std::uint32_t arrivals = 0;
    for (PersonId me : world.people(post)) arrivals += world.tenure[me] == 0;
    return arrivals;
}

void add(PerBehaviour& sums, const Headcount& heads, double weight) {
    sums += {weight * heads[0], weight * heads[1], weight * heads[2]};
}

PerBehaviour shares_of(const PerBehaviour& sums) {
    const double total = sums.compete + sums.lip_service + sums.collaborate;
    if (total == 0) return {1, 0, 0};  // nobody there: nobody collaborates
    return {sums.compete / total, sums.lip_service / total, sums.collaborate / total};
}
}  // namespace

Aggregate::Aggregate(const Section& config) {
    const char* key = "organisation.power";
    const auto by_tier = config.reals(key, {8, 4, 2, 1}, staff_tier_names(), {1, 1000}, "1",
                                      "weight of one person's behaviour, by tier (Pi, whole numbers)");
    for (std::size_t tier = 0; tier < staff_tiers; ++tier) {
        power[tier] = by_tier[tier];
        if (by_tier[tier] != std::floor(by_tier[tier])) config.problem(key, "must be whole numbers");
    }
    power[static_cast<std::size_t>(Tier::public_voice)] = by_tier.back();
}

void Aggregate::operator()(World& world) const {
    Column<OrganisationId, PerBehaviour> sums(world.kind.size());
    for_cuts(world.organisation_blocks, [&](std::size_t first, std::size_t last) {
        for (OrganisationId o : IdRange<OrganisationId>(first, last)) {
            const double sharing = world.policy_of(o).power_sharing;
            for (std::size_t tier = 0; tier < tiers; ++tier) {
                const PostId post = post_of(o, static_cast<Tier>(tier));
                world.headcount[post] = count(world, post);
                world.arrivals[post] = count_arrivals(world, post);
                add(sums[o], world.headcount[post],
                    sharing == 0 ? power[tier] : concord::power(power[tier], 1 - sharing));
            }
            const PerBehaviour& x = world.field[o] = shares_of(sums[o]);
            world.collaboration[o] = x.collaborate;
            world.professed[o] = x.collaborate + x.lip_service;
            world.measured[o] = x.collaborate + (1 - world.policy_of(o).detection) * x.lip_service;
            world.local_trust[o] = 0;
            for (const Service& service : world.services_of(o))
                world.local_trust[o] += service.share * world.public_trust[service.place];
        }
    });

    Column<SystemId, PerBehaviour> system_sums(world.system_code.size());
    for (SystemId system : world.systems()) world.system_measured[system] = 0;
    for (OrganisationId o : world.organisations()) {
        system_sums[world.system[o]] += sums[o];
        world.system_measured[world.system[o]] += world.measured[o];
    }
    for (SystemId system : world.systems()) {
        world.system_field[system] = shares_of(system_sums[system]);
        world.system_measured[system] /= static_cast<double>(world.organisations_of[system]);
    }
}

}  // namespace concord::ics
