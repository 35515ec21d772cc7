#include "tools/report/move.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace concord {

namespace {
constexpr double year = 52, stay = 26;  // ticks
constexpr double hardly = 0.02;

struct Point {
    double time, value;
};

double mean_of(std::span<const Point> points) {
    const double sum =
        std::accumulate(points.begin(), points.end(), 0.0,
                        [](double so_far, const Point& point) { return so_far + point.value; });
    return sum / static_cast<double>(points.size());
}

/// Those in (after, to].
std::vector<Point> between(std::span<const double> times, std::span<const double> values, double after,
                           double to) {
    std::vector<Point> points;
    for (std::size_t n = 0; n < times.size(); ++n)
        if (times[n] > after && times[n] <= to && std::isfinite(values[n]))
            points.push_back({times[n], values[n]});
    return points;
}

double time_of(const std::vector<Point>& points, std::vector<Point>::const_iterator found) {
    return found == points.end() ? unknown : found->time;
}
}  // namespace

Move move_of(std::span<const double> times, std::span<const double> values, double since) {
    const std::vector<Point> later = between(times, values, since - 1, times.empty() ? since : times.back());
    if (later.empty()) return {};
    std::vector<Point> before = between(times, values, since - year, since);
    if (before.empty()) before = {later.front()};
    const auto tail =
        static_cast<std::size_t>(std::max(1.0, std::round(static_cast<double>(later.size()) / 10)));
    Move move{mean_of(before), mean_of(std::span(later).last(tail))};
    if (!(std::abs(move.to - move.from) >= hardly)) return move;
    const double half = (move.from + move.to) / 2;
    const auto beyond = [&](const Point& point) {
        return move.to > move.from ? point.value >= half : point.value <= half;
    };
    const auto stays_until = [&](const Point& from, double end) {
        return beyond(from) && std::ranges::all_of(later, [&](const Point& point) {
                   return point.time < from.time || point.time > end || beyond(point);
               });
    };
    move.earliest = time_of(later, std::ranges::find_if(later, beyond));
    move.half = time_of(later, std::ranges::find_if(later, [&](const Point& point) {
                            return stays_until(point, point.time + stay);
                        }));
    const auto for_good = std::ranges::find_if(
        later, [&](const Point& point) { return stays_until(point, later.back().time); });
    move.latest = for_good == later.end() ? later.back().time : for_good->time;
    return move;
}

}  // namespace concord
