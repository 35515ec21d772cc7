#include "engine/core/profile.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace concord {
namespace {

TEST(Profile, GivesEveryLapToItsProcess) {
    Profile profile;
    for (int n = 0; n < 3; ++n) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        profile.lap("trust");
        profile.lap("choice");
    }
    ASSERT_EQ(profile.processes().size(), 2u);
    const auto& [trust, choice] = std::tie(profile.processes()[0], profile.processes()[1]);
    EXPECT_EQ(trust.name, "trust");
    EXPECT_EQ(trust.laps, 3u);
    EXPECT_GE(trust.seconds, 0.006);
    EXPECT_EQ(choice.laps, 3u);
    EXPECT_LT(choice.seconds, trust.seconds);
}

TEST(Profile, IsATableOfSharesThatMakeAWhole) {
    Profile profile;
    EXPECT_NE(profile.table().find("all"), std::string::npos);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    profile.lap("build");
    EXPECT_NE(profile.table().find("build"), std::string::npos);
    EXPECT_NE(profile.table().find("100.0%"), std::string::npos);
}

}  // namespace
}  // namespace concord
