#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "engine/output/reader.hpp"
#include "tests/program/program.hpp"

// What a run says at its end, and where it puts its file.
namespace concord::test {

namespace {
/// The rows of a summary: name -> "start end change", as printed.
std::map<std::string, std::string> rows_of(const std::string& out) {
    std::map<std::string, std::string> rows;
    std::istringstream lines(out.substr(0, out.find("Written to")));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name, start, end, change;
        words >> name >> start >> end >> change;
        if (!change.empty()) rows[name] = start + " " + end + " " + change;
    }
    return rows;
}
}  // namespace

TEST(Summary, SaysWhatTheFileSays) {
    const Scratch folder;
    write_toy(folder);
    const Answer answer = concord(folder, {"run", "toy.toml", "--set", "run.ticks=60"});
    ASSERT_EQ(answer.status, 0) << answer.err;
    const Reader file(folder / "toy.h5");
    const auto rows = rows_of(answer.out);
    EXPECT_GE(rows.size(), 8u) << answer.out;
    for (const auto& [name, numbers] : rows) {
        const std::vector<double> values = file.numbers(name);
        EXPECT_EQ(numbers, fmt::format("{:.3f} {:.3f} {:+.3f}", values.front(), values.back(),
                                       values.back() - values.front()))
            << name;
    }
}

TEST(Summary, NamesTheFileAndHowToLookAtIt) {
    const Scratch folder;
    write_toy(folder);
    EXPECT_TRUE(fits(concord(folder, {"run", "toy.toml"}).out,
                     "*\nWritten to toy.h5. *ncdump -h toy.h5\n*open_dataset(\"toy.h5\"))'\n"));
    EXPECT_EQ(files_in(folder), (Arguments{"toy.h5", "toy.toml"})) << "in the current folder";
}

TEST(Summary, TheFileIsPutWhereItWasWanted) {
    const Scratch folder;
    write_toy(folder);
    std::filesystem::create_directories(folder / "results/first");
    EXPECT_TRUE(fits(concord(folder, {"run", "toy.toml", "--out", "results/first/a b"}).out,
                     "*\nWritten to results/first/a b.*"));
    EXPECT_EQ(concord(folder, {"digest", "results/first/a b"}).status, 0);
    EXPECT_EQ(files_in(folder), (Arguments{"results", "toy.toml"}));
}

TEST(Summary, AScenarioElsewhereIsWrittenHere) {
    const Scratch here, elsewhere;
    write_toy(elsewhere);
    EXPECT_EQ(concord(here, {"run", elsewhere / "toy.toml", "--quiet"}).status, 0);
    EXPECT_EQ(files_in(here), Arguments{"toy.h5"});
    EXPECT_EQ(files_in(elsewhere), Arguments{"toy.toml"});
}

TEST(Summary, TheFileRemembersTheWholeCommand) {
    const Scratch folder;
    write_toy(folder);
    EXPECT_EQ(concord(folder, {"run", "toy.toml", "--quiet", "--seed", "7", "--set",
                               "world.people=[1, 2, 3, 4]", "--set", "run.ticks=1"})
                  .err,
              "");
    const Reader file(folder / "toy.h5");
    EXPECT_EQ(file.texts("provenance/command_line").front(),
              "concord run toy.toml --quiet --seed 7 --set 'world.people=[1, 2, 3, 4]' --set run.ticks=1");
    EXPECT_EQ(file.attribute("", "seed"), "7");
}

const std::string waits =
    "record_every = 7\n[[intervention]]\nwhen = { observable = \"load\", above = 0.1, for = 5, scope = "
    "\"system\" "
    "}\nset = { \"policy.pooled_share\" = 0.3 }\n";

TEST(Summary, SaysWhichConditionsFired) {
    const Scratch folder;
    write_toy(folder, waits);
    const Answer answer = concord(folder, {"run", "toy.toml", "--set", "run.ticks=16"});
    EXPECT_TRUE(
        fits(answer.out,
             "\n  week 5: load above 0.1 for 5 weeks in TOY: policy.pooled_share 0 -> 0.3\n*Written to*"))
        << answer.out;
    const Reader file(folder / "toy.h5");
    EXPECT_EQ(file.texts("trigger/trigger"), Arguments{"load above 0.1 for 5 weeks: TOY"});
    EXPECT_EQ(file.numbers("trigger/fired").back(), 5) << "whatever is recorded";
    EXPECT_EQ(file.numbers("trigger/times"), (std::vector<double>{0, 1, 1, 1}));
}

TEST(Check, SaysWhatWaits) {
    const Scratch folder;
    write_toy(folder, waits);
    EXPECT_TRUE(fits(concord(folder, {"check", "toy.toml"}).out,
                     "*\n  from tick 0: load above 0.1 for 5 weeks, by system: pooled_share -> 0.3\n*"));
}

}  // namespace concord::test
