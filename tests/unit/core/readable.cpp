#include "engine/core/readable.hpp"

#include <gtest/gtest.h>

namespace concord {

TEST(Readable, HasThreeDigitsAndNoPowerOfTen) {
    EXPECT_EQ(readable(0), "0");
    EXPECT_EQ(readable(0.0123456), "0.0123");
    EXPECT_EQ(readable(2), "2");
    EXPECT_EQ(readable(99.96), "100");
    EXPECT_EQ(readable(999.4), "999");
    EXPECT_EQ(readable(999.6), "1000");
    EXPECT_EQ(readable(1333.2), "1333");
    EXPECT_EQ(readable(123456.7), "123457");
}

}  // namespace concord
