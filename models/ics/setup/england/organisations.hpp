#pragma once
#include <string>
#include <vector>

#include "models/ics/setup/blueprint.hpp"
#include "models/ics/setup/england/england.hpp"
#include "models/ics/setup/england/sums.hpp"

// The organisations of all England, kind by kind. Budgets are spend_by_kind times the registered patients
// served; needs the same people weighted by need, so that over England an index of 1 is the mean. `serves`
// counts districts in the order of the tables, `system` likewise. Imputations add a sentence each to the
// notes.
namespace concord::ics {

using Organisations = std::vector<Blueprint::Organisation>;

/// What every kind is made from.
struct EnglandBasis {
    const EnglandParameters& parameters;
    const EnglandTables& tables;
    const EnglandSums& sums;
    std::vector<std::string>& notes;

    double spend(Kind kind) const { return parameters.spend_by_kind[static_cast<std::size_t>(kind)]; }
};

Organisations make_trusts(const EnglandBasis&);
Organisations make_networks(const EnglandBasis&);
Organisations make_councils(const EnglandBasis&);
Organisations make_boards(const EnglandBasis&);
Organisations make_voluntary(const EnglandBasis&);

/// Heads by tier: one board, at least one senior and one middle manager, the front line scaled. Rounded half
/// up.
std::array<std::uint32_t, tiers> heads(const Staff&, double front_line_share);

/// Staff of a known number, of which as many lead as in England's trusts.
Staff like_trusts(double staff, const EnglandTables&);

}  // namespace concord::ics
