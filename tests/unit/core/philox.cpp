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

const Key key{0xdeadbeef, 7};
const Block counter{0xffffffe0, 5, 0x80000001, 9};  // the first word wraps

TEST(Philox, GivesTheSameBlocksManyAtATime) {
    for (std::size_t size = 0; size < 1100; size += size < 70 ? 1 : 97) {
        std::array<std::vector<std::uint32_t>, 4> words;
        for (auto& word : words) word.resize(size);
        blocks(key, counter, words[0], words[1], words[2], words[3]);
        for (std::uint32_t n = 0; n < size; ++n) {
            const Block expected = block(key, {counter[0] + n, 5, 0x80000001, 9});
            EXPECT_EQ((Block{words[0][n], words[1][n], words[2][n], words[3][n]}), expected)
                << n << " of " << size;
        }
    }
}

TEST(Philox, GivesTheSameWordsForAgentsInAnyOrder) {
    for (std::size_t size = 0; size < 70; ++size) {
        std::vector<std::uint32_t> agents(size), first(size), third(size);
        for (std::uint32_t n = 0; n < size; ++n) agents[n] = n * 2654435761u;
        words(key, counter, agents, first, {}, third);  // the others are not wanted
        for (std::size_t n = 0; n < size; ++n) {
            const Block expected = block(key, {agents[n], 5, 0x80000001, 9});
            EXPECT_EQ(first[n], expected[0]) << n << " of " << size;
            EXPECT_EQ(third[n], expected[2]) << n << " of " << size;
        }
    }
}

TEST(Philox, GivesTheFirstWordsAlone) {
    for (std::size_t size = 0; size < 70; ++size) {
        std::vector<std::uint32_t> agents(size), alone(size), first(size), second(size);
        for (std::uint32_t n = 0; n < size; ++n) agents[n] = n * 2654435761u;
        const auto expect_words_of = [&](auto agent) {
            for (std::uint32_t n = 0; n < size; ++n) {
                const Block expected = block(key, {agent(n), 5, 0x80000001, 9});
                EXPECT_EQ(alone[n], expected[0]) << n << " of " << size;
                EXPECT_EQ((std::array{first[n], second[n]}), (std::array{expected[0], expected[1]})) << n;
            }
        };
        words(key, counter, agents, alone);
        words(key, counter, agents, first, second);
        expect_words_of([&](std::uint32_t n) { return agents[n]; });
        blocks(key, counter, alone);
        blocks(key, counter, first, second);
        expect_words_of([](std::uint32_t n) { return counter[0] + n; });
    }
}

TEST(Philox, WritesNothingPastTheLastAgent) {
    std::vector<std::uint32_t> first(13 + 8, 42);
    blocks(key, counter, std::span(first).first(13));
    EXPECT_EQ(std::vector<std::uint32_t>(first.begin() + 13, first.end()), std::vector<std::uint32_t>(8, 42));
}

}  // namespace
}  // namespace concord::philox
