#include "models/ics/presence.hpp"

#include "models/ics/policy.hpp"

namespace concord::ics {

Presence presence_in(const Blueprint& blueprint) {
    const std::size_t cells = blueprint.systems.size() * kinds * staff_tiers;
    Presence presence{std::vector<bool>(cells), std::vector<bool>(cells)};
    for (const Blueprint::Organisation& one : blueprint.organisations)
        for (std::size_t tier = 0; tier < staff_tiers; ++tier) {
            const std::size_t cell = Policies::cell_of(one.system, one.kind, static_cast<Tier>(tier));
            presence.organisations[cell] = true;
            if (one.people[tier] > 0) presence.people[cell] = true;
        }
    return presence;
}

}  // namespace concord::ics
