#include "engine/run/run.hpp"

namespace concord {

// Ticks count from the start of the simulation, not of the process, so that a resumed run continues the very
// same trajectory.
Tick run(Model& model, Recorder& record, Tick first, Tick last, Progress& progress, const StopRequest& stop,
         Profile* profile, Checkpoints* checkpoints) {
    const auto lap = [profile](const char* process) {
        if (profile != nullptr) profile->lap(process);
    };
    if (profile != nullptr) model.report_to(*profile);
    Tick t = first;
    for (; t != last && !model.settled(); ++t) {
        if (stop.requested()) return t;
        if (checkpoints != nullptr && checkpoints->reached(t)) lap("checkpoint");
        record.observe(t);
        lap("record");
        model.advance(t);
        lap("rest of the tick");
        progress.reached(t + 1);
    }
    record.record(t);
    lap("record");
    return t;
}

}  // namespace concord
