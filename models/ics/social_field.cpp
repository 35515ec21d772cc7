#include "models/ics/social_field.hpp"

#include <algorithm>

#include "engine/config/section.hpp"
#include "engine/core/vector_unit.hpp"

namespace concord::ics {

namespace {
template <class Value>
using OfPeople = SocialField::OfPeople<Value>;

void clear_last_vectors(SocialField::Shares& shares, std::size_t lanes) {
    clear_last_vector(shares.compete, lanes);
    clear_last_vector(shares.lip_service, lanes);
    clear_last_vector(shares.collaborate, lanes);
}

/// Of the policy that each is under.
struct Levers {
    OfPeople<double> conveners, facilitation, say;

    void set(std::size_t n, const Policy& policy) {
        conveners[n] = policy.convener, facilitation[n] = policy.facilitation, say[n] = policy.public_voice;
    }
};

/// Some ties of each of some people: the first of all side by side, then the second of all, and so on. Who
/// has no such tie trusts nobody along it.
struct Ties {
    static constexpr std::size_t at_once = 4;
    std::array<OfPeople<float>, at_once> trust;
    std::array<OfPeople<std::int32_t>, at_once> does;

    explicit Ties(std::size_t lanes) {
        for (std::size_t k = 0; k < at_once; ++k) {
            clear_last_vector(trust[k], lanes);
            clear_last_vector(does[k], lanes);
        }
    }
    /// Those from the `first` on, of how many there are. Returns the largest number.
    std::uint32_t look_up(const World& world, std::span<const PersonId> who, std::size_t first,
                          OfPeople<std::uint32_t>& number) {
        std::uint32_t most = 0;
        for (std::size_t n = 0; n < who.size(); ++n) {
            const auto all = world.ties(who[n]);
            number[n] = static_cast<std::uint32_t>(all.size());
            most = std::max(most, number[n]);
            const auto rest = all.subspan(std::min(first, all.size()));
            if (rest.size() >= at_once) {
#pragma GCC unroll 4
                for (std::size_t k = 0; k < at_once; ++k) look_up(world, rest[k], k, n);
                continue;
            }
            for (std::size_t k = 0; k < rest.size(); ++k) look_up(world, rest[k], k, n);
            for (std::size_t k = rest.size(); k < at_once; ++k) trust[k][n] = 0, does[k][n] = 0;
        }
        return most;
    }
    void look_up(const World& world, TieId tie, std::size_t k, std::size_t n) {
        trust[k][n] = world.trust[tie];
        does[k][n] = static_cast<std::int32_t>(world.seen[tie]);
    }

    /// Trust by what the other does; the `first` ties begin the sums.
    void add_to(SocialField::Shares& sums, std::size_t lanes, bool first) const {
        for (std::size_t n = 0; n < lanes; ++n) {
            auto [compete, lip_service, collaborate] = first ? PerBehaviour() : sums[n];
#pragma GCC unroll 4
            for (std::size_t k = 0; k < at_once; ++k) {
                const double trusted = static_cast<double>(trust[k][n]);
                compete += does[k][n] == 0 ? trusted : 0;
                lip_service += does[k][n] == 1 ? trusted : 0;
                collaborate += does[k][n] == 2 ? trusted : 0;
            }
            sums.compete[n] = compete, sums.lip_service[n] = lip_service, sums.collaborate[n] = collaborate;
        }
    }
};
void look_at_policies(const World& world, std::span<const PersonId> who, Levers& levers) {
    const auto& all = world.climate.distinct;
    for (std::size_t n = 0; n < in_whole_vectors(who.size()); ++n) levers.set(n, all.front());
    if (all.size() == 1) return;
    for (std::size_t n = 0; n < who.size(); ++n) levers.set(n, world.climate[world.post[who[n]]]);
}

/// One source after the other, as the registers have room for few.
void look_at_organisations(const World& world, std::span<const PersonId> who, SocialField::Around& around) {
    const std::size_t lanes = in_whole_vectors(who.size());
    clear_last_vectors(around.within, lanes);
    clear_last_vectors(around.everywhere, lanes);
    clear_last_vector(around.voice, lanes);
    OfPeople<std::uint32_t> organisation;
    for (std::size_t n = 0; n < who.size(); ++n)
        organisation[n] = organisation_of(world.post[who[n]]).index();
    for (std::size_t n = 0; n < who.size(); ++n)
        around.within.set(n, world.field[OrganisationId(organisation[n])]);
    for (std::size_t n = 0; n < who.size(); ++n) {
        const OrganisationId o(organisation[n]);
        around.everywhere.set(n, world.system_field[world.system[o]]);
        around.voice[n] = world.local_trust[o];
    }
}

/// Trust by what those do whom they know elsewhere, and how many these are.
void look_along_ties(const World& world, std::span<const PersonId> who, SocialField::Shares& trusted,
                     OfPeople<std::uint32_t>& number) {
    const std::size_t lanes = in_whole_vectors(who.size());
    clear_last_vector(number, lanes);
    Ties ties(lanes);
    std::size_t most = 0, first = 0;
    do {
        most = ties.look_up(world, who, first, number);
        ties.add_to(trusted, lanes, first == 0);
        first += Ties::at_once;
    } while (first < most);
}
}  // namespace

SocialField::SocialField(const Section& config)
    : own_weight_(config.share("culture.own_organisation_weight", 0.5,
                               "weight of the own organisation in what a person sees (s_in)",
                               "Brock & Durlauf 2001")),
      power_(config) {}

void SocialField::look_around(const World& world, std::span<const PersonId> who, Around& around) const {
    Levers levers;
    OfPeople<std::uint32_t> number;
    auto& [within, known, everywhere, voice] = around;
    look_at_policies(world, who, levers);
    look_at_organisations(world, who, around);
    look_along_ties(world, who, known, number);
    const double own = own_weight_, other = 1 - own_weight_;
    for (std::size_t n = 0; n < in_whole_vectors(who.size()); ++n) {
        const double conveners = levers.conveners[n], facilitation = levers.facilitation[n];
        const double all = static_cast<std::int32_t>(number[n]) + conveners, some = all == 0 ? 1 : all;
        within.set(n, own * within[n]);
        known.set(n, {other * (known.compete[n] / some), other * (known.lip_service[n] / some),
                      other * ((known.collaborate[n] + conveners) / some)});
        everywhere.set(n, facilitation * everywhere[n]);
        voice[n] *= levers.say[n];
    }
}

void SocialField::add_to(const Sums& sums, double weight, const World& world,
                         std::span<const PersonId> who) const {
    on(vector_unit(), [&] {
        Around around;
        for (std::size_t first = 0; first < who.size(); first += at_a_time) {
            const auto some = who.subspan(first, std::min(at_a_time, who.size() - first));
            look_around(world, some, around);
            Shares x;
            for (std::size_t n = 0; n < in_whole_vectors(some.size()); ++n) {
                const PerBehaviour seen = around.sum(n);
                const double all = seen.compete + seen.lip_service + seen.collaborate,
                             part = all == 0 ? 1 : all;
                x.compete[n] = weight * (seen.compete / part);
                x.lip_service[n] = weight * (seen.lip_service / part);
                x.collaborate[n] = weight * (seen.collaborate / part);
            }
            for (std::size_t n = 0; n < some.size(); ++n) sums.add(first + n, x[n]);
        }
    });
}

}  // namespace concord::ics
