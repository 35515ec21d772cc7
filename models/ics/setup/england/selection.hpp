#pragma once
#include <string>
#include <vector>

#include "models/ics/setup/blueprint.hpp"

namespace concord::ics {

/// Keeps the systems of these codes with their places and organisations. What an organisation serves
/// elsewhere is dropped and the rest scaled to sum 1; one that serves nothing within takes its system's
/// places by population. Adds a note of how much was dropped. Every system keeps at least one place.
void keep_systems(Blueprint&, const std::vector<std::string>& codes);

/// Scales the needs so that they sum to the budgets, noting the factor; or, with `equal`, makes each the
/// budget.
void balance_need(Blueprint&, bool equal);

}  // namespace concord::ics
