#pragma once
#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/output/checkpoint.hpp"
#include "engine/run/scenario.hpp"
#include "tools/concord/commands.hpp"

namespace concord {

/// How a simulation is done; never changes a result.
struct Manner {
    void add_to(CLI::App& command);

    unsigned threads = 0;
    bool quiet = false, profile = false;
};

/// How often a run lays down what it needs to go on.
struct Cadence {
    void add_to(CLI::App& command);
    bool on() const { return every > 0 || minutes > 0; }

    Tick every = 0;
    double minutes = 0;
    std::uint32_t keep = 0;
};

/// A run to be done from some tick on: what `run`, `resume` and `branch` have in common.
struct Job {
    Scenario scenario;
    std::string output;
    CheckpointHead head;               // what its checkpoints and its output will say
    std::unique_ptr<Checkpoint> from;  // whose state it begins with; null = the world as built
    Tick first = 0;                    // recorded from here on
    bool resumed = false;              // goes on with the parts of the head
    bool clear = false;                // removes what an earlier run left behind
};

/// The job of a scenario from the start. Throws InputError when a table cannot be read.
Job job_of(Scenario, std::string output, const std::string& label, const std::string& command_line);

/// Sets how often the job writes checkpoints.
void set(CheckpointHead&, const Cadence&);

/// Simulates, records, and says what came of it.
Status simulate(Job&, const Manner&);

/// Goes on with the run of a checkpoint of that output. Throws InputError when it is of another program, or
/// its tables have changed, with all differences.
Status resume(std::unique_ptr<Checkpoint>, const std::string& output, const Manner&, const Cadence&,
              bool force);

/// Throws InputError with whatever problems there are.
void refuse(std::vector<Problem> problems);

/// Throws InputError when what a run reads would be written over, by its output or while that is in the
/// making.
void protect_inputs(const std::string& output, std::vector<std::string> inputs);

}  // namespace concord
