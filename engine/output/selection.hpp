#pragma once
#include <string>
#include <vector>

#include "engine/core/outline.hpp"

namespace concord {

/// What is recorded, and how often: the run's choice.
struct Selection {
    unsigned every = 1;  // ticks from one record to the next, counted from the start of the simulation
    /// Paths ("collaboration", "organisation/load") or patterns of the shell ("trust_*", "person/*"; * stops
    /// at /). Empty: everything at the root.
    std::vector<std::string> variables = {};
    std::vector<std::string> groups = {};  // recorded whole besides: "organisation", "person", "tie"
    std::size_t records = 0;               // how many there will be, at most; 0 where nobody knows
    unsigned packers = 0;  // threads that compress besides the recorder's own; the file is the same
};

/// What of an outline a file holds. Points into the outline.
struct Chosen {
    std::vector<const Variable*> variables;  // in the order of the outline
    /// All at the root and in "setting"; of another group only when something of that group is recorded.
    std::vector<const Constant*> constants;
    std::size_t records = 0;  // as Selection has it
    unsigned packers = 0;     // as well
};

/// Throws InputError when `every` is 0, or a variable, pattern or group fits nothing the model offers.
Chosen choose(const Outline&, const Selection&);

}  // namespace concord
