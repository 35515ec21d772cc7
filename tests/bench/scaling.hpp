#pragma once
#include "tests/bench/measure.hpp"

namespace concord::bench {

/// A workload with some threads beside the same with one.
struct Scaling {
    Workload workload;
    Effort effort;
    Spread nanoseconds;  // a unit
    Spread speed_up;     // times as fast as with one thread

    /// The target holds for a second thread, at full size.
    bool judged() const {
        return workload.speed_up > 0 && effort.threads == 2 && effort.scale == Scale::full;
    }
    bool missed() const { return judged() && speed_up.median < workload.speed_up; }
};

/// Lets the engine advance with one thread and with each of `threads` in turns.
std::vector<Scaling> scaling(const Workload&, Effort, const std::vector<unsigned>& threads);

}  // namespace concord::bench
