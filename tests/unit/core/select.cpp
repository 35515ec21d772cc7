#include "engine/core/select.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace concord {
namespace {

TEST(Select, FindsThoseForWhichItHoldsInOrder) {
    for (const std::size_t size : {0, 1, 31, 32, 33, 64, 1000, 2047, 2048, 2049, 5000}) {
        std::vector<std::uint8_t> values(size);
        std::vector<std::uint32_t> expected;
        for (std::uint32_t n = 0; n < size; ++n) {
            values[n] = static_cast<std::uint8_t>(n * n % 251);
            if (values[n] < 40) expected.push_back(7 + n);
        }
        std::vector<std::uint32_t> found(size);
        found.resize(select(7, found, [of = values.data()](std::size_t n) { return of[n] < 40; }));
        EXPECT_EQ(found, expected) << size;
    }
}

TEST(Select, FindsAllOrNone) {
    std::vector<std::uint32_t> found(2500);
    EXPECT_EQ(select(0, found, [](std::size_t) { return true; }), 2500u);
    EXPECT_EQ(found.back(), 2499u);
    EXPECT_EQ(select(0, found, [](std::size_t) { return false; }), 0u);
}

}  // namespace
}  // namespace concord
