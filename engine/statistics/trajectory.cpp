#include "engine/statistics/trajectory.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/statistics/checks.hpp"
#include "engine/statistics/statistics.hpp"

namespace concord {

namespace {
std::span<const double> values_between(const Trajectory& all, const Stretch& stretch) {
    checks::same_length(all.ticks, all.values);
    if (all.ticks.empty()) throw std::invalid_argument("a trajectory of nothing");
    const auto first = std::ranges::lower_bound(all.ticks, stretch.from) - all.ticks.begin();
    const auto last = std::ranges::lower_bound(all.ticks, stretch.to) - all.ticks.begin();
    if (first < last)
        return all.values.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first));
    return all.values.subspan(static_cast<std::size_t>(std::max<std::ptrdiff_t>(first - 1, 0)), 1);
}

double mean_before(const Trajectory& all, double tick) {
    return mean_between(all, {tick - ticks_before, tick});
}
}  // namespace

double mean_between(const Trajectory& all, const Stretch& stretch) {
    return mean(values_between(all, stretch));
}

double highest_between(const Trajectory& all, const Stretch& stretch) {
    const auto values = values_between(all, stretch);
    return checks::all_finite(values) ? std::ranges::max(values) : unknown;
}

double lowest_between(const Trajectory& all, const Stretch& stretch) {
    const auto values = values_between(all, stretch);
    return checks::all_finite(values) ? std::ranges::min(values) : unknown;
}

double rise_between(const Trajectory& all, const Stretch& stretch) {
    return highest_between(all, stretch) - mean_before(all, stretch.from);
}

double half_time(const Trajectory& all, const Stretch& stretch, double least) {
    const double before = mean_before(all, stretch.from), end = std::min(stretch.to, all.ticks.back() + 1);
    const double change = mean_between(all, {std::max(stretch.from, end - ticks_settled), end}) - before;
    if (std::isnan(change)) return unknown;
    if (std::abs(change) > least)
        for (std::size_t n = 0; n < all.ticks.size() && all.ticks[n] < end; ++n)
            if (all.ticks[n] >= stretch.from && (all.values[n] - before) / change >= 0.5)
                return all.ticks[n] - stretch.from;
    return std::numeric_limits<double>::infinity();
}

double retention(const Trajectory& all, const Stretch& stretch, double later, double least) {
    const double before = mean_before(all, stretch.from), then = stretch.to + later;
    const double moved = mean_between(all, {stretch.to - ticks_of_height, stretch.to}) - before;
    const double left = mean_between(all, {then - ticks_around, then + ticks_around}) - before;
    return std::abs(moved) > least ? left / moved : unknown;
}

}  // namespace concord
