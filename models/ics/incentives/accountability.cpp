#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Accountability: the regulator weighs the system's result (to which collaboration counts in full, lip
/// service as far as it is not seen) against the organisation's own figures (from which collaboration takes
/// effort away; multitask, Holmstrom & Milgrom 1991). M(C) += g rho (sigma - (1 - sigma) e), M(L) += g rho
/// (sigma (1 - q) - (1 - sigma) e_L).
struct Accountability {
    explicit Accountability(const Section& config)
        : displaced(config.real("game.displaced_effort", 0.2, {0, 0.5}, "1",
                                "organisational result that collaboration displaces (e)",
                                "multitask (Holmstrom & Milgrom 1991)")),
          displaced_lip_service(config.real("game.displaced_effort_lip_service", 0.05, {0, 0.5}, "1",
                                            "the same for lip service (e_L)",
                                            "multitask (Holmstrom & Milgrom 1991)")) {}

    Utility operator()(OrganisationId, const Policy& policy) const {
        const double weight = policy.accountability;
        const double system = policy.system_weight, own = 1 - policy.system_weight;
        return {.lip_service = weight * (system * (1 - policy.detection) - own * displaced_lip_service),
                .collaborate = weight * (system - own * displaced)};
    }
    double displaced, displaced_lip_service;
};
const bool added = PostIncentives::add<Accountability>(
    "accountability",
    "the regulator weighs the system's result, to which collaboration counts in full and lip service as far "
    "as it passes, against the organisation's own figures, from which collaboration diverts effort",
    "U(C) += g rho [sigma - (1 - sigma) e]; U(L) += g rho [sigma (1 - q) - (1 - sigma) e_L]",
    "Holmstrom & Milgrom 1991");

}  // namespace concord::ics
