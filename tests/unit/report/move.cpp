#include "tools/report/move.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace concord {

namespace {
using Numbers = std::vector<double>;

/// Every fourth week.
Numbers times_of(const Numbers& values) {
    Numbers times;
    for (std::size_t n = 0; n < values.size(); ++n) times.push_back(4.0 * static_cast<double>(n));
    return times;
}

Move move_of(const Numbers& values, double since = 0) {
    return concord::move_of(times_of(values), values, since);
}

Numbers step(std::size_t at, std::size_t count, double low = 0.1, double high = 0.5) {
    Numbers values(count, high);
    std::fill_n(values.begin(), at, low);
    return values;
}
}  // namespace

TEST(Move, OfAStepIsWhereItIs) {
    const Move up = move_of(step(10, 40)), down = move_of(step(10, 40, 0.5, 0.1));
    for (const Move& move : {up, down}) {
        EXPECT_EQ(move.half, 40);
        EXPECT_EQ(move.earliest, 40);
        EXPECT_EQ(move.latest, 40);
    }
    EXPECT_DOUBLE_EQ(up.from, 0.1);
    EXPECT_DOUBLE_EQ(up.to, 0.5);
}

/// A chance week above the half is not a move, nor is a short relapse the end of one: the bar tells of both.
TEST(Move, StaysBeyondTheHalfForHalfAYear) {
    Numbers values = step(10, 60);
    values[3] = 0.6;
    values[20] = 0.2;
    const Move move = move_of(values);
    EXPECT_EQ(move.earliest, 12);
    EXPECT_EQ(move.half, 40);
    EXPECT_EQ(move.latest, 84);
    values.back() = 0.2;
    EXPECT_EQ(move_of(values).latest, 236) << "it ends before the half";
    values.back() = 0.5;
    values[12] = 0.2;  // 8 weeks after the step
    EXPECT_EQ(move_of(values).half, 52);
}

TEST(Move, BeginsWithTheYearBeforeAChange) {
    Numbers values = step(30, 60, 0.2, 0.6);
    std::fill_n(values.begin(), 10, 0.9);  // what was before that year does not count
    values[24] = 0.3, values[25] = 0.1;
    const Move move = move_of(values, 100);
    EXPECT_NEAR(move.from, 0.2, 1e-12);
    EXPECT_EQ(move.half, 120);
    EXPECT_EQ(move.earliest, 120);
}

TEST(Move, GoesToTheMeanOfTheLastTenth) {
    Numbers values = step(10, 60);
    values.back() = 0.8;
    EXPECT_NEAR(move_of(values).to, 0.5 + 0.3 / 6, 1e-12);
}

TEST(Move, IsNoneWhereThereIsHardlyOne) {
    EXPECT_TRUE(std::isnan(move_of(step(10, 40, 0.5, 0.519)).half));
    EXPECT_FALSE(std::isnan(move_of(step(10, 40, 0.5, 0.521)).half));
    const Numbers nothing(40, std::nan(""));
    EXPECT_TRUE(std::isnan(move_of(nothing).to));
    EXPECT_TRUE(std::isnan(move_of({}).to));
}

}  // namespace concord
