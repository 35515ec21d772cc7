#include "models/ics/observe/tie_measures.hpp"

#include <cmath>

#include "engine/sweep/blocks.hpp"

namespace concord::ics {

namespace {
constexpr std::size_t ties_at_a_time = 1 << 18, people_at_a_time = 1 << 15;

/// Sum w value(o, partner) / sum w over links along which both have the same record system.
template <class Value>
double along_same_record_system(const World& world, Value value) {
    double same = 0, weights = 0;
    for (OrganisationId o : world.organisations())
        for (LinkId link : world.links(o)) {
            const OrganisationId partner = world.partner[link];
            weights += world.weight[link];
            if (world.record_system[o] == world.record_system[partner])
                same += world.weight[link] * value(o, partner);
        }
    return same / weights;
}

bool collaborates(Behaviour b) {
    return b == Behaviour::collaborate;
}
}  // namespace

double trusting_ties(const World& world) {
    const auto trusting = sum_blocks(world.trust.size(), ties_at_a_time,
                                     [&](std::size_t tie) { return world.trust[TieId(tie)] > 0.5f ? 1 : 0; });
    return static_cast<double>(trusting) / static_cast<double>(world.trust.size());
}

double assortativity(const World& world) {
    // Ties of those who collaborate, to those who do, and both.
    const auto ties_where = [&](auto counts) {
        return static_cast<double>(sum_blocks(world.post.size(), people_at_a_time, [&](std::size_t person) {
            std::int64_t ties = 0;
            for (TieId tie : world.ties(PersonId(person)))
                ties += counts(world.behaviour[PersonId(person)], world.seen[tie]);
            return ties;
        }));
    };
    const auto all = static_cast<double>(world.seen.size());
    const double from = ties_where([](Behaviour me, Behaviour) { return collaborates(me); }) / all;
    const double to = ties_where([](Behaviour, Behaviour other) { return collaborates(other); }) / all;
    const double both =
        ties_where([](Behaviour me, Behaviour other) { return collaborates(me) && collaborates(other); }) /
        all;
    return (both - from * to) / std::sqrt(from * (1 - from) * to * (1 - to));
}

double same_record_system(const World& world) {
    return along_same_record_system(world, [](OrganisationId, OrganisationId) { return 1.0; });
}

double interoperability(const World& world) {
    if (world.partner.empty()) return 0;
    return along_same_record_system(
        world, [&](OrganisationId o, OrganisationId partner) { return world.use[o] * world.use[partner]; });
}

}  // namespace concord::ics
