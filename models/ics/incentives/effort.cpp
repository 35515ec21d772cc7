#include "engine/core/math.hpp"
#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Effort: collaboration costs time, steeply so for the over-stretched; facilitation takes some of it over.
/// Lip service costs little. M(C) -= g c l^alpha (1 - psi min(f, 1/3)), M(L) -= g c_L.
struct Effort {
    explicit Effort(const Section& config)
        : cost(config.real("game.cost", 0.25, {0, 1}, "utility", "cost of collaboration at load 1 (c)")),
          load_exponent(config.real("game.cost_load_exponent", 2, {0, 4}, "1",
                                    "how cost grows with load (alpha); above game.benefit_load_exponent")),
          lip_service_cost(config.real("game.lip_service_cost", 0.03, {0, 0.2}, "utility",
                                       "cost of professing collaboration (c_L)")),
          relief(config.share("game.facilitation_relief", 0.9,
                              "cost taken over, a unit of facilitation (psi)")) {}

    bool acts(const Policy&) const { return cost != 0 || lip_service_cost != 0; }
    Utility operator()(const World& world, OrganisationId o, const Policy& policy) const {
        const double relieved = relief * std::min(policy.facilitation, 1.0 / 3);  // at most a third
        const double effort = cost * power_in_loop(world.load[o], load_exponent) * (1 - relieved);
        return {.lip_service = -lip_service_cost, .collaborate = -effort};
    }
    double cost, load_exponent, lip_service_cost, relief;
};
const bool added = PostIncentives::add<Effort>(
    "effort",
    "collaboration takes time, steeply so for the over-stretched; facilitation takes some of it over",
    "U(C) -= g c l^alpha (1 - psi min(f, 1/3)); U(L) -= g c_L");

}  // namespace concord::ics
