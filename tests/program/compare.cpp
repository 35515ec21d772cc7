#include "tests/program/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace concord::test {

namespace {
/// The rows of a variable from the row of that tick on.
std::vector<double> values_from(const Reader& file, const std::string& variable, double first) {
    const std::vector<double> times = file.numbers("time");
    std::vector<double> values = file.numbers(variable);
    const auto skipped = std::ranges::lower_bound(times, first) - times.begin();
    const std::size_t row = values.size() / times.size();
    values.erase(values.begin(), values.begin() + skipped * static_cast<std::ptrdiff_t>(row));
    return values;
}
}  // namespace

std::size_t compare_from(const Reader& one, const Reader& other, double first) {
    std::size_t compared = 0;
    for (const StoredVariable& variable : one.variables()) {
        const bool changes = !variable.dimensions.empty() && variable.dimensions.front() == "time";
        if (!changes || !other.has(variable.path)) continue;
        const std::vector<double> a = values_from(one, variable.path, first),
                                  b = values_from(other, variable.path, first);
        EXPECT_EQ(a.size(), b.size()) << variable.path;
        EXPECT_TRUE(a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0)
            << variable.path;
        ++compared;
    }
    return compared;
}

}  // namespace concord::test
