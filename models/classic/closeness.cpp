#include "models/classic/closeness.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

namespace concord::classic {

std::size_t clusters(const std::vector<double>& opinions, Closeness close) {
    std::vector<double> sorted = opinions;
    std::ranges::sort(sorted);
    std::size_t count = 0, first = 0;
    for (std::size_t next = 1; next <= sorted.size(); ++next) {
        if (next < sorted.size() && close(sorted[next] - sorted[next - 1])) continue;
        count += 50 * (next - first) > sorted.size();
        first = next;
    }
    return count;
}

std::vector<double> means_of_close(const std::vector<double>& opinions, Closeness close) {
    std::vector<std::pair<double, std::uint32_t>> sorted;
    for (const double opinion : opinions)
        sorted.emplace_back(opinion, static_cast<std::uint32_t>(sorted.size()));
    std::ranges::sort(sorted);
    std::vector<double> sum(sorted.size() + 1);  // of all before a place
    for (std::size_t place = 0; place < sorted.size(); ++place)
        sum[place + 1] = sum[place] + sorted[place].first;

    std::vector<double> means(opinions.size());
    std::size_t first = 0, last = 0;  // those from first up to last are close
    for (const auto& [opinion, agent] : sorted) {
        while (!close(opinion - sorted[first].first)) ++first;
        while (last < sorted.size() && close(sorted[last].first - opinion)) ++last;
        const bool equal = sorted[first].first == sorted[last - 1].first;
        means[agent] = equal ? opinion : (sum[last] - sum[first]) / static_cast<double>(last - first);
    }
    return means;
}

std::vector<double> highest_close(const std::vector<double>& sorted, Closeness close) {
    std::vector<double> highest(sorted.size());
    for (std::size_t me = 0, last = 0; me < sorted.size(); ++me) {
        while (last + 1 < sorted.size() && close(sorted[last + 1] - sorted[me])) ++last;
        highest[me] = sorted[last];
    }
    return highest;
}

std::vector<double> lowest_close(const std::vector<double>& sorted, Closeness close) {
    std::vector<double> lowest(sorted.size());
    for (std::size_t me = 0, first = 0; me < sorted.size(); ++me) {
        while (!close(sorted[me] - sorted[first])) ++first;
        lowest[me] = sorted[first];
    }
    return lowest;
}

}  // namespace concord::classic
