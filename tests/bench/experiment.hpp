#pragma once
#include <optional>
#include <string>
#include <vector>

#include "tests/bench/measure.hpp"

namespace concord::bench {

/// What an experiment comes to with some threads, beside its bare runs: computed in the same process to the
/// same outcomes, and nothing kept.
struct Share {
    std::string name, what;
    unsigned threads = 1;
    std::size_t runs = 0;
    Spread value;
    std::optional<double> target = {};
    bool at_least = false;  // else at most

    /// The target holds at full size: what is done once counts for much where there is little else.
    bool judged() const { return target && runs >= 2000; }
    bool missed() const { return judged() && (at_least ? value.median < *target : value.median > *target); }
};

/// Of 2,000 runs of the toy world, or 200, with one thread and with as many as there are cores. Throws
/// Failure when the file holds anything else than the bare runs come to.
std::vector<Share> experiment(Scale, unsigned rounds, unsigned cores);

}  // namespace concord::bench
