#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "tests/program/program.hpp"

// Scenarios that are wrong: exit status 2, all problems with their places, nothing written.
namespace concord::test {

namespace {
/// What both `run` and `check` say of a file called bad.toml; they agree.
std::string verdict(const std::string& text) {
    const Scratch folder;
    write_text(folder / "bad.toml", text);
    const std::string run = refusal(folder, {"run", "bad.toml"}),
                      check = refusal(folder, {"check", "bad.toml"});
    return run == check ? run : "run says: " + run + "check says: " + check;
}

/// The same of one more line in a good scenario, without the place.
std::string verdict_on(const std::string& line) {
    const std::string place = "2 bad.toml:5:1: ";
    const std::string text = verdict("[world]\nkind = \"toy\"\n[run]\nticks = 3\n" + line + "\n");
    return text.starts_with(place) ? text.substr(place.size()) : text;
}
}  // namespace

TEST(BadScenario, IsNoFile) {
    const Scratch folder;
    std::filesystem::create_directory(folder / "folder.toml");
    EXPECT_EQ(refusal(folder, {"run", "none.toml"}),
              "2 none.toml: cannot be read: No such file or directory\n");
    EXPECT_EQ(refusal(folder, {"check", "none.toml"}),
              "2 none.toml: cannot be read: No such file or directory\n");
    EXPECT_EQ(refusal(folder, {"run", "folder.toml"}),
              "2 folder.toml: is a folder; a configuration is a TOML file\n");
}

TEST(BadScenario, IsEmpty) {
    const std::string said = verdict("");
    EXPECT_TRUE(fits(said, "2 bad.toml: world.kind: must be given; allowed: *\"toy\"*\n"));
    EXPECT_EQ(std::ranges::count(said, '\n'), 1) << said;
}

TEST(BadScenario, IsNoText) {
    EXPECT_TRUE(fits(verdict(content(CONCORD_PROGRAM)), "2 bad.toml*: *\n")) << "a program";
    EXPECT_EQ(verdict("\xff\xfe"), "2 bad.toml:1:1: not TOML: Encountered invalid utf-8 sequence\n");
    EXPECT_TRUE(fits(verdict("[world]\nkind = \n"), "2 bad.toml:2:*: not TOML: *\n"));
    EXPECT_TRUE(fits(verdict("[world]\nkind = \"toy\"\nkind = \"toy\"\n"), "2 bad.toml:3:*: not TOML: *\n"));
}

TEST(BadScenario, NamesAnUnknownWorld) {
    EXPECT_TRUE(fits(
        verdict("[world]\nkind = \"mars\"\n"),
        "2 bad.toml:2:1: world.kind = \"mars\": is not a known word; allowed: *\"england\", *\"toy\"*\n"));
    EXPECT_TRUE(
        fits(verdict("[world]\nkind = 3\n"),
             "2 bad.toml:2:1: world.kind = 3: is a whole number; allowed: *\"england\", *\"toy\"*\n"));
}

TEST(BadScenario, HasUnknownKeys) {
    EXPECT_EQ(verdict_on("tiks = 3"), "run.tiks: unknown key (did you mean run.ticks?)\n");
    EXPECT_EQ(verdict_on("zzz = 3"), "run.zzz: unknown key\n");
    EXPECT_EQ(verdict_on("pooled_share = 0.3"),
              "run.pooled_share: unknown key (did you mean policy.pooled_share?)\n");
    EXPECT_EQ(verdict("[world]\nkind = \"toy\"\n[policies]\npooled_share = 1\n"),
              "2 bad.toml:3:2: policies: unknown key\n");
}

TEST(BadScenario, HasValuesOfTheWrongType) {
    EXPECT_EQ(verdict_on("seed = \"one\""),
              "run.seed = \"one\": is a text; allowed: a whole number from 0 to 4294967295\n");
    EXPECT_EQ(verdict_on("seed = 1.5"),
              "run.seed = 1.5: is a number with a fraction; allowed: a whole number from 0 to 4294967295\n");
    EXPECT_EQ(verdict_on("record_every = [1]"),
              "run.record_every = [1]: is a list; allowed: a whole number from 1 to 1000000000 (tick)\n");
    EXPECT_EQ(verdict_on("seed = {}"),
              "run.seed = {}: is a table; allowed: a whole number from 0 to 4294967295\n");
    EXPECT_EQ(verdict_on("[record]\nperson = 1"),
              "2 bad.toml:6:1: record.person = 1: is a whole number; allowed: true or false\n");
}

TEST(BadScenario, HasValuesOutOfRange) {
    EXPECT_EQ(verdict_on("seed = -1"),
              "run.seed = -1: is out of range; allowed: a whole number from 0 to 4294967295\n");
    EXPECT_EQ(verdict_on("seed = 4294967296"),
              "run.seed = 4294967296: is out of range; allowed: a whole number from 0 to 4294967295\n");
    EXPECT_EQ(verdict_on("record_every = 0"),
              "run.record_every = 0: is out of range; allowed: a whole number from 1 to 1000000000 (tick)\n");
    for (const std::string value : {"nan", "inf", "-inf"})
        EXPECT_EQ(verdict_on("[game]\ncost = " + value), "2 bad.toml:6:1: game.cost = " + value +
                                                             ": is not finite; allowed: a number from 0 to 1 "
                                                             "(utility)\n");
}

TEST(BadScenario, AsksForWhatIsNotThere) {
    EXPECT_EQ(
        verdict_on("[record]\nvariables = [\"trsut\"]"),
        "2 bad.toml:6:1: record.variables = [\"trsut\"]: there is no \"trsut\" (did you mean \"trust\"?)\n");
    EXPECT_TRUE(
        fits(verdict_on("[record]\nvariables = [\"trust\", \"weather\"]"),
             "2 bad.toml:6:1: record.variables = *weather: the model has no such variable; it has *\n"));
}

TEST(BadScenario, HasInterventionsThatCannotBe) {
    const auto intervention = [](const std::string& lines) {
        return verdict("[world]\nkind = \"toy\"\n[[intervention]]\n" + lines + "\n");
    };
    const std::string set = "set = { \"policy.pooled_share\" = 0.5 }\n";
    EXPECT_EQ(intervention("set = { \"policy.pooled\" = 1 }"),
              "2 bad.toml:4:9: policy.pooled: unknown lever\n");
    EXPECT_EQ(intervention("set = { \"world.places\" = 1 }"),
              "2 bad.toml:4:9: world.places = 1: is not a lever and stays the same for the whole run\n");
    EXPECT_EQ(
        intervention(set + "where = { kind = [\"hospital\"] }"),
        "2 bad.toml:5:19: intervention.where.kind = [\"hospital\"]: entry 1, \"hospital\", is not a known "
        "word; allowed: a list of \"acute\", \"mental_health\", \"community\", \"ambulance\", "
        "\"specialist\", "
        "\"primary_care_network\", \"council\", \"voluntary\", \"integrated_board\"\n");
    EXPECT_EQ(intervention(set + "where = { colour = \"red\" }"),
              "2 bad.toml:5:11: intervention.where.colour: unknown axis; allowed: \"system\", \"kind\", "
              "\"tier\"\n");
    EXPECT_EQ(intervention(set + "at = 10\nuntil = 5"),
              "2 bad.toml:6:1: intervention.until = 5: must be after at = 10\n");
    EXPECT_TRUE(fits(intervention("over = 3\nset = { \"policy.pool_scope\" = \"place\" }"),
                     "2 bad.toml:4:1: intervention.over = 3: *\n"));
}

TEST(BadScenario, ToldAllAtOnceInOrderOfLine) {
    const std::string text = verdict(R"([world]
kind = "toy"
organisations = "many"
[run]
ticks = 1e3
sed = 3
[policy]
pooled_shar = 0.5
accountability = 7
[nonsense]
a = 1
[[intervention]]
at = 10
until = 5
set = { "policy.pooled_share" = "much", "policy.bogus" = 3 }
where = { kind = ["hospital"], colour = "red" }
over = 1.5
foo = 3
[record]
variables = ["trust", 3]
person = 1
)");
    std::string places;
    std::istringstream lines(text.substr(2));
    for (std::string line; std::getline(lines, line);) places += line.substr(0, line.find(": ")) + "\n";
    EXPECT_EQ(places,
              "bad.toml:3:1\nbad.toml:5:1\nbad.toml:6:1\nbad.toml:8:1\nbad.toml:9:1\nbad.toml:10:2\n"
              "bad.toml:14:1\nbad.toml:15:9\nbad.toml:15:41\nbad.toml:16:19\nbad.toml:16:32\n"
              "bad.toml:17:1\nbad.toml:18:1\nbad.toml:20:23\nbad.toml:21:1\n")
        << text;
}

TEST(BadScenario, WaitsForWhatIsSplitByItsNameInTheOutput) {
    const std::string said = verdict(
        "[world]\nkind = \"toy\"\n[[intervention]]\n"
        "when = { observable = \"collaboration_by_kind\", below = 0.4 }\nset = { \"policy.label\" = 1 }\n");
    EXPECT_TRUE(
        fits(said,
             "2 bad.toml:4:10: intervention.when.observable = \"collaboration_by_kind\": is no scalar "
             "observable of the model (did you mean observable = \"collaboration\", "
             "scope = \"kind\"?); allowed: *\n"))
        << said;
}

TEST(BadScenario, WaitsForWhatTheModelDoesNotHave) {
    const std::string said = verdict(
        "[world]\nkind = \"toy\"\n[[intervention]]\nwhen = { observable = \"colaboration\", below = 0.4 }\n"
        "set = { \"policy.label\" = 1 }\n[[intervention]]\n"
        "when = { observable = \"collaboration\", below = 0.4, scope = \"tier\" }\n"
        "set = { \"policy.label\" = 1 }\n");
    EXPECT_TRUE(
        fits(said,
             "2 bad.toml:4:10: intervention.when.observable = \"colaboration\": is no scalar observable "
             "of the model (did you mean \"collaboration\"?); allowed: *\"collaboration\"*\n"
             "bad.toml:7:*: intervention.when.scope = \"tier\": collaboration is not known by tier; "
             "allowed: \"nation\", \"system\", \"kind\"\n"))
        << said;
}

TEST(BadScenario, MergesOrTurnsWhatIsNotThere) {
    const std::string said = verdict(
        "[world]\nkind = \"toy\"\n[[intervention]]\nmerge = [\"T00\", \"T40\"]\n[[intervention]]\n"
        "seed = { behaviour = \"colaborate\", number = 0 }\n[shock]\nneed = 0.1\n");
    EXPECT_TRUE(
        fits(said,
             "2 bad.toml:4:1*: intervention.merge = *: entry 2, \"T40\", is not a known word*allowed: a "
             "list of \"T00\", *\n"
             "bad.toml:6:10: intervention.seed.behaviour = \"colaborate\": is not a known word (did you "
             "mean \"collaborate\"?); allowed: *\n"
             "bad.toml:6:*: intervention.seed.number = 0: is out of range; allowed: *\n"
             "bad.toml:8:1: shock.need = 0.1: happens in one tick; allowed: *intervention*\n"))
        << said;
}

}  // namespace concord::test
