#include "engine/statistics/design.hpp"

#include <algorithm>
#include <cmath>

namespace concord::design {

namespace {
constexpr double most_numbers = 1e8;
constexpr double largest_whole = 0x1p53;

void check_range(const Factor& factor) {
    const auto& [key, low, high, whole] = factor;
    require(std::isfinite(low) && std::isfinite(high) && std::isfinite(high - low),
            "{}: a range from {} to {}; finite numbers are allowed", key, low, high);
    require(low < high, "{}: a range from {} to {}; the first must be below the second", key, low, high);
    const auto is_whole = [](double x) { return std::floor(x) == x && std::abs(x) <= largest_whole; };
    require(!whole || (is_whole(low) && is_whole(high)),
            "{}: a range from {} to {}; a parameter of whole numbers needs whole ends", key, low, high);
}
}  // namespace

void check(std::span<const Factor> factors, double rows) {
    check_size(keys_of(factors), rows);
    for (const Factor& factor : factors) check_range(factor);
}

void check_size(const std::vector<std::string>& keys, double rows) {
    require(!keys.empty(), "a design needs at least one parameter");
    std::vector<std::string> sorted = keys;
    std::ranges::sort(sorted);
    const auto twice = std::ranges::adjacent_find(sorted);
    require(twice == sorted.end(), "{}: twice in the same design", twice == sorted.end() ? "" : *twice);
    require(rows >= 1, "a design needs at least one row");
    require(rows * static_cast<double>(keys.size()) <= most_numbers,
            "a design of {:.0f} rows of {} parameters is too large; {:.0f} numbers in all are allowed", rows,
            keys.size(), most_numbers);
}

std::vector<std::string> keys_of(std::span<const Factor> factors) {
    std::vector<std::string> keys;
    for (const Factor& factor : factors) keys.push_back(factor.key);
    return keys;
}

double spread(const Factor& factor, double share) {
    const auto& [key, low, high, whole] = factor;
    if (!whole) return std::lerp(low, high, share);
    return std::min(low + std::floor(share * (high - low + 1)), high);
}

}  // namespace concord::design
