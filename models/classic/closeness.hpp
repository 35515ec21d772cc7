#pragma once
#include <cstddef>
#include <vector>

namespace concord::classic {

/// How far apart opinions may be to count for each other; equal ones always do.
struct Closeness {
    double epsilon;
    bool included;  // whether exactly epsilon is close enough

    bool operator()(double apart) const {
        return apart < epsilon || apart == 0 || (included && apart == epsilon);
    }
};

/// What hangs together by opinions that are close, and is more than 2% of all.
std::size_t clusters(const std::vector<double>& opinions, Closeness);

/// The mean, for each, of all opinions close to it, its own among them. In N log N, as those close are next
/// to each other once sorted. Equal opinions have their own value as a mean, without rounding.
std::vector<double> means_of_close(const std::vector<double>& opinions, Closeness);

/// For each of sorted opinions the highest that is close.
std::vector<double> highest_close(const std::vector<double>& sorted, Closeness);
/// For each of sorted opinions the lowest that is close.
std::vector<double> lowest_close(const std::vector<double>& sorted, Closeness);

}  // namespace concord::classic
