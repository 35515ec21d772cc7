#pragma once
#include "models/ics/setup/build.hpp"

namespace concord::ics {

/// Somebody that a person knows elsewhere.
struct Acquaintance {
    PersonId person;
    OrganisationId organisation;  // where that person is
};

/// Ties as they are drawn, person by person: those of each from world.first_tie on.
using Drawn = Column<TieId, Acquaintance>;

/// Draws the ties of everyone, `each` a person, to people of the same or the nearest tier in the
/// organisations that the rule draws. Public voices have none, nor has anybody without a rule.
Drawn tie_people(World&, const PartnerRule&, std::uint32_t each, const Draws&, Stream);

/// The same ties, in a fraction of the time.
Drawn tie_people(World&, const PartnerByLink&, std::uint32_t each, const Draws&, Stream);

/// How many ties lead from each organisation to each other, as links.
std::vector<Blueprint::Link> links_from_ties(const World&, const Drawn&);

}  // namespace concord::ics
