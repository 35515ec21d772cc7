#pragma once
#include "models/ics/world.hpp"

namespace concord {
class Section;
}

namespace concord::ics {

/// Trust by what the other does. Times one or nought rather than added where it belongs: what a sum is then
/// never has to wait for which sum it was.
inline PerBehaviour seen_along_ties(const World& world, PersonId me, const Policy& policy) {
    static constexpr double is[behaviours][4] = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}};
    std::array<double, 4> trusted{};  // four, as vectors go
    for (TieId tie : world.ties(me)) {
        const auto& does = is[static_cast<std::size_t>(world.seen[tie])];
        const double trust = static_cast<double>(world.trust[tie]);
        for (std::size_t n = 0; n < 4; ++n) trusted[n] += trust * does[n];
    }
    const double known = static_cast<double>(world.ties(me).size()) + policy.convener;
    if (known == 0) return {};
    return {trusted[0] / known, trusted[1] / known, (trusted[2] + policy.convener) / known};
}

/// x(k): how much of each behaviour a person sees around, summing to 1 (Brock & Durlauf 2001). Own
/// organisation by power, people known elsewhere by trust, conveners (always trusted, always collaborating),
/// the system as far as forums bring it together, and the public as far as it has a say and trusts the
/// services: x(k) ~ s_in X(k) + (1 - s_in) sum_j T_ij 1[b_j = k] / k_i + f X_system(k) + theta_v P 1[k = C].
struct SocialField {
    explicit SocialField(const Section& config);
    PerBehaviour operator()(const World& world, PersonId me, const Policy& policy) const;

    double own_weight;  // s_in
};

inline PerBehaviour SocialField::operator()(const World& world, PersonId me, const Policy& policy) const {
    const OrganisationId o = organisation_of(world.post[me]);
    const PerBehaviour& own = world.field[o];
    const PerBehaviour& system = world.system_field[world.system[o]];
    const PerBehaviour known = seen_along_ties(world, me, policy);
    const auto mixed = [&](double within, double outside, double everywhere) {
        return own_weight * within + (1 - own_weight) * outside + policy.facilitation * everywhere;
    };
    PerBehaviour x{mixed(own.compete, known.compete, system.compete),
                   mixed(own.lip_service, known.lip_service, system.lip_service),
                   mixed(own.collaborate, known.collaborate, system.collaborate) +
                       policy.public_voice * world.local_trust[o]};
    const double sum = x.compete + x.lip_service + x.collaborate;
    if (sum == 0) return {};
    return {x.compete / sum, x.lip_service / sum, x.collaborate / sum};
}

}  // namespace concord::ics
