#include <algorithm>

#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Conditional funding: a pot for each organisation of the system, shared out in proportion to measured
/// collaboration (or, as a fine, paid by those caught not collaborating; institutional incentives, Sasaki et
/// al. 2012). What one more unit of measured collaboration is worth: pot / mean measured collaboration of the
/// system, and for the fine pot / mean measured lack of it; never more than the pots of all organisations
/// together.
struct ConditionalFunding {
    explicit ConditionalFunding(const Section& config)
        : fine(config.choice("game.conditional_form", 0, {"reward", "fine"},
                             "conditional money as a reward for some or a fine for others",
                             "institutional incentives (Sasaki et al. 2012)") == 1) {}

    bool acts(const Policy& policy) const { return policy.conditional_pot != 0; }
    Utility operator()(const World& world, OrganisationId o, const Policy& policy) const {
        const SystemId system = world.system[o];
        const double sharing = fine ? 1 - world.system_measured[system] : world.system_measured[system];
        const double least = 1.0 / static_cast<double>(world.organisations_of[system]);
        const double worth = policy.conditional_pot / std::max(sharing, least);
        return {.lip_service = (1 - policy.detection) * worth, .collaborate = worth};
    }
    bool fine;
};
const bool added = PostIncentives::add<ConditionalFunding>(
    "conditional_funding",
    "a pot for each organisation of the system, given out by measured collaboration, or taken as a fine from "
    "the lack of it",
    "U(C) += g worth; U(L) += (1 - q) g worth; worth = phi / max(y_s, 1 / n_s)", "Sasaki et al. 2012");

}  // namespace concord::ics
