#pragma once
#include <nlohmann/json.hpp>

#include "tools/explain/account.hpp"
#include "tools/explain/parting.hpp"

namespace concord {

/// What programs read: numbers in full, all influences.
nlohmann::ordered_json json_of(const Account&);
nlohmann::ordered_json json_of(const Mean&);
nlohmann::ordered_json json_of(const Account& here, const Account& there, const Parting&);

}  // namespace concord
