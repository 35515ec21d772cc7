#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tools/describe/catalogue.hpp"

namespace concord {

/// The JSON Schema (draft 2020-12, in words that draft 4 has, as editors of TOML know no more) of the
/// scenarios of these models, one of their worlds each; `world` empty: all of them. Whatever is no known key,
/// of another type or out of range is refused. What hangs together over several keys `concord check` tells.
nlohmann::ordered_json schema_of(const std::vector<Catalogue>&, const std::string& world);

}  // namespace concord
