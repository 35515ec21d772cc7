#include "engine/run/run.hpp"

namespace concord {

// Ticks count from the start of the simulation, not of the process, so that a resumed run continues the very
// same trajectory.
Tick run(Model& model, Recorder& record, Tick first, Tick last, Progress& progress, const StopRequest& stop) {
    Tick t = first;
    for (; t != last && !model.settled(); ++t) {
        if (stop.requested()) return t;
        record.observe(t);
        model.advance(t);
        progress.reached(t + 1);
    }
    record.record(t);
    return t;
}

}  // namespace concord
