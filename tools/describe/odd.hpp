#pragma once
#include <string>

#include "tools/describe/catalogue.hpp"

namespace concord {

/// The document of a model with its tables made anew from what the program declares. A table stands between
///
///     <!-- from the program: parameters of toy -->
///     <!-- end -->
///
/// and may have further columns at its end, which people write: they are kept, row by row. Throws Failure
/// when a table of that name is not known, or one does not end.
std::string odd_of(const Catalogue&);

}  // namespace concord
