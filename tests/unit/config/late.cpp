#include "engine/config/late.hpp"

#include <gtest/gtest.h>

namespace concord {

namespace {
using Notes = std::vector<std::string>;

Notes late(const std::string& text, Tick end, const std::vector<std::string>& assignments = {}) {
    Document document = Document::parse(text, "north.toml");
    for (const std::string& assignment : assignments) document.set(assignment);
    return late_interventions(Section(document), end);
}

const std::string three =
    "[[intervention]]\nset = {}\n[[intervention]]\nat = 519\nuntil = 600\n[[intervention]]\nset = {}\nat = "
    "520\n";
}  // namespace

TEST(LateInterventions, AreThoseThatBeginWhenTheRunIsOver) {
    EXPECT_EQ(late(three, 521), Notes{});
    EXPECT_EQ(late(three, 520),
              Notes{"north.toml:8:1: intervention.at = 520: never happens, as the run ends at 520"});
    EXPECT_EQ(late(three, 10).size(), 2u);
}

TEST(LateInterventions, OfNoneThereAreNone) {
    EXPECT_EQ(late("[run]\nticks = 3\n", 3), Notes{});
}

/// What is no tick at all is for the reader of interventions to tell.
TEST(LateInterventions, AreNoJudgesOfWhatIsWrong) {
    EXPECT_EQ(late("[[intervention]]\nat = \"soon\"\n[[intervention]]\nat = -7\n", 5), Notes{});
    EXPECT_EQ(late("intervention = 3\n", 0), Notes{});
}

}  // namespace concord
