#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Threat: closer work is felt as a loss of sovereignty where partners are not trusted; it is gone where they
/// fully are. U(C) -= zeta (1 - mean trust of the organisation).
struct Threat {
    explicit Threat(const Section&) {}

    static constexpr bool felt_in_full = true;
    bool acts(const Policy& policy) const { return policy.perceived_threat != 0; }
    Utility operator()(const World& world, OrganisationId o, const Policy& policy) const {
        return {.collaborate = -policy.perceived_threat * (1 - world.mean_trust[o])};
    }
};
const bool added = PostIncentives::add<Threat>(
    "threat", "closer work is felt as a loss of sovereignty, the less the more partners are trusted",
    "U(C) -= zeta (1 - mean T_o)");

}  // namespace concord::ics
