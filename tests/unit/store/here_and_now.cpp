#include "engine/store/here_and_now.hpp"

#include <gtest/gtest.h>

namespace concord {

using namespace std::chrono;

TEST(HereAndNow, TimesAreWrittenAndReadBack) {
    const UtcTime time = sys_days(2024y / May / 1) + 12h + 3min + 4s + 56ms;
    EXPECT_EQ(utc_text(time), "2024-05-01T12:03:04.056Z");
    EXPECT_EQ(time_of("2024-05-01T12:03:04.056Z"), time);
    EXPECT_EQ(utc_text(UtcTime()), "1970-01-01T00:00:00.000Z");
}

TEST(HereAndNow, WhatIsNoTimeIsNone) {
    for (const char* text :
         {"", "now", "2024-05-01", "2024-13-01T12:03:04.056Z", "2024-05-01T12:03:04.056Z and more"})
        EXPECT_EQ(time_of(text), std::nullopt) << text;
}

TEST(HereAndNow, TheHostHasAName) {
    EXPECT_FALSE(host_name().empty());
}

}  // namespace concord
