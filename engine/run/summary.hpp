#pragma once
#include <string>
#include <utility>
#include <vector>

#include "engine/core/outline.hpp"
#include "engine/core/tick.hpp"

namespace concord {

/// One observable of a summary.
struct Headline {
    std::string name, long_name;
    double value;
};

/// The scalar observables `names` of an outline as they stand; names that are not there, or are no scalars,
/// are left out.
std::vector<Headline> headlines(const Outline& outline, const std::vector<std::string>& names);

/// What conditions brought about, a line each, of very many only the first: "week 131: trust below 0.4...".
/// What never came true says so: "never: trust below 0.2".
std::string fired_text(const std::vector<std::pair<Tick, std::string>>& fired, const std::string& tick_unit);

/// A table a person can read: what changed from the start to the end.
std::string summary(const std::vector<Headline>& start, const std::vector<Headline>& end);

}  // namespace concord
