#include <gtest/gtest.h>

#include "engine/config/declaration.hpp"

namespace concord {
namespace {

const std::vector<std::string> words{"policy.pooled_share", "policy.pool_scope", "run.ticks", "board", "QF7"};

TEST(Nearest, FindsASlipOfTheFinger) {
    EXPECT_EQ(nearest("policy.pooled_shar", words), "policy.pooled_share");
    EXPECT_EQ(nearest("run.tikcs", words), "run.ticks");  // two neighbours swapped
    EXPECT_EQ(nearest("bord", words), "board");
    EXPECT_EQ(nearest("QF8", words), "QF7");
}

TEST(Nearest, IgnoresCase) {
    EXPECT_EQ(nearest("BOARD", words), "board");
}

TEST(Nearest, FindsTheWordItself) {
    EXPECT_EQ(nearest("board", {"boards", "board"}), "board");
}

TEST(Nearest, SaysNothingWhenNothingIsNear) {
    EXPECT_EQ(nearest("senior_manager", words), "");
    EXPECT_EQ(nearest("x", {"y"}), "");
    EXPECT_EQ(nearest("", words), "");
    EXPECT_EQ(nearest("board", {}), "");
}

TEST(Nearest, PrefersTheFirstOfEquallyNear) {
    EXPECT_EQ(nearest("cat", {"bat", "hat"}), "bat");
}

TEST(Nearest, IsQuickForAVeryLongWord) {
    EXPECT_EQ(nearest(std::string(1'000'000, 'a'), words), "");
}

}  // namespace
}  // namespace concord
