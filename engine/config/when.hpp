#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/config/intervention.hpp"

// Private to engine/config: the `when` of an [[intervention]].
namespace concord {

/// Reads the condition of an intervention whose ticks and cells are read; what is wrong is noted. None where
/// there is no `when`.
std::optional<Condition> when_of(const Section& table, const std::string& path, const Intervention&,
                                 const std::vector<Axis>&);

}  // namespace concord
