#pragma once
#include <nlohmann/json.hpp>

#include "tools/describe/catalogue.hpp"

namespace concord {

/// One object: worlds, parameters, levers, mechanisms, observables, state.
nlohmann::ordered_json json_of(const Catalogue&);

/// A value as TOML, "[1.0, 2.0]"; null where JSON has no such value.
nlohmann::ordered_json value_of(const std::string& toml);

/// The bounds that declared numbers have, as far as a double tells them exactly.
void put_bounds(nlohmann::ordered_json& object, const Declaration&);

}  // namespace concord
