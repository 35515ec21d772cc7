#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Compliance: prescription pulls towards looking collaborative, in deed or in word alike. U(C), U(L) +=
/// lambda p.
struct Compliance {
    explicit Compliance(const Section& config)
        : pull(config.real("culture.compliance_pull", 0.25, {0, 1}, "utility",
                           "pull of full prescription (lambda)", "motivation crowding (Frey & Jegen 2001)")) {
    }

    Utility operator()(PostId, const Policy& policy) const {
        return {.lip_service = pull * policy.prescription, .collaborate = pull * policy.prescription};
    }
    double pull;
};
const bool added = PostIncentives::add<Compliance>(
    "compliance", "prescription pulls towards looking collaborative, in deed or in word alike",
    "U(C) += lambda p; U(L) += lambda p", "Frey & Jegen 2001");

}  // namespace concord::ics
