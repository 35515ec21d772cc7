#include "models/ics/power.hpp"

#include <cmath>

namespace concord::ics {

Power::Power(const Section& config) {
    const char* key = "organisation.power";
    const auto of_staff = config.reals(key, {8, 4, 2, 1}, staff_tier_names(), {1, 1000}, "1",
                                       "weight of one person's behaviour, by tier (Pi, whole numbers)");
    for (std::size_t tier = 0; tier < staff_tiers; ++tier) {
        by_tier[tier] = of_staff[tier];
        if (of_staff[tier] != std::floor(of_staff[tier]) && !config.is_wrong(key))
            config.problem(key, "must be whole numbers");
    }
    by_tier[static_cast<std::size_t>(Tier::public_voice)] = of_staff.back();
}

}  // namespace concord::ics
