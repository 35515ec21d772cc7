#pragma once
#include <string>
#include <vector>

namespace concord {

/// What it took to do the runs of an experiment, all processes together.
struct Effort {
    std::size_t runs = 0;            // done
    double seconds = 0;              // during which any run was under way
    double seconds_a_run = 0;        // mean of those whose time is known; 0 = of none
    std::vector<std::string> hosts;  // they were done on, in order of their names

    double runs_a_second() const { return seconds > 0 ? static_cast<double>(runs) / seconds : 0; }
};

/// Reads the ledgers in FILE.parts. All is zero when there is no such folder. Throws Failure.
Effort read_effort(const std::string& parts);

}  // namespace concord
