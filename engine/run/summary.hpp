#pragma once
#include <string>
#include <vector>

#include "engine/core/outline.hpp"

namespace concord {

/// One observable of a summary.
struct Headline {
    std::string name, long_name;
    double value;
};

/// The scalar observables `names` of an outline as they stand; names that are not there, or are no scalars,
/// are left out.
std::vector<Headline> headlines(const Outline& outline, const std::vector<std::string>& names);

/// A table a person can read: what changed from the start to the end.
std::string summary(const std::vector<Headline>& start, const std::vector<Headline>& end);

}  // namespace concord
