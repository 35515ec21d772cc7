#include "engine/run/progress.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace concord {

namespace {
/// What progress prints on the standard error while it is told of ticks for so long, and when it goes.
std::string printed(Progress::Style style, std::chrono::milliseconds duration) {
    testing::internal::CaptureStderr();
    {
        Progress progress(style, 0, 1'000'000'000);
        const auto end = std::chrono::steady_clock::now() + duration;
        for (Tick t = 1; std::chrono::steady_clock::now() < end; ++t) progress.reached(t);
    }
    return testing::internal::GetCapturedStderr();
}
}  // namespace

TEST(Progress, LineTellsPlaceRateAndTimeLeft) {
    EXPECT_EQ(Progress::line(0, 120, 520, 0.5), "week 120 of 520 (23%), 240 weeks a second, 2 s left");
    EXPECT_EQ(Progress::line(0, 1, 4, 100), "week 1 of 4 (25%), 0.01 weeks a second, 5 min left");
    EXPECT_EQ(Progress::line(0, 1, 10, 3600), "week 1 of 10 (10%), 0.000278 weeks a second, 9.0 h left");
    EXPECT_EQ(Progress::line(0, 50'000, 1'000'000, 1),
              "week 50000 of 1000000 (5%), 50000 weeks a second, 19 s left");
}

TEST(Progress, LineOfAResumedRunCountsWhatIsLeftOfIt) {
    EXPECT_EQ(Progress::line(100, 150, 200, 1), "week 150 of 200 (50%), 50 weeks a second, 1 s left");
}

TEST(Progress, LineWithoutARatePromisesNothing) {
    EXPECT_EQ(Progress::line(0, 0, 10, 5), "week 0 of 10 (0%)");
    EXPECT_EQ(Progress::line(0, 5, 10, 0), "week 5 of 10 (50%)");
    EXPECT_EQ(Progress::line(0, 0, 0, 0), "week 0 of 0 (100%)");
}

TEST(Progress, BarFillsUp) {
    const std::string line = "week 5 of 10 (50%), 5 weeks a second, 1 s left";
    EXPECT_EQ(Progress::bar(0, 5, 10, 1, 200),
              "[" + std::string(15, '#') + std::string(15, '.') + "] " + line);
    EXPECT_EQ(Progress::bar(0, 5, 10, 1, 60), "[#####.....] " + line);
    EXPECT_TRUE(Progress::bar(0, 0, 10, 1, 100).starts_with("[" + std::string(30, '.') + "]"));
    EXPECT_TRUE(Progress::bar(0, 10, 10, 1, 100).starts_with("[" + std::string(30, '#') + "]"));
}

TEST(Progress, BarIsNarrowerThanTheTerminal) {
    for (std::size_t columns = 1; columns != 120; ++columns)
        EXPECT_LT(Progress::bar(0, 123'456, 1'000'000, 60, columns).size(), columns);
    EXPECT_EQ(Progress::bar(0, 1, 2, 1, 0), "") << "of a terminal that does not say";
    EXPECT_EQ(Progress::bar(0, 1, 2, 1, 7), "week 1");
}

TEST(Progress, BarIsRedrawnInPlaceAndClearedAtTheEnd) {
    const std::string text = printed(Progress::Style::bar, std::chrono::milliseconds(350));
    EXPECT_TRUE(text.starts_with("\r\033[K[")) << text;
    EXPECT_TRUE(text.ends_with("\r\033[K")) << text;
    EXPECT_EQ(text.find('\n'), text.npos);
}

TEST(Progress, LinesComeNowAndThen) {
    const std::string text = printed(Progress::Style::lines, std::chrono::milliseconds(1200));
    EXPECT_TRUE(text.starts_with("week ")) << text;
    EXPECT_EQ(text.find('\n'), text.size() - 1) << "one line in the first seconds";
}

TEST(Progress, NothingIsPrintedWhenQuietOrWhenAllIsOverSoon) {
    EXPECT_EQ(printed(Progress::Style::quiet, std::chrono::milliseconds(150)), "");
    EXPECT_EQ(printed(Progress::Style::bar, std::chrono::milliseconds(20)), "");
    EXPECT_EQ(printed(Progress::Style::lines, std::chrono::milliseconds(150)), "");
}

TEST(Progress, QuietFitsWhoeverAsksForIt) {
    EXPECT_EQ(Progress::fitting(true), Progress::Style::quiet);
    testing::internal::CaptureStderr();  // now a file, not a terminal
    EXPECT_EQ(Progress::fitting(false), Progress::Style::lines);
    testing::internal::GetCapturedStderr();
}

}  // namespace concord
