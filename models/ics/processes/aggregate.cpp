#include "models/ics/processes/aggregate.hpp"

#include <algorithm>

#include "engine/sweep/blocks.hpp"
#include "models/ics/processes/mix.hpp"
#include "models/ics/processes/sight.hpp"
#include "models/ics/setup/known_by.hpp"

namespace concord::ics {

namespace {
void count_all(World& world, PostId post) {
    Headcount& heads = world.headcount[post] = {};
    world.arrivals[post] = 0;
    for (PersonId me : world.people(post)) {
        ++heads[static_cast<std::size_t>(world.behaviour[me])];
        world.arrivals[post] += world.tenure[me] == 0;
    }
}

void take_in(World& world, Happened& happened) {
    for (const auto& [who, from, to] : happened.changes) {
        Headcount& heads = world.headcount[world.post[who]];
        --heads[static_cast<std::size_t>(from)];
        ++heads[static_cast<std::size_t>(to)];
    }
    show(world, happened.changes);
    for (PersonId me : happened.newcomers) ++world.arrivals[world.post[me]];
    happened.changes.clear();
    happened.newcomers.clear();
}

PerBehaviour shares_of(const PerBehaviour& sums) {
    const double total = sums.compete + sums.lip_service + sums.collaborate;
    if (total == 0) return {1, 0, 0};  // nobody there: nobody collaborates
    return {sums.compete / total, sums.lip_service / total, sums.collaborate / total};
}

/// An organisation as its mix of behaviours makes it, measured as `by` is.
void show_mix(World& world, OrganisationId o, const PerBehaviour& x, OrganisationId by) {
    world.field[o] = x;
    world.collaboration[o] = x.collaborate;
    world.professed[o] = x.collaborate + x.lip_service;
    world.measured[o] = x.collaborate + (1 - world.policy_of(by).detection) * x.lip_service;
}

/// Merged organisations have the mix of all their people, and their collaboration is measured as the first's
/// is.
void act_as_one(World& world) {
    for (const auto& group : world.merged) {
        PerBehaviour all;
        for (OrganisationId o : group) all += world.weighted[o];
        const PerBehaviour x = shares_of(all);
        for (OrganisationId o : group) show_mix(world, o, x, group.front());
    }
}

/// Adds up an organisation and those behind it in the same system. Returns the first in another.
OrganisationId add_to_system(World& world, OrganisationId o) {
    const SystemId system = world.system[o];
    PerBehaviour weighted = world.system_field[system];
    double measured = world.system_measured[system];
    for (; o.index() < world.kind.size() && world.system[o] == system; ++o) {
        weighted += world.weighted[o];
        measured += world.measured[o];
    }
    world.system_field[system] = weighted;
    world.system_measured[system] = measured;
    return o;
}

void hear_public(World& world) {
    for (OrganisationId o : world.organisations()) {
        double trust = 0;
        for (const Service& service : world.services_of(o))
            trust += service.share * world.public_trust[service.place];
        world.local_trust[o] = trust;
    }
}
}  // namespace

Aggregate::Aggregate(const Section& config) : power(config) {}

void Aggregate::operator()(World& world) const {
    look_around(world);
    std::ranges::fill(world.happened, Happened());
    for_blocks(world.posts().size(), 4096, [&](std::size_t first, std::size_t last) {
        for (PostId post : IdRange<PostId>(first, last)) count_all(world, post);
    });
    sum_up(world);
}

void Aggregate::take_in_week(World& world) const {
    if (world.first_known.empty()) list_who_knows_whom(world);  // the first week is over
    std::ranges::fill(world.arrivals.values(), 0);
    for_blocks(world.happened.size(), 1,
               [&](std::size_t n, std::size_t) { take_in(world, world.happened[n]); });
    sum_up(world);
}

void Aggregate::sum_up(World& world) const {
    for (const PostRun& boards : world.staff_posts)
        if (boards.tier == Tier::board) mix(world, power, boards);
    hear_public(world);
    act_as_one(world);
    for (SystemId system : world.systems())
        world.system_field[system] = {}, world.system_measured[system] = 0;
    for (OrganisationId o(0); o.index() < world.kind.size();) o = add_to_system(world, o);
    for (SystemId system : world.systems()) {
        world.system_field[system] = shares_of(world.system_field[system]);
        world.system_measured[system] /= static_cast<double>(world.organisations_of[system]);
    }
}

}  // namespace concord::ics
