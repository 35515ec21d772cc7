#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Appraisal: system objectives in personal appraisals; lip service passes as far as it is not seen through.
/// M(C) += a, M(L) += a (1 - q).
struct Appraisal {
    explicit Appraisal(const Section&) {}

    Utility operator()(PostId, const Policy& policy) const {
        return {.lip_service = policy.appraisal * (1 - policy.detection), .collaborate = policy.appraisal};
    }
};
const bool added = PostIncentives::add<Appraisal>(
    "appraisal",
    "system objectives in personal appraisals reward collaboration, and lip service as far as it passes",
    "U(C) += a; U(L) += (1 - q) a");

}  // namespace concord::ics
