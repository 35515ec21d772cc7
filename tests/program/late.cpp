#include <gtest/gtest.h>

#include "engine/output/reader.hpp"
#include "tests/program/experiment.hpp"

// Interventions that would begin when the run is over: no mistake, but worth a word.
namespace concord::test {

namespace {
const std::string later = "[[intervention]]\nat = 3\nset = { \"policy.pooled_share\" = 0.5 }\n";
const std::string note = "toy.toml:6:1: intervention.at = 3: never happens, as the run ends at ";
}  // namespace

TEST(LateIntervention, IsANoteOfTheRunAndOfItsFile) {
    const Scratch folder;
    write_toy(folder, later);
    for (const std::string ticks : {"3", "2"}) {
        const Answer answer = concord(folder, {"run", "toy.toml", "--set", "run.ticks=" + ticks, "--force"});
        EXPECT_EQ(answer.status, 0);
        EXPECT_TRUE(answer.err.starts_with("note: " + note + ticks + "\n")) << answer.err;
        EXPECT_EQ(Reader(folder / "toy.h5").texts("provenance/note"), std::vector{note + ticks});
        const Answer checked = concord(folder, {"check", "toy.toml", "--set", "run.ticks=" + ticks});
        EXPECT_TRUE(checked.out.ends_with("  " + note + ticks + "\n")) << checked.out;
    }
}

TEST(LateIntervention, ThatHappensIsNotNoted) {
    const Scratch folder;
    write_toy(folder, later);
    const Answer answer = concord(folder, {"run", "toy.toml", "--set", "run.ticks=4"});
    EXPECT_EQ(answer.err.find("note"), std::string::npos) << answer.err;
    EXPECT_FALSE(Reader(folder / "toy.h5").has("provenance/note"));
}

TEST(LateCrisis, IsANoteToo) {
    const Scratch folder;
    write_toy(folder, "[crisis]\nstrength = 1.0\nstart = 3\n");
    const Answer checked = concord(folder, {"check", "toy.toml"});
    EXPECT_TRUE(
        checked.out.ends_with("  toy.toml:7:1: crisis.start = 3: never comes, as the run ends at 3\n"))
        << checked.out;
    const Answer longer = concord(folder, {"check", "toy.toml", "--set", "run.ticks=4"});
    EXPECT_EQ(longer.out.find("never"), std::string::npos) << longer.out;
}

TEST(LateIntervention, OfAnArmIsNotedWithItsName) {
    const Scratch folder;
    write_toy(folder, later +
                          "[experiment]\nreplicates = 1\n[[experiment.arm]]\nname = \"a\"\n"
                          "[[experiment.arm]]\nname = \"b\"\n[[experiment.arm.intervention]]\nat = 9\n"
                          "set = { \"policy.detection\" = 0.9 }\n");
    const std::string of_arm =
        "arm \"b\": toy.toml:15:1: intervention.at = 9: never happens, as the run ends at 3";
    const Answer answer = concord(folder, {"experiment", "toy.toml"});
    EXPECT_EQ(answer.status, 0);
    EXPECT_TRUE(fits(answer.err, "toy.toml: *\nnote: " + note + "3\nnote: " + of_arm + "\n*")) << answer.err;
    EXPECT_EQ(Reader(folder / "toy.h5").texts("provenance/note"), (std::vector{note + "3", of_arm}));
    const Answer checked = concord(folder, {"check", "toy.toml"});
    EXPECT_NE(checked.out.find("  " + of_arm + "\n"), std::string::npos) << checked.out;
}

}  // namespace concord::test
