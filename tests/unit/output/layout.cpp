#include "engine/output/layout.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace concord {

using Shape = std::vector<std::size_t>;

TEST(Layout, SplitsAPathIntoGroupAndName) {
    EXPECT_EQ(place_of("collaboration").group, "");
    EXPECT_EQ(place_of("collaboration").name, "collaboration");
    EXPECT_EQ(place_of("setting/network/from").group, "setting/network");
    EXPECT_EQ(place_of("setting/network/from").name, "from");
}

TEST(Layout, KnowsDimensionsByName) {
    Outline outline;
    outline.dimensions = {{"a", 2, "", {}}, {"b", 3, "", {}}};
    EXPECT_EQ(dimension_of(outline, "b").size, 3U);
    EXPECT_THROW(dimension_of(outline, "c"), std::logic_error);
    EXPECT_EQ(shape_of(outline, {"x", "1", "x", {"b", "a"}, {}}), (Shape{3, 2}));
}

TEST(Layout, ChunksOfSeriesHoldManyTicksOfLittleAndLittleOfManyRows) {
    EXPECT_EQ(series_chunk({}, 8), (Shape{512}));
    EXPECT_EQ(series_chunk({42}, 8), (Shape{195, 42}));
    EXPECT_EQ(series_chunk({10000}, 8), (Shape{1, 10000}));
    EXPECT_EQ(series_chunk({1500000}, 1), (Shape{1, 750000}));
    EXPECT_EQ(series_chunk({12000000}, 4), (Shape{1, 260870}));
    EXPECT_EQ(series_chunk({3, 1000000}, 8), (Shape{1, 1, 125000}));
    EXPECT_EQ(series_chunk({0}, 8), (Shape{512, 1})) << "no rows: a chunk all the same";
}

TEST(Layout, ChunksOfSeriesShareOutTheTicksThereWillBe) {
    EXPECT_EQ(series_chunk({}, 8, 625), (Shape{313}));
    EXPECT_EQ(series_chunk({}, 8, 2), (Shape{2}));
    EXPECT_EQ(series_chunk({}, 8, 512), (Shape{512}));
    EXPECT_EQ(series_chunk({42}, 8, 521), (Shape{174, 42}));
    EXPECT_EQ(series_chunk({10000}, 8, 100), (Shape{1, 10000}));
}

TEST(Layout, ChunksNeverExceedAMebibyteByMuch) {
    for (std::size_t rows = 1; rows < 100000000; rows = rows * 3 + 1) {
        const Shape chunk = series_chunk({rows}, 4);
        EXPECT_LE(chunk[0] * chunk[1] * 4, (1U << 20) + 4) << rows;
        EXPECT_LE(chunk[1], rows);
    }
}

TEST(Layout, SmallConstantsAreStoredInOnePiece) {
    EXPECT_EQ(constant_chunk({100}, 8), Shape{});
    EXPECT_EQ(constant_chunk({10000}, 8), Shape{10000});
    EXPECT_EQ(constant_chunk({1500000}, 4), Shape{250000});
    EXPECT_EQ(constant_chunk({0}, 8), Shape{1});
}

}  // namespace concord
