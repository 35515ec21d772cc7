#pragma once
#include <string>

#include "models/ics/setup/england/tables.hpp"

namespace concord::ics {

/// The tables that the program comes with.
inline const std::string folder = CONCORD_SOURCE "/configs/england";

/// Read once.
inline const EnglandTables& tables() {
    static const EnglandTables england = load_england(folder);
    return england;
}

}  // namespace concord::ics
