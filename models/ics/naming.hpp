#pragma once
#include <string>

#include "models/ics/world.hpp"

/// What people read: "T07 (Organisation 7)", "front line of T07 (Organisation 7)", "person 112, front line
/// of...".
namespace concord::ics {

std::string name_of(const World&, SystemId);
std::string name_of(const World&, OrganisationId);
std::string name_of(const World&, PostId);
std::string name_of(const World&, PersonId);

}  // namespace concord::ics
