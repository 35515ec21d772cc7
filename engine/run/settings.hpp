#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/tick.hpp"

namespace concord {

/// What the tables [run] and [record] say: how long, which random numbers, what to write.
struct RunSettings {
    /// `ticks`: the default of run.ticks, that of the plan.
    explicit RunSettings(const Section& config, Tick ticks = 624);

    Tick ticks;
    std::uint32_t seed, replicate;
    Tick record_every;                      // ticks between records; the last tick is always recorded
    std::vector<std::string> variables;     // names or patterns; empty = all observables
    std::vector<std::string> groups;        // switched on by flags; a model need not have them
    std::vector<std::string> asked_groups;  // by name; a model must have them
};

}  // namespace concord
