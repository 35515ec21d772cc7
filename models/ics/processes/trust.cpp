#include "models/ics/processes/trust.hpp"

#include <algorithm>

#include "engine/sweep/blocks.hpp"

namespace concord::ics {

namespace {
/// The change of trust in a week for one set of policies: rise and fall by the other's behaviour.
struct Step {
    std::array<float, behaviours> rise, fall;
    float repair, initial;

    Step(const Trust& trust, const Policy& policy)
        : rise{0, 0, static_cast<float>(trust.gain * (1 + 4 * policy.facilitation))},
          fall{static_cast<float>(trust.loss), static_cast<float>(policy.detection * trust.loss), 0},
          repair(static_cast<float>(trust.repair * policy.facilitation)),
          initial(static_cast<float>(trust.initial)) {}

    float operator()(float trust, Behaviour other) const {
        const std::size_t b = static_cast<std::size_t>(other);
        const float next =
            trust + rise[b] * (1 - trust) - fall[b] * trust + repair * std::max(0.0f, initial - trust);
        return std::clamp(next, 0.0f, 1.0f);
    }
};

void hold_joint(const World& world, OrganisationId o, State& next) {
    for (PersonId me : world.people(o))
        for (TieId tie : world.ties(me))
            if (world.held[LinkId(world.first_link[o] + world.tie_link[tie])]) next.trust[tie] = 1;
}

bool has_joint(const World& world, OrganisationId o) {
    return std::ranges::any_of(world.held.values().subspan(world.first_link[o], world.links(o).size()),
                               [](std::uint8_t held) { return held != 0; });
}

void summarise_organisation(const World& world, OrganisationId o, State& state) {
    for (LinkId link : world.links(o)) state.link_trust[link] = 0;
    const std::size_t first = world.first_link[o];
    for (PersonId me : world.people(o))
        for (TieId tie : world.ties(me))
            state.link_trust[LinkId(first + world.tie_link[tie])] += static_cast<double>(state.trust[tie]);

    double sum = 0, ties = 0;
    for (LinkId link : world.links(o)) {
        sum += state.link_trust[link];
        ties += world.link_ties[link];
    }
    if (ties > 0) state.mean_trust[o] = sum / ties;
    for (LinkId link :
         world.links(o)) {  // where nobody knows anybody, partners are met as partners are in general
        const bool known = world.link_ties[link] > 0;
        state.link_trust[link] = world.held[link] ? 1
                                 : known          ? state.link_trust[link] / world.link_ties[link]
                                                  : state.mean_trust[o];
    }
}
}  // namespace

Trust::Trust(const Section& config)
    : gain(config.real("trust.gain", 0.02, {0, 1}, "1/week",
                       "rise towards 1 where the other collaborates (lambda+)",
                       "negativity asymmetry (Slovic 1993)")),
      loss(config.real("trust.loss", 0.06, {0, 1}, "1/week",
                       "fall towards 0 where the other competes, or is caught in lip service (lambda-)",
                       "negativity asymmetry (Slovic 1993): 2 to 5 times the gain")),
      repair(config.real("trust.repair", 0.04, {0, 1}, "1/week",
                         "drift back to trust.initial, a unit of facilitation (lambda_r)")),
      initial(config.share("trust.initial", 0.35, "trust at the start, and where newcomers begin (T0)")) {}

void Trust::operator()(const World& world, State& next) const {
    for_cuts(world.organisation_blocks, [&](std::size_t first, std::size_t last) {
        for (OrganisationId o : IdRange<OrganisationId>(first, last)) {
            for (std::size_t tier = 0; tier < tiers; ++tier) {
                const PostId post = post_of(o, static_cast<Tier>(tier));
                const Step step(*this, world.policy[post]);
                for (PersonId me : world.people(post)) {
                    const bool newcomer = next.tenure[me] == 0;
                    for (TieId tie : world.ties(me))
                        next.trust[tie] = newcomer
                                              ? (world.trust[tie] + step.initial) / 2
                                              : step(world.trust[tie], world.behaviour[world.neighbour[tie]]);
                }
            }
            if (has_joint(world, o)) hold_joint(world, o, next);
            next.mean_trust[o] = world.mean_trust[o];  // stays where an organisation has no ties
            summarise_organisation(world, o, next);
        }
    });
}

void Trust::summarise(const World& world, State& state) const {
    for (OrganisationId o : world.organisations()) {
        if (has_joint(world, o)) hold_joint(world, o, state);
        summarise_organisation(world, o, state);
    }
}

PublicTrust::PublicTrust(const Section& config)
    : rate(config.share("trust.public_rate", 0.05,
                        "pace at which public trust follows met need, a week (lambda_P)")) {}

void PublicTrust::operator()(const World& world, State& next) const {
    for (PlaceId place : world.places()) {
        const double trust = world.public_trust[place];
        const double moved = trust + rate * (world.met[place] - trust) - world.place_policy[place].disruption;
        next.public_trust[place] = std::clamp(moved, 0.0, 1.0);
    }
}

}  // namespace concord::ics
