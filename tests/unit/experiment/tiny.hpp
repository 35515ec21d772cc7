#pragma once
#include <string>

#include "engine/experiment/experiment.hpp"
#include "engine/experiment/runner.hpp"
#include "engine/store/store.hpp"
#include "tests/support/scratch.hpp"

namespace concord::test {

// A world whose outcomes can be worked out by hand. `level` is model.level + model.spread * (noise that only
// the replicate decides), `tick` counts, `half` is half of it, and `by_part` is the count for the part "old"
// and ten times that for "very young"; there are other parts where model.places is 9, and nobody is old where
// it is 8. model.floor must not be above model.level; from model.breaks_at on, if above 0, ticks fail for
// another reason than the input.

/// "[world] kind = "tiny" [experiment]", in three lines, and what else is given.
Document tiny(const std::string& experiment);

/// The same, read as an experiment.
Experiment experiment_of(const std::string& text);

/// What is wrong with it: a message each.
std::vector<std::string> problems_of(const std::string& text);

/// The noise of a replicate.
double noise(std::uint32_t replicate);

/// Runs it, or what of it FILE.parts does not hold yet.
Tally carry_out(const Experiment&, Store&, unsigned threads = 1, Shard = {});

/// Runs all of it and writes the file.
Tally make_file(const Experiment&, const std::string& file, unsigned threads = 1);

}  // namespace concord::test
