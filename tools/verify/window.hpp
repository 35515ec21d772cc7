#pragma once
#include <cstddef>
#include <numeric>
#include <vector>

namespace concord {

/// Mean of what was observed from tick `first` to the last.
inline double mean_since(const std::vector<double>& values, std::size_t first) {
    const double sum =
        std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(first), values.end(), 0.0);
    return sum / static_cast<double>(values.size() - first);
}

}  // namespace concord
