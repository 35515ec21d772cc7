#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/tick.hpp"

namespace concord {

/// A sentence for each [[intervention]] of which nothing will be seen, as it begins when the run is over.
/// That is no mistake: a run may be cut short to try something.
std::vector<std::string> late_interventions(const Section&, Tick end);
/// The same of what a parameter says begins at a tick; nothing where that is in time.
std::optional<std::string> late_start(const Section&, const std::string& key, Tick begin, Tick end);

}  // namespace concord
