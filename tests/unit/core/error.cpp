#include "engine/core/error.hpp"

#include <gtest/gtest.h>

namespace concord {
namespace {

TEST(Problem, SaysWhereAsFarAsKnown) {
    EXPECT_EQ((Problem{"north.toml", 12, 17, "seed: too large"}.message()),
              "north.toml:12:17: seed: too large");
    EXPECT_EQ((Problem{"north.toml", 12, 0, "seed: too large"}.message()), "north.toml:12: seed: too large");
    EXPECT_EQ((Problem{"north.toml", 0, 0, "seed: too large"}.message()), "north.toml: seed: too large");
    EXPECT_EQ((Problem{"", 0, 0, "seed: too large"}.message()), "seed: too large");
}

TEST(InputError, TellsAllProblemsAtOnce) {
    const InputError error({{"a.toml", 1, 2, "one"}, {"a.toml", 3, 4, "two"}});
    EXPECT_STREQ(error.what(), "a.toml:1:2: one\na.toml:3:4: two");
    EXPECT_EQ(error.problems().size(), 2);
    EXPECT_STREQ(InputError(Problem{.file = {}, .text = "alone"}).what(), "alone");
}

}  // namespace
}  // namespace concord
