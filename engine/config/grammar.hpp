#pragma once
#include <string>
#include <vector>

#include "engine/config/schedule.hpp"

namespace concord {

/// What may stand in a scenario besides its parameters, as far as a reader has come: it looks into arrays of
/// tables only where a document has some.
struct Grammar {
    std::vector<std::string> arrays;      // of tables: "intervention"
    std::vector<Declaration> in_arrays;   // what may stand in their tables: "intervention.at"
    std::vector<std::string> own_tables;  // checked by their reader: "intervention.set", "experiment.sweep"
    std::vector<Axis> axes;               // along which levers may differ
};

Grammar grammar_of(const Section&);

}  // namespace concord
