#pragma once
#include "engine/config/section.hpp"
#include "engine/output/selection.hpp"
#include "engine/run/settings.hpp"

namespace concord {

/// What a run records of what its model offers. Groups that the model does not have are left out. Throws
/// InputError, with the place of `record.variables`, when the model has nothing of a name.
Selection selection_of(const Section&, const RunSettings&, const Outline&);

}  // namespace concord
