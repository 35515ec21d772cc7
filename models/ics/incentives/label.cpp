#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Label: the system's name used without its meaning makes professing easier, nothing else. U(L) += label.
struct Label {
    explicit Label(const Section&) {}

    Utility operator()(PostId, const Policy& policy) const { return {.lip_service = policy.label}; }
};
const bool added = PostIncentives::add<Label>(
    "label", "the system's name used without its meaning makes professing easier, and nothing else",
    "U(L) += label");

}  // namespace concord::ics
