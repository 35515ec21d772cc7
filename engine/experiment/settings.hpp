#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/experiment/keep.hpp"
#include "engine/experiment/summaries.hpp"

namespace concord {

/// What is changed of the scenario, under a name.
struct Arm {
    std::string name;
    std::vector<Assignment> set;
    std::string text;  // all that stands in its table, as TOML: interventions of its own, too
};

/// The values of swept parameters, as TOML: rows x keys. One row without keys where nothing is swept.
struct Sweep {
    std::vector<std::string> keys;
    std::vector<std::vector<std::string>> rows;
    std::string design;             // "grid", "latin-hypercube", "sobol", "saltelli", "morris", "csv"
    std::vector<double> low, high;  // by key: the range that was sampled; NaN where there is none
    std::string file;               // that the samples were read from; may be empty
};

/// Replicates until something is known precisely enough.
struct Precision {
    std::string outcome;
    double half_width;  // of the 95% interval of its mean at the end, or of its difference to the baseline
    std::uint32_t minimum, maximum;  // replicates
};

/// What the table [experiment] says. README.md shows all of it.
struct ExperimentSettings {
    /// To be read when all parameters of the scenario are. Problems are noted in the section. Without arms
    /// there is one, the scenario itself, called "baseline".
    explicit ExperimentSettings(const Section&);

    std::uint32_t replicates;
    std::vector<Arm> arms;
    std::size_t baseline = 0;  // the arm the others are compared with
    Sweep sweep;
    std::vector<std::string> outcomes;  // names of observables; empty: the model's headline
    std::vector<Summary> summaries;     // of outcomes over time
    std::optional<Precision> precision;
    Keep keep;  // of the replicates that there are in any case
};

}  // namespace concord
