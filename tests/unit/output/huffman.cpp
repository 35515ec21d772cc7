#include "engine/output/huffman.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "engine/core/draws.hpp"

namespace concord {

namespace {
using Counts = std::vector<std::uint32_t>;

std::vector<unsigned> lengths(const Counts& counts, unsigned longest) {
    std::vector<unsigned> all;
    for (const Code& code : huffman_codes(counts, longest)) all.push_back(code.length);
    return all;
}

/// Whether no code is the beginning of another one, and none could be added.
bool are_complete(const std::vector<Code>& codes, unsigned longest) {
    std::vector<int> beginnings(std::size_t{1} << longest);
    for (const Code& code : codes)
        for (std::size_t rest = 0; code.length > 0 && rest < beginnings.size() >> code.length; ++rest)
            ++beginnings[code.bits | rest << code.length];
    return std::ranges::all_of(beginnings, [](int count) { return count == 1; });
}
}  // namespace

TEST(Huffman, GivesFrequentSymbolsShortCodes) {
    EXPECT_EQ(lengths({45, 13, 12, 16, 9, 5}, 15), (std::vector<unsigned>{1, 3, 3, 3, 4, 4}));
    EXPECT_EQ(lengths({1, 1, 1, 1}, 15), (std::vector<unsigned>{2, 2, 2, 2}));
    EXPECT_EQ(lengths({7, 0, 1, 0}, 15), (std::vector<unsigned>{1, 0, 1, 0}));
}

/// The example of RFC 1951, 3.2.2, its codes from the first bit on.
TEST(Huffman, NumbersCodesAsDeflateDoes) {
    const std::vector<Code> codes = huffman_codes(Counts{3, 3, 3, 3, 3, 8, 1, 1}, 15);
    const std::vector<unsigned> expected{0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111};
    for (std::size_t n = 0; n < codes.size(); ++n) EXPECT_EQ(codes[n].bits, expected[n]) << n;
}

TEST(Huffman, GivesTwoSymbolsACodeWhateverOccurs) {
    EXPECT_EQ(lengths({0, 0, 0}, 15), (std::vector<unsigned>{1, 1, 0}));
    EXPECT_EQ(lengths({0, 0, 9}, 15), (std::vector<unsigned>{1, 0, 1}));
    EXPECT_EQ(lengths({9, 0, 0}, 1), (std::vector<unsigned>{1, 1, 0}));
}

TEST(Huffman, KeepsToTheLongestCode) {
    Counts fibonacci{1, 1};
    while (fibonacci.size() < 40) fibonacci.push_back(fibonacci.end()[-1] + fibonacci.end()[-2]);
    for (const unsigned longest : {6u, 7u, 12u, 15u}) {
        const std::vector<Code> codes = huffman_codes(fibonacci, longest);
        EXPECT_TRUE(are_complete(codes, longest)) << longest;
        for (std::size_t n = 1; n < codes.size(); ++n) EXPECT_LE(codes[n].length, codes[n - 1].length);
    }
}

TEST(Huffman, LeavesNoCodeUnused) {
    Draws draws(3, 0);
    Dice dice = draws.dice(draws.stream("huffman"), 0, 0);
    for (int round = 0; round < 200; ++round) {
        Counts counts(2 + dice.below(284));
        for (std::uint32_t& count : counts) count = dice.below(1u << dice.below(12));
        EXPECT_TRUE(are_complete(huffman_codes(counts, 12), 12)) << round;
    }
}

}  // namespace concord
