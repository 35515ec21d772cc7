#pragma once
#include "models/ics/setup/build.hpp"

namespace concord::ics {

/// Draws the ties of everyone, `each` a person, to people of the same or the nearest tier in the
/// organisations that the rule draws. Public voices have none, nor has anybody without a rule. Until the
/// links are laid, tie_link holds the number of the other's organisation.
void tie_people(World&, const PartnerRule&, std::uint32_t each, const Draws&, Stream);

/// The same ties, in a fraction of the time.
void tie_people(World&, const PartnerByLink&, std::uint32_t each, const Draws&, Stream);

/// How many ties lead from each organisation to each other, as links.
std::vector<Blueprint::Link> links_from_ties(const World&);

/// Numbers the link that each tie goes along, and counts the ties of each.
void number_tie_links(World&);

}  // namespace concord::ics
