#include <cstdint>

#include "tools/concord/simulation.hpp"

namespace concord {

void Manner::add_to(CLI::App& command) {
    command
        .add_option("--threads", threads, "threads (default: all the machine has); never changes a result")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    command.add_flag("--profile", profile, "a table of what the time went into, on standard error");
    command.add_flag("--quiet", quiet, "no progress, no summary");
}

void Cadence::add_to(CLI::App& command) {
    command
        .add_option("--checkpoint-every", every,
                    "ticks from one checkpoint to the next, and one when asked to stop; see concord resume")
        ->type_name("TICKS")
        ->check(CLI::Range(1u, 1'000'000'000u));
    command.add_option("--checkpoint-minutes", minutes, "the same by the clock")
        ->type_name("MINUTES")
        ->check(CLI::Range(0.001, 1e6));
    command
        .add_option("--keep-checkpoints", keep,
                    "keep the N latest, also when the run is over: for concord branch (default: the latest, "
                    "until then)")
        ->type_name("N")
        ->check(CLI::Range(1u, 1'000'000u));
}

void set(CheckpointHead& head, const Cadence& cadence) {
    if (cadence.on()) head.every = cadence.every, head.minutes = cadence.minutes;
    if (cadence.keep > 0) head.keep = cadence.keep;
}

}  // namespace concord
