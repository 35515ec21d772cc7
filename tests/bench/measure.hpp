#pragma once
#include <optional>
#include <vector>

#include "tests/bench/workload.hpp"

namespace concord::bench {

struct Effort {
    Scale scale = Scale::full;
    unsigned rounds = 7;
    unsigned threads = 1;
};

/// Of some rounds.
struct Spread {
    double median = 0, low = 0, high = 0;
};
Spread spread_of(std::vector<double> values);

double seconds_of(const Contestant&, Tick ticks);

struct Result {
    Workload workload;
    Effort effort;
    Tick ticks = 0;                          // a round
    double size = 0;                         // of the workload
    Spread engine;                           // nanoseconds a unit
    std::optional<Spread> reference, ratio;  // none without a reference

    /// Whether the target holds, which it does where both have the same number of threads.
    bool judged() const { return ratio && (effort.threads == 1 || workload.reference_is_parallel); }
    bool missed() const { return judged() && ratio->median > workload.target; }
};

/// Lets both advance in turns, the one that begins changing every round, and compares their state after every
/// round. Throws Failure when they disagree.
Result measure(const Workload&, const Effort&);

/// Lets one of the two advance, and measures nothing: for tools that count instructions.
void advance_only(const std::function<Contestant(Scale)>& make, Scale, Tick ticks);

}  // namespace concord::bench
