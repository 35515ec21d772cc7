#pragma once
#include <memory>

#include "engine/config/document.hpp"
#include "engine/model/model.hpp"
#include "engine/run/settings.hpp"

namespace concord {

/// A configuration and the tables it names, read and found right.
struct Scenario {
    /// Throws InputError with everything that is not right. The table [experiment] is left to its own reader.
    explicit Scenario(Document);

    std::unique_ptr<const Document> document;
    Section config;
    RunSettings settings;
    Plan plan;
};

}  // namespace concord
