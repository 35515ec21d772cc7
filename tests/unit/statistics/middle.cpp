#include "engine/statistics/middle.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace concord {

namespace {
constexpr double never = std::numeric_limits<double>::infinity();

Estimate of_the_first(std::size_t count) {
    std::vector<double> times(count);
    std::iota(times.rbegin(), times.rend(), 1);
    return middle_of(times);
}
}  // namespace

/// The ranks that tables of the sign test give at 5%, two-sided.
TEST(Middle, HasTheIntervalOfTheSignTest) {
    const std::vector<std::pair<std::size_t, double>> ranks{{5, 1},  {6, 1},  {8, 1},  {9, 2},
                                                            {12, 3}, {20, 6}, {25, 8}, {100, 40}};
    for (const auto& [count, rank] : ranks) {
        const Estimate middle = of_the_first(count);
        EXPECT_EQ(middle.value, static_cast<double>(count + 1) / 2) << count;
        EXPECT_EQ(middle.low, rank) << count;
        EXPECT_EQ(middle.high, static_cast<double>(count) + 1 - rank) << count;
    }
}

TEST(Middle, TakesNeverForLaterThanAll) {
    const Estimate some = middle_of({30, never, 10, 20, never});
    EXPECT_EQ(some.value, 30);
    EXPECT_EQ(some.low, 10);
    EXPECT_EQ(some.high, never);
    EXPECT_EQ(middle_of({never, 10, never}).value, never);
    EXPECT_EQ(middle_of({never, 10}).value, never);
    EXPECT_EQ(middle_of({never, never}).value, never);
    EXPECT_TRUE(std::isnan(middle_of({}).value));
}

}  // namespace concord
