#include "engine/run/run.hpp"

namespace concord {

// Ticks count from the start of the simulation, not of the process, so that a resumed run continues the very
// same trajectory.
Tick run(Model& model, Recorder& record, Tick first, Tick last, Progress& progress, const StopRequest& stop) {
    for (Tick t = first; t != last; ++t) {
        if (stop.requested()) return t;
        record.observe(t);
        model.advance(t);
        progress.reached(t + 1);
    }
    record.record(last);
    return last;
}

}  // namespace concord
