#include "models/ics/incentives.hpp"

namespace concord::ics {

/// Purpose: people who see why they work together want to; prescription crowds the wanting out (Akerlof &
/// Kranton 2000; Frey & Jegen 2001). U(C) += h z v (1 - xi p).
struct Purpose {
    explicit Purpose(const Section& config)
        : weight(config.real("culture.intrinsic_weight", 0.9, {0, 2}, "utility",
                             "pull of a purpose fully clear (h)",
                             "identity economics (Akerlof & Kranton 2000)")),
          crowding_out(config.share("culture.crowding_out", 0.8,
                                    "part of it that full prescription destroys (xi)",
                                    "motivation crowding (Frey & Jegen 2001)")) {}

    bool acts(const Policy& policy) const { return weight != 0 && policy.purpose_clarity != 0; }
    Utility operator()(const World& world, PersonId me, const Policy& policy) const {
        return {.collaborate = weight * policy.purpose_clarity * world.disposition[me] *
                               (1 - crowding_out * policy.prescription)};
    }
    double weight, crowding_out;
};
const bool added = PersonIncentives::add<Purpose>(
    "purpose", "people who see why they work together want to; prescription crowds the wanting out",
    "U(C) += h z v_i (1 - xi p)", "Akerlof & Kranton 2000; Frey & Jegen 2001");

}  // namespace concord::ics
