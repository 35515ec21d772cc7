#include "models/ics/processes/learning.hpp"

#include <algorithm>
#include <functional>

#include "engine/core/math.hpp"

namespace concord::ics {

Learning::Learning(const Section& config)
    : search(config.real("learning.search", 0, {0, 0.1}, "1/week", "pace of search at its best load (iota)",
                         "Cyert & March 1963; 0.01 where learning is studied")),
      load_peak(config.real("learning.load_peak", 0.3, {0.05, 5}, "1",
                            "excess load at which search peaks (l*)", "threat rigidity (Staw 1981)")),
      maximum(config.real("learning.maximum", 2, {1, 10}, "1", "know-how that cannot be bettered (E_max)")),
      diffusion(config.real("learning.diffusion", 0.02, {0, 1}, "1/week",
                            "pace of learning from trusted, collaborating partners (delta)")) {}

void Learning::operator()(const World& world, Common& next) const {
    const auto know_how = world.know_how.values();
    const bool alike = std::ranges::adjacent_find(know_how, std::not_equal_to()) == know_how.end();
    if (search == 0 && alike) {  // nobody searches, and nobody is ahead
        next.know_how = world.know_how;
        return;
    }
    for (OrganisationId o : world.organisations()) {
        const double own = world.know_how[o];
        double learned = 0;
        for (LinkId link : world.links(o)) {
            const OrganisationId partner = world.partner[link];
            const double ahead = std::max(0.0, world.know_how[partner] - own);
            learned += world.weight[link] * world.collaboration[partner] * world.link_trust[link] * ahead;
        }
        const double excess = std::max(0.0, world.load[o] - 1) / load_peak;
        const double found = search > 0 ? search * excess * exp(1 - excess) * (maximum - own) : 0;
        next.know_how[o] =
            own + found + (world.link_weight[o] > 0 ? diffusion * learned / world.link_weight[o] : 0);
    }
}

}  // namespace concord::ics
