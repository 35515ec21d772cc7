#pragma once
#include <string>
#include <vector>

#include "engine/store/ledger.hpp"

namespace concord {

/// How far the runs of an experiment are: what `concord status` tells.
struct ExperimentStatus {
    std::vector<LedgerEntry> failed;   // the last attempt of each run that failed and was not begun again
    std::vector<LedgerEntry> running;  // by processes that are at work now, all shards together
    std::vector<std::string> workers;  // those processes, as LockHolder::text() has them
    std::size_t done = 0;              // runs; sealed ones only
    std::size_t interrupted = 0;       // runs that a process had begun which is not at work any more
    double seconds_a_run = 0;          // mean of the runs done, of those whose time is known; 0 = none
    double runs_a_second = 0;          // by the processes at work, since each began; 0 = not known yet
};

/// Reads the ledgers in FILE.parts while others may be writing them. Lists are in order of runs. All is zero
/// when there is no such folder. Throws Failure.
ExperimentStatus read_status(const std::string& parts);

}  // namespace concord
