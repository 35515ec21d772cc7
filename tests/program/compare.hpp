#pragma once
#include <string>

#include "engine/output/reader.hpp"

namespace concord::test {

/// Compares, bit for bit, all variables that change and stand in both files, at the ticks of `one` from
/// `first` on, all of which the other has to have; notes what differs. Returns how many were compared.
std::size_t compare_from(const Reader& one, const Reader& other, double first);

}  // namespace concord::test
