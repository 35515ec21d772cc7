#pragma once
#include "models/ics/world.hpp"

namespace concord {
class Section;
}

namespace concord::ics {

/// x(k): how much of each behaviour a person sees around, summing to 1 (Brock & Durlauf 2001). Own
/// organisation by power, people known elsewhere by trust, conveners (always trusted, always collaborating),
/// the system as far as forums bring it together, and the public as far as it has a say and trusts the
/// services: x(k) ~ s_in X(k) + (1 - s_in) sum_j T_ij 1[b_j = k] / k_i + f X_system(k) + theta_v P 1[k = C].
struct SocialField {
    explicit SocialField(const Section& config);
    PerBehaviour operator()(const World& world, PersonId me, const Policy& policy) const;

    double own_weight;  // s_in
};

}  // namespace concord::ics
