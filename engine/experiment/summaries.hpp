#pragma once
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/statistics/trajectory.hpp"

namespace concord {

/// A table [[experiment.summary]]: one number that sums up an outcome of a run over time.
struct Summary {
    std::string name, outcome;
    std::size_t kind;  // place among summary_kinds()
    Stretch stretch;
    double later, least;
    Section table;  // to note problems in

    /// The last tick that it needs.
    double reach() const;
    /// Whether it compares with the ticks before its stretch.
    bool looks_back() const;
    /// Of the outcome at all recorded ticks, the first and the last of the run among them. NaN where these do
    /// not reach so far.
    double operator()(const Trajectory&) const;
    std::string unit(const std::string& of_outcome, const std::string& of_tick) const;
    /// "time to half of the change from tick 260, infinite where not reached, of real collaboration"
    std::string long_name(const std::string& of_outcome) const;
};

std::vector<std::string> summary_kinds();

/// Problems are noted in the tables.
std::vector<Summary> read_summaries(const Section&);

}  // namespace concord
