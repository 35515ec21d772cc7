#include "engine/statistics/trajectory.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace concord {

namespace {
using Numbers = std::vector<double>;

/// At every tick from 0 to `last`.
struct Observed {
    Observed(std::size_t last, const std::function<double(double)>& value) : ticks(last + 1) {
        std::iota(ticks.begin(), ticks.end(), 0.0);
        for (const double tick : ticks) values.push_back(value(tick));
    }
    operator Trajectory() const { return {ticks, values}; }
    Numbers ticks, values;
};

/// 0.2 until a reform at 100, then up by 0.01 a tick for 40 ticks, 0.6 from then on.
double reform(double tick) {
    return tick < 100 ? 0.2 : tick < 140 ? 0.2 + 0.01 * (tick - 100) : 0.6;
}

/// 0.3, and 0.7 from 60 up to 100; then half of that is lost in 100 ticks, and stays lost.
double crisis(double tick) {
    if (tick < 60) return 0.3;
    return tick < 100 ? 0.7 : std::max(0.5, 0.7 - 0.002 * (tick - 100));
}
const double infinite = std::numeric_limits<double>::infinity();
}  // namespace

TEST(Trajectory, OfAStretchEndsBeforeItsEnd) {
    const Observed count(10, [](double tick) { return tick; });
    EXPECT_EQ(mean_between(count, {}), 5);
    EXPECT_EQ(mean_between(count, {2, 5}), 3);
    EXPECT_EQ(highest_between(count, {2, 5}), 4);
    EXPECT_EQ(lowest_between(count, {2, 5}), 2);
    EXPECT_EQ(lowest_between(count, {7}), 7);
}

TEST(Trajectory, WhereNothingWasObservedTheLastValueStands) {
    const Numbers ticks{0, 10, 20}, values{1, 2, 4};
    const Trajectory sparse{ticks, values};
    EXPECT_EQ(mean_between(sparse, {11, 19}), 2);
    EXPECT_EQ(mean_between(sparse, {25, 30}), 4);
    EXPECT_EQ(mean_between(sparse, {-5, 0}), 1) << "before the first, the first";
    EXPECT_EQ(mean_between(sparse, {10, 11}), 2);
}

TEST(Trajectory, RisesAboveTheYearBefore) {
    const Observed peak(100, [](double tick) { return tick < 60 ? 1 : tick == 70 ? 5 : 2; });
    EXPECT_EQ(rise_between(peak, {60}), 4);
    EXPECT_EQ(rise_between(peak, {60, 70}), 1);
    EXPECT_EQ(rise_between(peak, {0}), 4) << "from the start, above the start";
}

TEST(Trajectory, HasGoneHalfOfTheWay) {
    EXPECT_EQ(half_time(Observed(400, reform), {100}), 20) << "0.4 is reached at tick 120";
    const Observed down(400, [](double tick) { return 1 - reform(tick); });
    EXPECT_EQ(half_time(down, {100}), 20);
    EXPECT_EQ(half_time(Observed(400, reform), {100, 110}), 3)
        << "to 0.245, the mean of those ten ticks, half the way is 0.2225";
}

TEST(Trajectory, ThatDoesNotChangeNeverGetsHalfWay) {
    const Observed still(400, [](double) { return 0.5; });
    EXPECT_EQ(half_time(still, {100}), infinite);
    EXPECT_EQ(half_time(Observed(400, reform), {100}, 0.39), 20);
    EXPECT_EQ(half_time(Observed(400, reform), {100}, 0.41), infinite) << "it changes by 0.4";
}

TEST(Trajectory, KeepsAPart) {
    const Observed all(400, crisis);
    EXPECT_NEAR(retention(all, {60, 100}, 208), 0.5, 1e-12);
    EXPECT_NEAR(retention(all, {60, 100}, 50), 0.75, 0.01);
    EXPECT_TRUE(std::isnan(retention(all, {60, 100}, 208, 0.5))) << "0.4 were moved";
    const Observed still(400, [](double) { return 0.5; });
    EXPECT_TRUE(std::isnan(retention(still, {60, 100}, 208)));
}

TEST(Trajectory, OfWhatIsUnknownIsUnknown) {
    Observed all(400, reform);
    all.values[390] = std::nan("");
    for (const double number :
         {mean_between(all, {}), highest_between(all, {}), lowest_between(all, {}), rise_between(all, {100}),
          half_time(all, {100}), retention(all, {100, 120}, 270)})
        EXPECT_TRUE(std::isnan(number)) << number;
    EXPECT_EQ(highest_between(all, {0, 390}), 0.6);
}

TEST(Trajectory, OfNothingIsAMistake) {
    const Numbers one{1}, none;
    EXPECT_THROW(mean_between({none, none}, {}), std::invalid_argument);
    EXPECT_THROW(half_time({none, none}, {}), std::invalid_argument);
    EXPECT_THROW(mean_between({one, none}, {}), std::invalid_argument);
}

}  // namespace concord
