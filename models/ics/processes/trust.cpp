#include "models/ics/processes/trust.hpp"

#include <algorithm>
#include <array>

#include "engine/core/select.hpp"
#include "engine/core/vector_unit.hpp"
#include "engine/sweep/blocks.hpp"

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

void move(const World& world, IdRange<TieId> ties, const Step& by, State& next) {
    on(vector_unit(), [step = by, size = ties.size(), others = &world.seen[ties.first],
                       now = &world.trust[ties.first], to = &next.trust[ties.first]] {
        const Behaviour* const __restrict other = others;
        const float* const __restrict trust = now;
        float* const __restrict moved = to;
        for (std::size_t n = 0; n < size; ++n) moved[n] = step(trust[n], other[n]);
    });
}

bool has_joint(const World& world, OrganisationId o) {
    if (world.joint_posts.empty()) return false;
    return std::ranges::any_of(world.held.values().subspan(world.first_link[o], world.links(o).size()),
                               [](std::uint8_t held) { return held != 0; });
}

void hold_joint(const World& world, OrganisationId o, State& next) {
    for (TieId tie : ties_of(world, world.people(o)))
        if (world.held[LinkId(world.first_link[o] + world.tie_link[tie])]) next.trust[tie] = 1;
}

bool feels_the_same(const Policy& a, const Policy& b) {
    return a.facilitation == b.facilitation && a.detection == b.detection;
}

void move_all(const World& world, IdRange<OrganisationId> organisations, const Trust& trust, State& next) {
    const PostId end = post_of(organisations.last, Tier::board);
    for (PostId first = post_of(organisations.first, Tier::board); first != end;) {
        PostId last = first;  // posts under the same policies go together; public voices have no ties
        while (++last != end && (tier_of(last) == Tier::public_voice ||
                                 feels_the_same(world.policy[last], world.policy[first]))) {
        }
        const IdRange<PersonId> people{world.first_person[first], world.first_person[last]};
        move(world, ties_of(world, people), Step(trust, world.policy[first]), next);
        first = last;
    }
}

/// Who arrived this week meets everyone anew.
void welcome(const World& world, IdRange<PersonId> people, const Trust& trust, State& next) {
    constexpr std::size_t at_a_time = 2048;
    const float initial = static_cast<float>(trust.initial);
    std::array<std::uint32_t, at_a_time> found;
    for (std::size_t first = people.first.index(); first < people.last.index(); first += at_a_time) {
        const std::size_t size = std::min<std::size_t>(at_a_time, people.last.index() - first);
        const std::size_t arrived =
            select(static_cast<std::uint32_t>(first), std::span(found).first(size),
                   [tenure = &next.tenure[PersonId(first)]](std::size_t n) { return tenure[n] == 0; });
        for (std::size_t n = 0; n < arrived; ++n)
            for (TieId tie : world.ties(PersonId(found[n])))
                next.trust[tie] = (world.trust[tie] + initial) / 2;
    }
}

/// A shock: people lose a part of the trust they have.
void lose(const World& world, IdRange<OrganisationId> organisations, State& next) {
    for (PostId post : IdRange<PostId>(post_of(organisations.first, Tier::board),
                                       post_of(organisations.last, Tier::board))) {
        const float left = static_cast<float>(1 - world.policy[post].trust_lost);
        if (left == 1) continue;
        for (TieId tie : ties_of(world, world.people(post))) next.trust[tie] *= left;
    }
}

/// Adds up trust by the link that a tie goes along.
class SumByLink {
  public:
    /// sums[link[n]] += trust[n], as in order of the ties.
    void operator()(std::span<const float> trust, const std::uint16_t* link, std::span<double> sums) {
        if (trust.size() < few || !in_parts(trust, link, sums.size())) return in_order(trust, link, sums);
        for (std::size_t n = 0; n < sums.size(); ++n)
            sums[n] = static_cast<double>(sum(n, sums.size())) / one;
    }

  private:
    static constexpr std::size_t few = 1024, side_by_side = 4, chunk = 1024;
    static constexpr float one = 0x1p30f;  // so many parts
    using Parts = std::array<std::int32_t, chunk>;

    /// Every float from 2^-7 on is a whole number of parts of 2^-30, and so are their sums, up to 2^23, to
    /// the last bit: their order is free, and several sums of a link may grow at a time. False where trust
    /// has other parts.
    bool in_parts(std::span<const float> trust, const std::uint16_t* link, std::size_t links) {
        if (trust.size() >= std::size_t{1} << 23) return false;
        sums_.assign(side_by_side * links, 0);
        Parts parts;
        for (std::size_t first = 0; first < trust.size(); first += chunk) {
            const std::size_t size = std::min(chunk, trust.size() - first);
            if (!split(trust.subspan(first, size), parts)) return false;
            add(std::span(parts).first(size), link + first, links);
        }
        return true;
    }
    static bool split(std::span<const float> trust, Parts& parts) {
        std::uint32_t broken = 0;
        on(vector_unit(), [from = trust.data(), size = trust.size(), &broken, to = parts.data()] {
            std::uint32_t others = 0;
            for (std::size_t n = 0; n < size; ++n) {
                to[n] = static_cast<std::int32_t>(from[n] * one);
                others |= static_cast<float>(to[n]) == from[n] * one ? 0u : 1u;
            }
            broken = others;
        });
        return broken == 0;
    }
    void add(std::span<const std::int32_t> parts, const std::uint16_t* link, std::size_t links) {
        std::int64_t* const a = sums_.data();
        std::int64_t *const b = a + links, *const c = b + links, *const d = c + links;
        std::size_t n = 0;
        for (; n + side_by_side <= parts.size(); n += side_by_side) {
            a[link[n]] += parts[n];
            b[link[n + 1]] += parts[n + 1];
            c[link[n + 2]] += parts[n + 2];
            d[link[n + 3]] += parts[n + 3];
        }
        for (; n < parts.size(); ++n) a[link[n]] += parts[n];
    }
    std::int64_t sum(std::size_t link, std::size_t links) const {
        return sums_[link] + sums_[links + link] + sums_[2 * links + link] + sums_[3 * links + link];
    }
    static void in_order(std::span<const float> trust, const std::uint16_t* link, std::span<double> sums) {
        std::ranges::fill(sums, 0);
        double* const to = sums.data();
#pragma GCC unroll 8
        for (std::size_t n = 0; n < trust.size(); ++n) to[link[n]] += static_cast<double>(trust[n]);
    }

    std::vector<std::int64_t> sums_;  // side_by_side for each link
};

/// Where nobody knows anybody, partners are met as partners are in general.
void divide(std::span<double> sums, const std::uint32_t* ties, const std::uint8_t* held, double mean) {
    on(vector_unit(), [=] {
        double* const __restrict trust = sums.data();
        for (std::size_t n = 0; n < sums.size(); ++n) {
            const double known = ties[n];
            const double of_known = trust[n] / (known > 0 ? known : 1);
            const double free = known > 0 ? of_known : mean;
            trust[n] = held[n] != 0 ? 1 : free;
        }
    });
}

void summarise_organisation(const World& world, OrganisationId o, SumByLink& sum_by_link, State& state) {
    const auto links = world.links(o);
    if (links.empty()) return;
    const auto ties = ties_of(world, world.people(o));
    const std::span sums = state.link_trust.values().subspan(links.first.index(), links.size());
    sum_by_link(state.trust.values().subspan(ties.first.index(), ties.size()),
                world.tie_link.values().data() + ties.first.index(), sums);
    double sum = 0;
    for (const double trust : sums) sum += trust;
    if (!ties.empty()) state.mean_trust[o] = sum / static_cast<double>(ties.size());
    divide(sums, &world.link_ties[links.first], &world.held[links.first], state.mean_trust[o]);
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
    const bool shock = std::ranges::any_of(world.policy.distinct,
                                           [](const Policy& policy) { return policy.trust_lost > 0; });
    for_cuts(world.organisation_blocks, [&](std::size_t first, std::size_t last) {
        const IdRange<OrganisationId> organisations(first, last);
        SumByLink sum_by_link;
        move_all(world, organisations, *this, next);
        welcome(world, world.people(organisations), *this, next);
        if (shock) lose(world, organisations, next);
        for (OrganisationId o : organisations) {
            if (has_joint(world, o)) hold_joint(world, o, next);
            next.mean_trust[o] = world.mean_trust[o];  // stays where an organisation has no ties
            summarise_organisation(world, o, sum_by_link, next);
        }
    });
}

void Trust::summarise(const World& world, State& state) const {
    SumByLink sum_by_link;
    for (OrganisationId o : world.organisations()) {
        if (has_joint(world, o)) hold_joint(world, o, state);
        summarise_organisation(world, o, sum_by_link, state);
    }
}

PublicTrust::PublicTrust(const Section& config)
    : rate(config.share("trust.public_rate", 0.05,
                        "pace at which public trust follows met need, a week (lambda_P)")) {}

void PublicTrust::operator()(const World& world, State& next) const {
    for (PlaceId place : world.places()) {
        const double trust = world.public_trust[place];
        const double moved = trust + rate * (world.met[place] - trust) - world.place_policy[place].disruption;
        next.public_trust[place] =
            std::clamp(moved, 0.0, 1.0) * (1 - world.place_policy[place].public_trust_lost);
    }
}

}  // namespace concord::ics
