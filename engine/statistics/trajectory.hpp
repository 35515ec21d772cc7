#pragma once
#include <limits>
#include <span>

namespace concord {

/// What was observed at some ticks, in their order; at least one.
struct Trajectory {
    std::span<const double> ticks, values;
};

/// Ticks from one up to, not including, another.
struct Stretch {
    double from = 0, to = std::numeric_limits<double>::infinity();
};

// What a trajectory comes to, in one number. Where nothing was observed in a stretch, the last value before
// it stands for it, or else the first of all. NaN where a value that counts is not finite. All throw
// std::invalid_argument when ticks and values differ in number or there are none.

double mean_between(const Trajectory&, const Stretch&);
double highest_between(const Trajectory&, const Stretch&);
double lowest_between(const Trajectory&, const Stretch&);

/// Ticks that count as the time before a change; as what it came to, at the end; as the end of what did not
/// last; and as what was left, so many before and after a tick.
inline constexpr double ticks_before = 52, ticks_settled = 156, ticks_of_height = 12, ticks_around = 26;

/// By how much the highest value of a stretch lies above the mean of the 52 ticks before it.
double rise_between(const Trajectory&, const Stretch&);

/// Ticks from the begin of a stretch until half of the way is gone from the mean of the 52 ticks before it to
/// that of its last 156. Infinite where that is not reached, and where no more changed than `least`: then
/// nobody knows how long it will take.
double half_time(const Trajectory&, const Stretch&, double least = 0);

/// Of what a stretch has moved, from the mean of the 52 ticks before it to that of its last 12, the part that
/// is still there `later` ticks after it, as a mean over 26 ticks before and after. NaN where no more moved
/// than `least`: nothing can be kept of nothing.
double retention(const Trajectory&, const Stretch&, double later, double least = 0);

}  // namespace concord
