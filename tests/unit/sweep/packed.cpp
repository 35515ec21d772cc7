#include "engine/sweep/packed.hpp"

#include <gtest/gtest.h>

namespace concord {
namespace {

TEST(Packed, HoldsWhatIsPutIntoIt) {
    for (const std::size_t size : {0u, 1u, 31u, 32u, 33u, 200u}) {
        std::vector<std::uint8_t> values;
        for (std::size_t n = 0; n < size; ++n) values.push_back(n % 3 == 0 || n % 7 == 2);
        const Packed<std::uint8_t> column(values);
        ASSERT_EQ(column.size(), size);
        for (std::size_t n = 0; n < size; ++n) EXPECT_EQ(view_of(column)[n], values[n]) << n;
    }
}

TEST(Packed, ChangesTheRowsThatAreWrittenAndNoOthers) {
    Packed<bool> column(100);
    const bool yes[32] = {true, false, true};
    put(place_of(column), 32, yes, 32);
    for (std::size_t n = 0; n < 100; ++n) EXPECT_EQ(view_of(column)[n], n == 32 || n == 34) << n;
}

}  // namespace
}  // namespace concord
