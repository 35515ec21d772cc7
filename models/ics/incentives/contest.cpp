#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Contest: who collaborates stands back in the contest for money, the more so the more is at stake (Tullock
/// 1980); sharing gains takes the sting out. M(C) -= g (chi0 + chi1 stake)(1 - gamma), M(L) -= a fifth of it.
struct Contest {
    explicit Contest(const Section& config)
        : weight(config.real("game.contest_weight", 0.6, {0, 1}, "utility", "what the stake adds (chi1)",
                             "contest (Tullock 1980)")) {}

    bool acts(const Policy& policy) const {
        return (policy.competition != 0 || weight != 0) && policy.gain_share != 1;
    }
    Utility operator()(const Means& means, OrganisationId o, const Policy& policy) const {
        const double stake = policy.competition + weight * means.stake[o];
        const double lost = stake * (1 - policy.gain_share);
        return {.lip_service = -0.2 * lost, .collaborate = -lost};
    }
    double weight;
};
const bool added = PostIncentives::add<Contest>(
    "contest",
    "who collaborates stands back in the contest for money, the more so the more is at stake; sharing gains "
    "takes the sting out",
    "U(C) -= g (chi0 + chi1 stake) (1 - gamma); U(L) -= 0.2 g (chi0 + chi1 stake) (1 - gamma)",
    "Tullock 1980");

}  // namespace concord::ics
