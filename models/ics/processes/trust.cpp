#include "models/ics/processes/trust.hpp"

#include <algorithm>
#include <vector>

#include "engine/core/vector_unit.hpp"
#include "engine/sweep/blocks.hpp"
#include "models/ics/processes/link_trust.hpp"

namespace concord::ics {

namespace {
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

/// While the ties of a part are moved, memory sends those of the next, which lie behind them.
void move(World& world, const Part& part, const Step& by) {
    on(vector_unit(), [step = by, size = part.ties, others = world.seen.values().data() + part.first_tie,
                       trusts = world.trust.values().data() + part.first_tie] {
        const Behaviour* const __restrict other = others;
        float* const __restrict trust = trusts;
        const Step by_here = step;  // apart from what trust may be
        constexpr std::size_t at_a_time = 64;
        std::size_t n = 0;
        for (; n + at_a_time <= size; n += at_a_time) {
            __builtin_prefetch(other + n + size);
            for (std::size_t k = 0; k < at_a_time; k += 16) __builtin_prefetch(trust + n + k + size);
            for (std::size_t k = n; k < n + at_a_time; ++k) trust[k] = by_here(trust[k], other[k]);
        }
        for (; n < size; ++n) trust[n] = by_here(trust[n], other[n]);
    });
}

/// Only the ties of one mood.
void move(World& world, const Part& part, std::uint16_t mood, const Step& by) {
    on(vector_unit(), [step = by, mood, size = part.ties, moods = world.mood.values().data() + part.first_tie,
                       others = world.seen.values().data() + part.first_tie,
                       trusts = world.trust.values().data() + part.first_tie] {
        const std::uint16_t* const __restrict of = moods;
        const Behaviour* const __restrict other = others;
        float* const __restrict trust = trusts;
        for (std::size_t n = 0; n < size; ++n) {
            const float moved = step(trust[n], other[n]);
            trust[n] = of[n] == mood ? moved : trust[n];
        }
    });
}

/// Trust along links of joint posts.
void hold_joint(World& world, const Part& part) {
    if (world.joint_posts.empty()) return;
    for (PostId post : world.posts(part))
        for (LinkId link : world.links(organisation_of(post)))
            if (world.held[link])
                for (PersonId me : world.people(post, part))
                    for (TieId tie : world.ties(me))
                        if (organisation_of(world.post[world.neighbour[tie]]) == world.partner[link])
                            world.trust[tie] = 1;
}

void move_all(World& world, const Part& part, const Trust& trust) {
    if (world.mood.empty()) return move(world, part, Step(trust, world.policy.distinct.front()));
    const auto moods = world.mood.values().subspan(part.first_tie, part.ties);
    std::vector<bool> there(world.policy.distinct.size());
    for (const std::uint16_t mood : moods) there[mood] = true;
    for (std::size_t mood = 0; mood < there.size(); ++mood)
        if (there[mood])
            move(world, part, static_cast<std::uint16_t>(mood), Step(trust, world.policy.distinct[mood]));
}

/// A tie of somebody who has just arrived, and the trust along it: half way back to the start from that of
/// the one before, for newcomers meet everyone anew.
struct Beginning {
    TieId tie;
    float trust;
};

std::vector<Beginning> beginnings(const World& world, const Part& part, double initial) {
    const std::vector<PersonId>& newcomers = world.happened[part.block].newcomers;
    std::vector<Beginning> all;
    all.reserve(8 * newcomers.size());  // few have more ties each
    for (PersonId me : newcomers)
        if (me >= part.people.first && me < part.people.last)
            for (TieId tie : world.ties(me))
                all.push_back({tie, (world.trust[tie] + static_cast<float>(initial)) / 2});
    return all;
}

/// A shock: people lose a part of the trust they have.
void lose(World& world, const Part& part) {
    for (PostId post : world.posts(part)) {
        const float left = static_cast<float>(1 - world.policy[post].trust_lost);
        if (left == 1) continue;
        for (PersonId me : world.people(post, part))
            for (TieId tie : world.ties(me)) world.trust[tie] *= left;
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

void Trust::operator()(World& world, const Part& part) const {
    const bool shock = std::ranges::any_of(world.policy.distinct,
                                           [](const Policy& policy) { return policy.trust_lost > 0; });
    const std::vector<Beginning> anew = beginnings(world, part, initial);
    move_all(world, part, *this);
    for (const auto& [tie, trust] : anew) world.trust[tie] = trust;
    if (shock) lose(world, part);
    hold_joint(world, part);
    add_up_trust(world, part);
}

void Trust::summarise(World& world) const {
    for (const Part& part : world.parts) {
        hold_joint(world, part);
        add_up_trust(world, part);
    }
    average(world, world);
}

void Trust::average(World& world, Common& next) const {
    for_blocks(world.happened.size(), 1,
               [&](std::size_t block, std::size_t) { average_trust(world, block, next); });
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
