#include "models/ics/processes/trust.hpp"

#include <algorithm>
#include <vector>

#include "engine/core/vector_unit.hpp"
#include "engine/sweep/blocks.hpp"
#include "models/ics/processes/link_trust.hpp"

namespace concord::ics {

namespace {
/// The ties of all people from one to another: they lie side by side.
IdRange<TieId> ties_of(const World& world, IdRange<PersonId> people) {
    return {world.first_tie[people.first], world.first_tie[people.last]};
}

/// The change of trust in a week for one set of policies: T' = keep[b] T + gain[b] + repair max(0, T0 - T),
/// by what the other does.
struct Step {
    Step(const Trust& trust, const Policy& policy)
        : gain(static_cast<float>(trust.gain * (1 + 4 * policy.facilitation))),
          keep_collaborating(static_cast<float>(1 - trust.gain * (1 + 4 * policy.facilitation))),
          keep_lip_service(static_cast<float>(1 - policy.detection * trust.loss)),
          keep_competing(static_cast<float>(1 - trust.loss)),
          repair(static_cast<float>(trust.repair * policy.facilitation)),
          initial(static_cast<float>(trust.initial)) {}

    float operator()(float trust, Behaviour other) const {
        const bool collaborates = other == Behaviour::collaborate;
        const bool pays_lip_service = other == Behaviour::lip_service;
        const float keep = collaborates       ? keep_collaborating
                           : pays_lip_service ? keep_lip_service
                                              : keep_competing;
        const float risen = keep * trust + (collaborates ? gain : 0.0f);
        return std::min(1.0f, std::max(0.0f, risen + repair * std::max(0.0f, initial - trust)));
    }

    float gain, keep_collaborating, keep_lip_service, keep_competing, repair, initial;
};

void move(World& world, IdRange<TieId> ties, const Step& by) {
    on(vector_unit(),
       [step = by, size = ties.size(), others = world.seen.values().data() + ties.first.index(),
        trusts = world.trust.values().data() + ties.first.index()] {
           const Behaviour* const __restrict other = others;
           float* const __restrict trust = trusts;
           for (std::size_t n = 0; n < size; ++n) trust[n] = step(trust[n], other[n]);
       });
}

/// Trust along links of joint posts.
void hold_joint(World& world, IdRange<OrganisationId> organisations) {
    if (world.joint_posts.empty()) return;
    for (OrganisationId o : organisations)
        for (TieId tie : ties_of(world, world.people(o)))
            if (world.held[LinkId(world.first_link[o] + world.tie_link[tie])]) world.trust[tie] = 1;
}

bool feels_the_same(const Policy& a, const Policy& b) {
    return a.facilitation == b.facilitation && a.detection == b.detection;
}

void move_all(World& world, IdRange<OrganisationId> organisations, const Trust& trust) {
    const PostId end = post_of(organisations.last, Tier::board);
    for (PostId first = post_of(organisations.first, Tier::board); first != end;) {
        PostId last = first;  // posts under the same policies go together; public voices have no ties
        while (++last != end && (tier_of(last) == Tier::public_voice ||
                                 feels_the_same(world.policy[last], world.policy[first]))) {
        }
        const IdRange<PersonId> people{world.first_person[first], world.first_person[last]};
        move(world, ties_of(world, people), Step(trust, world.policy[first]));
        first = last;
    }
}

/// How far newcomers trust those they know at first, in order of their ties: half as the one before them
/// did, for they meet everyone anew.
std::vector<float> first_trust(const World& world, std::span<const PersonId> newcomers, double initial) {
    std::vector<float> trust;
    for (PersonId me : newcomers)
        for (TieId tie : world.ties(me))
            trust.push_back((world.trust[tie] + static_cast<float>(initial)) / 2);
    return trust;
}

/// A shock: people lose a part of the trust they have.
void lose(World& world, IdRange<OrganisationId> organisations) {
    for (PostId post : IdRange<PostId>(post_of(organisations.first, Tier::board),
                                       post_of(organisations.last, Tier::board))) {
        const float left = static_cast<float>(1 - world.policy[post].trust_lost);
        if (left == 1) continue;
        for (TieId tie : ties_of(world, world.people(post))) world.trust[tie] *= left;
    }
}

void welcome(World& world, std::span<const PersonId> newcomers, std::span<const float> trust) {
    std::size_t n = 0;
    for (PersonId me : newcomers)
        for (TieId tie : world.ties(me)) world.trust[tie] = trust[n++];
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

void Trust::operator()(World& world, Common& next) const {
    const bool shock = std::ranges::any_of(world.policy.distinct,
                                           [](const Policy& policy) { return policy.trust_lost > 0; });
    for_blocks(world.happened.size(), 1, [&](std::size_t block, std::size_t) {
        const IdRange<OrganisationId> organisations = world.block(block);
        const std::vector<PersonId>& newcomers = world.happened[block].newcomers;
        const std::vector<float> trust = first_trust(world, newcomers, initial);
        move_all(world, organisations, *this);
        welcome(world, newcomers, trust);
        if (shock) lose(world, organisations);
        hold_joint(world, organisations);
        for (OrganisationId o : organisations) next.mean_trust[o] = world.mean_trust[o];
        average_trust(world, organisations, next);
    });
}

void Trust::summarise(World& world) const {
    hold_joint(world, world.organisations());
    for (std::size_t block = 0; block < world.happened.size(); ++block)
        average_trust(world, world.block(block), world);
}

PublicTrust::PublicTrust(const Section& config)
    : rate(config.share("trust.public_rate", 0.05,
                        "pace at which public trust follows met need, a week (lambda_P)")) {}

void PublicTrust::operator()(const World& world, Common& next) const {
    for (PlaceId place : world.places()) {
        const double trust = world.public_trust[place];
        const double moved = trust + rate * (world.met[place] - trust) - world.place_policy[place].disruption;
        next.public_trust[place] =
            std::clamp(moved, 0.0, 1.0) * (1 - world.place_policy[place].public_trust_lost);
    }
}

}  // namespace concord::ics
