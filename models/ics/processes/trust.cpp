#include "models/ics/processes/trust.hpp"

#include <algorithm>
#include <array>

#include "engine/sweep/blocks.hpp"

namespace concord::ics {

namespace {
/// The ties of all people from one to another: they lie side by side.
IdRange<TieId> ties_of(const World& world, IdRange<PersonId> people) {
    return {world.first_tie[people.first], world.first_tie[people.last]};
}

/// The change of trust in a week for one set of policies: T' = keep[b] T + gain[b] + repair max(0, T0 - T),
/// by what the other does. Some hundred ties at a time: first what the others do is looked up, then the
/// arithmetic goes over plain arrays, which the compiler turns into vector code.
class Step {
  public:
    Step(const Trust& trust, const Policy& policy) {
        const double gain = trust.gain * (1 + 4 * policy.facilitation);
        gain_[index(Behaviour::collaborate)] = static_cast<float>(gain);
        keep_[index(Behaviour::collaborate)] = static_cast<float>(1 - gain);
        keep_[index(Behaviour::lip_service)] = static_cast<float>(1 - policy.detection * trust.loss);
        keep_[index(Behaviour::compete)] = static_cast<float>(1 - trust.loss);
        repair_ = static_cast<float>(trust.repair * policy.facilitation);
        initial_ = static_cast<float>(trust.initial);
    }

    void operator()(const World& world, IdRange<TieId> ties, State& next) const {
        constexpr std::size_t chunk = 256;
        std::array<float, chunk> keep, gain;
        for (std::size_t first = ties.first.index(); first < ties.last.index(); first += chunk) {
            const std::size_t n = std::min<std::size_t>(chunk, ties.last.index() - first);
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t other = index(world.behaviour[world.neighbour[TieId(first + i)]]);
                keep[i] = keep_[other];
                gain[i] = gain_[other];
            }
            move(&world.trust[TieId(first)], keep.data(), gain.data(), n, &next.trust[TieId(first)]);
        }
    }
    bool operator==(const Step&) const = default;
    float newcomer(float trust) const { return (trust + initial_) / 2; }

  private:
    static std::size_t index(Behaviour b) { return static_cast<std::size_t>(b); }

    void move(const float* trust, const float* keep, const float* gain, std::size_t n, float* next) const {
        const float repair = repair_, initial = initial_;
        for (std::size_t i = 0; i < n; ++i) {
            const float gap = initial - trust[i];
            const float moved = keep[i] * trust[i] + gain[i] + repair * (gap > 0 ? gap : 0.0f);
            const float above = moved > 0 ? moved : 0.0f;
            next[i] = above < 1 ? above : 1.0f;
        }
    }

    std::array<float, behaviours> keep_{}, gain_{};
    float repair_, initial_;
};

bool has_joint(const World& world, OrganisationId o) {
    if (world.joint_posts.empty()) return false;
    return std::ranges::any_of(world.held.values().subspan(world.first_link[o], world.links(o).size()),
                               [](std::uint8_t held) { return held != 0; });
}

void hold_joint(const World& world, OrganisationId o, State& next) {
    for (TieId tie : ties_of(world, world.people(o)))
        if (world.held[LinkId(world.first_link[o] + world.tie_link[tie])]) next.trust[tie] = 1;
}

void move_organisation(const World& world, OrganisationId o, const Trust& trust, State& next) {
    const auto step_of = [&](std::size_t tier) {
        return Step(trust, world.policy[post_of(o, static_cast<Tier>(tier))]);
    };
    for (std::size_t tier = 0; tier < staff_tiers;) {
        const Step step = step_of(tier);
        IdRange<PersonId> people = world.people(post_of(o, static_cast<Tier>(tier)));
        while (++tier < staff_tiers && step_of(tier) == step)  // tiers under the same policies go together
            people.last = world.people(post_of(o, static_cast<Tier>(tier))).last;
        step(world, ties_of(world, people), next);
        for (PersonId me : people)
            if (next.tenure[me] == 0)
                for (TieId tie : world.ties(me)) next.trust[tie] = step.newcomer(world.trust[tie]);
    }
    if (has_joint(world, o)) hold_joint(world, o, next);
}

void summarise_organisation(const World& world, OrganisationId o, State& state) {
    const auto links = world.links(o);
    const std::span sums = state.link_trust.values().subspan(links.first.index(), links.size());
    std::ranges::fill(sums, 0);
    for (TieId tie : ties_of(world, world.people(o)))
        sums[world.tie_link[tie]] += static_cast<double>(state.trust[tie]);

    double sum = 0, ties = 0;
    for (LinkId link : links) {
        sum += state.link_trust[link];
        ties += world.link_ties[link];
    }
    if (ties > 0) state.mean_trust[o] = sum / ties;
    for (LinkId link : links) {  // where nobody knows anybody, partners are met as partners are in general
        const std::uint32_t known = world.link_ties[link];
        double& trust = state.link_trust[link];
        trust = world.held[link] ? 1 : known > 0 ? trust / known : state.mean_trust[o];
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
            move_organisation(world, o, *this, next);
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
