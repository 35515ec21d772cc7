#pragma once
#include <string_view>
#include <vector>

#include "engine/config/section.hpp"

namespace concord::ics {

/// Reads shares of compete, lip service, collaborate that must sum to 1.
std::vector<double> behaviour_mix(const Section& config, std::string_view key,
                                  const std::vector<double>& fallback, std::string_view help);

}  // namespace concord::ics
