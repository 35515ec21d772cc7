#pragma once
#include <string>
#include <vector>

#include "models/ics/setup/england/sums.hpp"

namespace concord::ics {

/// Whom a trust is there for.
struct Catchment {
    Patients people;
    Serves serves;
};

/// The catchment of every trust, by index. Trusts with patient flows share the patients of each district with
/// the other trusts of their kind, in proportion to staff times flow. The others share the patients of their
/// system with the others of their kind there, in proportion to staff; mental health and ambulance trusts
/// also serve the systems that have none, the nearest of the same region. Adds a note for each of these.
std::vector<Catchment> catchments(const EnglandTables&, const EnglandSums&, const std::vector<Staff>&,
                                  std::vector<std::string>& notes);

}  // namespace concord::ics
