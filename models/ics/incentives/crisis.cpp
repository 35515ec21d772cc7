#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Crisis: while it lasts, need makes people work together. U(C) += H(t).
struct Crisis {
    explicit Crisis(const Section&) {}

    Utility operator()(PostId, const Policy& policy) const { return {.collaborate = policy.crisis}; }
};
const bool added = PostIncentives::add<Crisis>(
    "crisis", "while a crisis lasts, need makes people work together", "U(C) += H");

}  // namespace concord::ics
