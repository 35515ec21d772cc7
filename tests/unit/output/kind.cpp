#include "engine/output/kind.hpp"

#include <gtest/gtest.h>

namespace concord {

TEST(Kind, OfEachStorageIsNamedAndSizedAlike) {
    EXPECT_EQ(name_of(kind_of(Storage::float64)), "float64");
    EXPECT_EQ(name_of(kind_of(Storage::float32)), "float32");
    EXPECT_EQ(name_of(kind_of(Storage::int32)), "int32");
    EXPECT_EQ(name_of(kind_of(Storage::uint32)), "uint32");
    EXPECT_EQ(name_of(kind_of(Storage::uint16)), "uint16");
    EXPECT_EQ(name_of(kind_of(Storage::uint8)), "uint8");
    EXPECT_EQ(size_of(Kind::float64), 8U);
    EXPECT_EQ(size_of(Kind::float32), 4U);
    EXPECT_EQ(size_of(Kind::uint16), 2U);
    EXPECT_EQ(size_of(Kind::uint8), 1U);
    EXPECT_EQ(size_of(Kind::text), 0U);
}

}  // namespace concord
