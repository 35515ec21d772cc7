#include "engine/run/summary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "tests/unit/run/count.hpp"

namespace concord {

TEST(Headlines, AreTheScalarsAskedForInThatOrder) {
    test::Count model;
    for (Tick t = 0; t != 3; ++t) model.advance(t);
    const auto lines = headlines(model.outline(), {"half", "person/age", "weather", "steps"});
    ASSERT_EQ(lines.size(), 2u) << "neither a vector nor what is not there";
    EXPECT_EQ(lines[0].name, "half");
    EXPECT_EQ(lines[0].value, 1.5);
    EXPECT_EQ(lines[1].long_name, "steps made");
    EXPECT_EQ(lines[1].value, 3);
}

TEST(Summary, IsATableOfChanges) {
    EXPECT_EQ(summary({{"trust", "trust between people", 0.25}}, {{"trust", "trust between people", 0.125}}),
              "                         start     end   change\n"
              "  trust                  0.250   0.125   -0.125   trust between people\n");
}

TEST(Summary, ShowsWhatIsNotDefinedAsADash) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(summary({{"a", "", none}, {"b", "", none}}, {{"a", "", none}, {"b", "", 0.5}}),
              "                         start     end   change\n"
              "  a                          -       -        -   \n"
              "  b                          -   0.500        -   \n");
}

TEST(Fired, IsALineEach) {
    EXPECT_EQ(fired_text({{131, "trust below 0.4: label 0 -> 0.3"}, {140, "again"}}, "week"),
              "  week 131: trust below 0.4: label 0 -> 0.3\n  week 140: again\n");
    EXPECT_EQ(fired_text({{3, "x"}}, "1"), "  tick 3: x\n");
    EXPECT_EQ(fired_text({}, "week"), "");
    EXPECT_EQ(fired_text({{131, "x"}, {never, "trust below 0.2"}}, "week"),
              "  week 131: x\n  never: trust below 0.2\n");
}

TEST(Fired, OfVeryManyOnlyTheFirstAreTold) {
    const std::string text = fired_text({22, {7, "x"}}, "week");
    EXPECT_EQ(std::ranges::count(text, '\n'), 21);
    EXPECT_TRUE(text.ends_with("  and 2 more, in the group \"trigger\" of the output\n"));
}

TEST(Summary, OfNothingIsAnEmptyTable) {
    EXPECT_EQ(summary({}, {}), "                         start     end   change\n");
}

}  // namespace concord
