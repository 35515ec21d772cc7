#include "models/ics/kinds.hpp"

namespace concord::ics {

const std::vector<std::string>& behaviour_names() {
    static const std::vector<std::string> names{"compete", "lip_service", "collaborate"};
    return names;
}

const std::vector<std::string>& tier_names() {
    static const std::vector<std::string> names{"board", "senior_manager", "middle_manager", "front_line",
                                                "public_voice"};
    return names;
}

const std::vector<std::string>& staff_tier_names() {
    static const std::vector<std::string> names(tier_names().begin(), tier_names().begin() + staff_tiers);
    return names;
}

const std::vector<std::string>& kind_names() {
    static const std::vector<std::string> names{"acute",     "mental_health", "community",
                                                "ambulance", "specialist",    "primary_care_network",
                                                "council",   "voluntary",     "integrated_board"};
    return names;
}

}  // namespace concord::ics
