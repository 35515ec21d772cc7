#pragma once
#include <functional>

#include "models/ics/setup/build.hpp"

namespace concord::ics {

/// Somebody that a person knows elsewhere.
struct Acquaintance {
    PersonId person;
    OrganisationId organisation;  // where that person is
};

/// Draws whom some people know, person by person, as many as they have ties. Each time the same.
using Acquainted = std::function<std::vector<Acquaintance>(IdRange<PersonId>)>;

/// Gives everyone `each` ties, but public voices none: world.first_tie.
void count_ties(World&, std::uint32_t each);

/// Ties go to people of the same or the nearest tier in the organisations that the rule draws. The world and
/// the rule must live as long as the result.
Acquainted acquainted(const World&, const PartnerRule&, const Draws&, Stream);

/// The same ties, in a fraction of the time.
Acquainted acquainted(const World&, const PartnerByLink&, const Draws&, Stream);

/// How many ties lead from each organisation to each other, as links.
std::vector<Blueprint::Link> links_from_ties(const World&, const Acquainted&);

}  // namespace concord::ics
