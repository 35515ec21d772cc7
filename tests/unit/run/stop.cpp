#include "engine/run/stop.hpp"

#include <gtest/gtest.h>

namespace concord {

namespace {
int heard = 0;
void hear(int signal) {
    heard = signal;
}
}  // namespace

TEST(StopRequest, IsMadeByEitherSignal) {
    for (const int signal : {SIGINT, SIGTERM}) {
        const StopRequest stop;
        EXPECT_FALSE(stop.requested());
        std::raise(signal);
        EXPECT_TRUE(stop.requested());
    }
}

TEST(StopRequest, ASecondSignalEndsTheProgram) {
    EXPECT_EXIT(
        {
            const StopRequest stop;
            std::raise(SIGTERM);
            std::raise(SIGTERM);
        },
        testing::KilledBySignal(SIGTERM), "");
}

TEST(StopRequest, LeavesAnIgnoredSignalIgnored) {
    const auto before = std::signal(SIGINT, SIG_IGN);
    {
        const StopRequest stop;
        std::raise(SIGINT);
        EXPECT_FALSE(stop.requested());
        std::raise(SIGTERM);
        EXPECT_TRUE(stop.requested());
    }
    EXPECT_EQ(std::signal(SIGINT, before), SIG_IGN);
}

TEST(StopRequest, GivesTheSignalsBack) {
    const auto before = std::signal(SIGTERM, hear);
    { const StopRequest stop; }
    std::raise(SIGTERM);
    EXPECT_EQ(heard, SIGTERM);
    std::signal(SIGTERM, before);
}

}  // namespace concord
