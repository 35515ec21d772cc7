#pragma once
#include <string>

namespace concord::ics {

/// The folder of the tables that come with the program: share/concord/england beside its bin folder where it
/// is installed, else configs/england of the sources it was built from.
std::string shipped_tables();

}  // namespace concord::ics
