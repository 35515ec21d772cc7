#pragma once
#include <string>

#include "engine/experiment/experiment.hpp"
#include "engine/experiment/runner.hpp"
#include "engine/output/provenance.hpp"
#include "engine/store/store.hpp"

namespace concord {

/// Writes the runs of an experiment into one file: outcomes over run and time, with arm, replicate, sample
/// and every swept parameter by run (FORMAT.md). Runs are read one at a time; those that failed are NaN.
/// Throws as Recorder does.
void write_experiment(const std::string& path, const Experiment&, const Tally&, const Store&,
                      const Provenance&, bool overwrite);

/// What a swept parameter is called in the file: "policy_pooled_share".
std::string column_of(const std::string& key);

}  // namespace concord
