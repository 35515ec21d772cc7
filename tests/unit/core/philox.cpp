#include "engine/core/philox.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace concord::philox {
namespace {

// The known answers that Random123 publishes for philox4x32 with 10 rounds (file kat_vectors).
TEST(Philox, GivesTheKnownAnswers) {
    EXPECT_EQ(block({0, 0}, {0, 0, 0, 0}), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(block({0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}),
              (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(block({0xa4093822, 0x299f31d0}, {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}),
              (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, GivesTheSameWordsManyAtATime) {
    for (std::size_t size = 0; size < 70; ++size) {
        const Key key{0xdeadbeef, 7};
        const Block counter{0xffffffe0, 5, 0x80000001, 9};  // the first word of the counter wraps
        std::vector<std::uint32_t> words(size);
        first_words(key, counter, words);
        for (std::uint32_t n = 0; n < size; ++n)
            EXPECT_EQ(words[n], block(key, {counter[0] + n, 5, 0x80000001, 9})[0]) << n << " of " << size;
    }
}

}  // namespace
}  // namespace concord::philox
