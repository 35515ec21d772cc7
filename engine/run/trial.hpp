#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/config/document.hpp"

namespace concord {

/// Observables by name, one value a tick: the initial state first, the last tick last.
using Series = std::map<std::string, std::vector<double>>;

/// Runs a scenario in memory and returns the observables `names`, recorded at every tick: scalars, or a row
/// of those along an axis, "collaboration_by_kind[council]". The run ends when the model has settled.
/// `replicate` takes the place of run.replicate. Throws InputError for what is wrong in the scenario,
/// std::invalid_argument for a name that is no such observable of the model.
Series trial(const Document& scenario, const std::vector<std::string>& names, std::uint32_t replicate = 0);

/// The same for the text of a scenario.
Series trial(const std::string& scenario, const std::vector<std::string>& names, std::uint32_t replicate = 0);

}  // namespace concord
