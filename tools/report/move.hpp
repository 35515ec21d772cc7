#pragma once
#include <span>
#include <vector>

#include "engine/statistics/estimate.hpp"

namespace concord {

/// How a group went from one level to another in one run, and when it had gone half of the way.
struct Move {
    double from = unknown, to = unknown;  // NaN where the group is empty or the run failed
    double half = unknown;                // NaN where it hardly moved, or never stayed beyond the half
    double earliest = unknown, latest = unknown;
};

/// The rule, in ticks (weeks). It went from the mean of the year before `since` (what stands before any tick
/// is one record) to the mean of the last tenth of the records. It had gone half of the way in the first
/// record from which on it stays beyond the half for 26 ticks; `earliest` is the first record beyond it at
/// all, `latest` the first from which on it stays to the end, or the end where it fell back. Less than two
/// points on the way is hardly a move. NaN are left out.
Move move_of(std::span<const double> times, std::span<const double> values, double since);

}  // namespace concord
