#include "engine/core/shell.hpp"

#include <gtest/gtest.h>

#include "tests/support/scratch.hpp"

namespace concord {

TEST(ForShell, LeavesPlainWordsAsTheyAre) {
    for (const char* word : {"run", "configs/toy.toml", "policy.pooled_share=0.5", "--seed", "a,b:c@d+e%"})
        EXPECT_EQ(for_shell(word), word);
}

TEST(ForShell, QuotesWhatAShellWouldChange) {
    EXPECT_EQ(for_shell(""), "''");
    EXPECT_EQ(for_shell("two words"), "'two words'");
    EXPECT_EQ(for_shell("it's"), "'it'\\''s'");
    EXPECT_EQ(for_shell("world.systems=[\"QF7\"]"), "'world.systems=[\"QF7\"]'");
}

TEST(ForShell, AShellGivesTheWordBack) {
    for (int c = 1; c < 256; ++c) {
        const std::string word = std::string("a") + static_cast<char>(c) + "'";
        EXPECT_EQ(test::output_of("printf %s " + for_shell(word)), word) << "character " << c;
    }
}

}  // namespace concord
