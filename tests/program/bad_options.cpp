#include <gtest/gtest.h>

#include "tests/program/program.hpp"

// Command lines that are wrong: exit status 2, what is wrong with them, nothing written.
namespace concord::test {

namespace {
const std::string hint = "Run with --help for more information.\n";

/// What is said of options added to `concord run toy.toml`.
std::string verdict(Arguments options) {
    const Scratch folder;
    write_toy(folder);
    options.insert(options.begin(), {"run", "toy.toml"});
    return refusal(folder, options);
}
}  // namespace

TEST(BadOptions, NoSuchSubcommand) {
    const Scratch folder;
    EXPECT_EQ(refusal(folder, {}), "2 A subcommand is required\n" + hint);
    EXPECT_EQ(refusal(folder, {"walk"}).substr(0, 2), "2 ");
    EXPECT_EQ(refusal(folder, {"walk"}).find("left"), std::string::npos);
}

TEST(BadOptions, ArgumentsMissingOrTooMany) {
    const Scratch folder;
    EXPECT_EQ(refusal(folder, {"run"}), "2 CONFIG is required\n" + hint);
    EXPECT_EQ(refusal(folder, {"check"}), "2 CONFIG is required\n" + hint);
    EXPECT_EQ(refusal(folder, {"digest"}), "2 FILE is required\n" + hint);
    EXPECT_EQ(verdict({"more.toml"}), "2 The following argument was not expected: more.toml\n" + hint);
    EXPECT_EQ(verdict({"--fast"}), "2 The following argument was not expected: --fast\n" + hint);
    EXPECT_EQ(verdict({"--out"}), "2 --out: 1 required FILE missing\n" + hint);
}

TEST(BadOptions, ThreadsOutOfRange) {
    for (const std::string value : {"0", "-1", "abc", "1.5", "1025"})
        EXPECT_EQ(verdict({"--threads", value}),
                  "2 --threads: Value " + value + " not in range 1 to 1024\n" + hint);
}

TEST(BadOptions, SeedOutOfRange) {
    for (const std::string value : {"-1", "4294967296", "abc", "1.5"})
        EXPECT_EQ(verdict({"--seed", value}),
                  "2 --seed: Value " + value + " not in range 0 to 4294967295\n" + hint);
}

TEST(BadOptions, SetIsNoAssignment) {
    EXPECT_EQ(verdict({"--set", "run.ticks"}), "2 --set run.ticks: no \"=\"; allowed: KEY=VALUE\n");
    EXPECT_EQ(verdict({"--set", "=3"}),
              "2 --set : not a key; allowed: letters, digits, _ and -, joined by dots\n");
    EXPECT_EQ(verdict({"--set", "run.ticks.more=3"}),
              "2 --set run.ticks.more: run.ticks is not a table in toy.toml\n");
}

TEST(BadOptions, SetOfAnUnknownKey) {
    EXPECT_EQ(verdict({"--set", "run.tiks=3"}),
              "2 --set run.tiks: run.tiks: unknown key (did you mean run.ticks?)\n");
}

TEST(BadOptions, SetToWhatIsNotAllowed) {
    EXPECT_EQ(
        verdict({"--set", "run.ticks=abc"}),
        "2 --set run.ticks: run.ticks = \"abc\": is a text; allowed: a whole number from 0 to 1000000000 "
        "(tick)\n");
    EXPECT_EQ(
        verdict({"--set", "run.ticks=-1"}),
        "2 --set run.ticks: run.ticks = -1: is out of range; allowed: a whole number from 0 to 1000000000 "
        "(tick)\n");
    EXPECT_EQ(verdict({"--set", "game.cost=inf"}),
              "2 --set game.cost: game.cost = inf: is not finite; allowed: a number from 0 to 1 (utility)\n");
}

TEST(BadOptions, NothingToDescribe) {
    const Scratch folder;
    EXPECT_EQ(refusal(folder, {"describe", "nonsense"}),
              "2 nonsense: no model, parameter, mechanism or observable of that name\n");
    EXPECT_EQ(refusal(folder, {"describe", "policy.pooled_shar"}),
              "2 policy.pooled_shar: no model, parameter, mechanism or observable of that name (did you mean "
              "policy.pooled_share?)\n");
}

TEST(BadOptions, NothingToDigest) {
    const Scratch folder;
    write_toy(folder);
    write_text(folder / "empty.h5", "");
    EXPECT_EQ(concord(folder, {"run", "toy.toml", "--quiet"}).status, 0);
    const std::string whole = content(folder / "toy.h5");
    write_text(folder / "half.h5", whole.substr(0, whole.size() / 2));
    EXPECT_EQ(refusal(folder, {"digest", "none.h5"}), "2 none.h5: there is no such file\n");
    EXPECT_TRUE(
        fits(refusal(folder, {"digest", "toy.toml"}), "2 toy.toml: not a complete concord file (*)\n"));
    EXPECT_TRUE(
        fits(refusal(folder, {"digest", "empty.h5"}), "2 empty.h5: not a complete concord file (*)\n"));
    EXPECT_TRUE(fits(refusal(folder, {"digest", "half.h5"}), "2 half.h5: not a complete concord file (*)\n"));
    EXPECT_TRUE(fits(refusal(folder, {"digest", "."}), "2 .: *\n"));
}

}  // namespace concord::test
