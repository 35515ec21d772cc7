#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/experiment/kept_runs.hpp"
#include "engine/run/progress.hpp"
#include "engine/run/stop.hpp"
#include "engine/store/store.hpp"

namespace concord {

/// One run of an experiment, in the order of Experiment::observed(). After the model has settled nothing
/// changes. Nothing when asked to stop before the end. With `whole` all else is recorded, too.
std::vector<double> simulate(const Experiment&, const Plan&, std::uint32_t replicate,
                             const StopRequest* = nullptr, KeptRun* whole = nullptr);

/// How an experiment went.
struct Tally {
    struct Failed {
        RunNumber run;
        std::string reason;
    };
    std::uint32_t replicates = 0;  // of every point; with a precision as many as it took
    std::size_t runs = 0;          // replicates x points
    std::vector<Failed> failed;    // in order of runs
    bool stopped = false;          // before all were done
    bool precise = true;           // whether the precision asked for was reached
};

/// Runs what the store does not hold yet, a run a thread; the threads that are left when there are fewer runs
/// than threads help within runs. A run that fails is noted, tried again up to `attempts` times in all if
/// that may help, and stops no other. Asked to stop, it gives up what is under way. Which replicates count
/// where a precision is asked for does not depend on how many ran at once. Those to be kept whole are, before
/// they count as done. Throws Failure when results cannot be kept.
Tally run_all(const Experiment&, Store&, Shard, unsigned threads, Progress::Style, const StopRequest&,
              const KeptRuns* = nullptr, unsigned attempts = 3);

}  // namespace concord
