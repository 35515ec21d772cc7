#include "engine/output/repeats.hpp"

#include <gtest/gtest.h>

#include "engine/core/draws.hpp"

namespace concord {

namespace {
using Bytes = std::vector<std::byte>;

/// As many values as said, so that more or less is repeated by chance.
Bytes dice(std::size_t count, std::uint32_t values) {
    Draws draws(4, 0);
    Dice all = draws.dice(draws.stream("repeats"), values, 0);
    Bytes bytes;
    while (bytes.size() < count) bytes.push_back(static_cast<std::byte>(all.below(values)));
    return bytes;
}

/// What a reader makes of the bytes before and the plain ones.
void expect_to_tell(const Bytes& bytes, std::size_t from, std::size_t to, const Repeats& repeats) {
    std::size_t at = from;
    for (const Stretch& stretch : repeats.stretches) {
        at += stretch.plain;
        if (stretch.repeated > 0) {
            ASSERT_GE(stretch.repeated, 4u);
            ASSERT_LE(stretch.repeated, 258u);
            ASSERT_GE(at, repeats.distance);
        }
        for (const std::size_t end = at + stretch.repeated; at < end; ++at)
            ASSERT_EQ(bytes[at], bytes[at - repeats.distance]) << at;
    }
    EXPECT_EQ(at, to);
}

std::size_t told(const Repeats& repeats) {
    std::size_t plain = 0;
    for (const Stretch& stretch : repeats.stretches) plain += stretch.plain;
    return plain;
}
}  // namespace

TEST(Repeats, AreWhatWasThereBefore) {
    const std::vector<std::size_t> distances{1, 7, 64, 300};
    for (const std::uint32_t values : {1u, 2u, 3u, 256u}) {
        const Bytes bytes = dice(1000, values);
        for (const std::size_t from : {0, 1, 63, 500})
            for (const std::size_t count : {1, 3, 4, 5, 64, 65, 127, 500})
                expect_to_tell(bytes, from, from + count, repeats_in(bytes, from, from + count, distances));
    }
}

TEST(Repeats, AreOfTheDistanceThatForetellsMost) {
    Bytes bytes = dice(4000, 256);
    for (std::size_t n = 300; n < 2000; ++n) bytes[n] = bytes[n - 300];
    const Repeats repeats = repeats_in(bytes, 0, 2000, std::vector<std::size_t>{1, 299, 300, 3000});
    EXPECT_EQ(repeats.distance, 300u);
    EXPECT_EQ(told(repeats), 300u);
    expect_to_tell(bytes, 0, 2000, repeats);
    const Repeats none = repeats_in(bytes, 2000, 4000, std::vector<std::size_t>{1, 300});
    EXPECT_EQ(none.distance, 0u);
    EXPECT_EQ(told(none), 2000u);
}

TEST(Repeats, MissNoneOfFourOrMore) {
    Bytes bytes = dice(2000, 256);
    for (std::size_t n = 1000, length = 1; n + length + 1 < 2000; n += length + 1, length = length % 9 + 1)
        for (std::size_t k = n; k < n + length; ++k) bytes[k] = bytes[k - 1000];
    std::size_t plain = 0, run = 0;
    for (std::size_t n = 1000; n <= 2000; ++n) {
        const bool same = n < 2000 && bytes[n] == bytes[n - 1000];
        if (!same && run < 4) plain += run;
        plain += !same && n < 2000;
        run = same ? run + 1 : 0;
    }
    EXPECT_EQ(told(repeats_in(bytes, 1000, 2000, std::vector<std::size_t>{1000})), plain);
}

}  // namespace concord
