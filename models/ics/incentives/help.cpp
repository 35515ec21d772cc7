#include "engine/core/math.hpp"
#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Help received: collaboration pays by what partners give back, the more the heavier the load; lip service
/// gets its share of it while it is not seen through (repeated games, Nowak 2006). M(C) += g b l^eta w Rec,
/// M(L) += (1 - q) of it; b grows with shared data and shrinks where the public has no say.
struct Help {
    explicit Help(const Section& config)
        : benefit(config.real("game.benefit", 0.6, {0, 2}, "utility", "benefit of full help at load 1 (b)")),
          shadow(config.real("game.shadow", 0.9, {0, 1}, "1", "chance to meet again (w)",
                             "repeated games (Nowak 2006)")),
          load_exponent(config.real("game.benefit_load_exponent", 0.5, {0, 4}, "1",
                                    "how benefit grows with load (eta); below game.cost_load_exponent")),
          data_benefit(
              config.share("game.data_benefit", 0.2, "added benefit where all data are shared (beta_d)")),
          engagement_needed(config.share("game.engagement_needed", 0,
                                         "part of the benefit lost where the public has no say (v_b)")) {}

    bool acts(const Policy&) const { return benefit != 0 && shadow != 0; }
    Utility operator()(const World& world, OrganisationId o, const Policy& policy) const {
        const double engaged = 1 - engagement_needed + engagement_needed * policy.public_voice;
        const double worth = benefit * (1 + data_benefit * policy.data_sharing) * engaged;
        const double received = worth * power_in_loop(world.load[o], load_exponent) * shadow * world.help[o];
        return {.lip_service = (1 - policy.detection) * received, .collaborate = received};
    }
    double benefit, shadow, load_exponent, data_benefit, engagement_needed;
};
const bool added = PostIncentives::add<Help>("help",
                                             "partners who collaborate and are trusted give back, worth more "
                                             "under load; lip service gets the same as far as it is not seen",
                                             "U(C) += g b l^eta w Rec; U(L) += (1 - q) g b l^eta w Rec; b = "
                                             "b0 (1 + beta_d d_s) (1 - v_b + v_b theta_v)",
                                             "Nowak 2006");

}  // namespace concord::ics
