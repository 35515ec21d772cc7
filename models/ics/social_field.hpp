#pragma once
#include <vector>

#include "engine/model/explanation.hpp"
#include "models/ics/power.hpp"
#include "models/ics/world.hpp"

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
    /// Whose behaviour makes `weight` times the field.
    std::vector<Influence> influences(const World& world, PersonId me, const Policy& policy,
                                      double weight) const;

    double own_weight;  // s_in
    Power power;        // of colleagues; part of the field of the organisation already

  private:
    /// What is seen where, each with its weight: all together are in proportion to the field.
    struct Around {
        PerBehaviour within, known, everywhere;
        double voice;  // of collaboration
        PerBehaviour sum() const {
            PerBehaviour all = within;
            (all += known) += everywhere;
            all.collaborate += voice;
            return all;
        }
    };
    Around around(const World& world, PersonId me, const Policy& policy) const;
};

inline SocialField::Around SocialField::around(const World& world, PersonId me, const Policy& policy) const {
    const OrganisationId o = organisation_of(world.post[me]);
    return {own_weight * world.field[o], (1 - own_weight) * seen_along_ties(world, me, policy),
            policy.facilitation * world.system_field[world.system[o]],
            policy.public_voice * world.local_trust[o]};
}

inline PerBehaviour SocialField::operator()(const World& world, PersonId me, const Policy& policy) const {
    const PerBehaviour x = around(world, me, policy).sum();
    const double sum = x.compete + x.lip_service + x.collaborate;
    if (sum == 0) return {};
    return {x.compete / sum, x.lip_service / sum, x.collaborate / sum};
}

}  // namespace concord::ics
