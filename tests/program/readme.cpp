#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/program/experiment.hpp"
#include "tests/support/format_table.hpp"

// What the documents say of experiments, done as they say it.
namespace concord::test {

namespace {
/// The lines of a section of README.md.
std::vector<std::string> section(const std::string& heading) {
    std::vector<std::string> lines;
    std::istringstream text(content(source("README.md")));
    bool here = false;
    for (std::string line; std::getline(text, line);) {
        if (line.starts_with("## ")) here = line == "## " + heading;
        if (here) lines.push_back(line);
    }
    return lines;
}

/// What is indented, without the indent, up to the next line of prose; one text a block.
std::vector<std::string> blocks_of(const std::vector<std::string>& lines) {
    std::vector<std::string> blocks(1);
    for (const std::string& line : lines) {
        if (line.starts_with("    ") || line.empty())
            blocks.back() += (line.empty() ? "" : line.substr(4)) + "\n";
        else if (!blocks.back().empty())
            blocks.emplace_back();
    }
    std::erase_if(blocks,
                  [](const std::string& block) { return block.find_first_not_of('\n') == block.npos; });
    for (std::string& block : blocks) {
        block.erase(0, block.find_first_not_of('\n'));
        block.erase(block.find_last_not_of('\n') + 1);
    }
    return blocks;
}

Arguments words_of(const std::string& command) {
    std::istringstream text(command);
    Arguments words;
    for (std::string word; text >> word && word != "#";) words.push_back(word);
    words.erase(words.begin());  // "concord"
    return words;
}

const std::vector<std::string>& question() {
    static const std::vector<std::string> blocks = blocks_of(section("Ask a question"));
    return blocks;
}
}  // namespace

TEST(Readme, TheFirstExperimentIsWhatIsShipped) {
    ASSERT_EQ(question().size(), 5u);
    EXPECT_TRUE(content(source("configs/pooled-budgets.toml")).ends_with("\n" + question()[0] + "\n"));
}

TEST(Readme, TheFirstExperimentPrintsWhatIsShown) {
    const Scratch folder;
    std::filesystem::create_directory_symlink(source("configs"), folder / "configs");
    std::istringstream lines(question().at(1));
    std::string experiment, compare, blank, shown;
    std::getline(lines, experiment);
    std::getline(lines, compare);
    std::getline(lines, blank);
    for (std::string line; std::getline(lines, line);) shown += line + "\n";
    EXPECT_EQ(concord(folder, words_of(experiment)).status, 0);
    EXPECT_EQ(concord(folder, words_of(compare)).out, "\n" + shown);
    Arguments as_json = words_of(compare);
    as_json.push_back("--json");
    const auto all = nlohmann::json::parse(concord(folder, as_json).out);
    for (std::size_t arm = 1; arm < 3; ++arm)
        EXPECT_GE(all["comparisons"][arm]["variance_ratio"].get<double>(), 5);
}

TEST(Readme, PolicyWaitsAndThingsHappenAsShown) {
    const std::vector<std::string> blocks = blocks_of(section("Change a policy"));
    const auto shown =
        std::ranges::find_if(blocks, [](const auto& block) { return block.find("when = ") != block.npos; });
    ASSERT_NE(shown, blocks.end());
    const Scratch folder;
    write_text(folder / "reform.toml",
               "[world]\nkind = \"england\"\nsystems = [\"QF7\"]\n[run]\nticks = 160\n"
               "[people]\nfront_line_share = 0.05\n" +
                   *shown);
    const Answer answer = concord(folder, {"run", "reform.toml"});
    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_NE(answer.out.find("collaboration below 0.4 for 52"), std::string::npos) << answer.out;
}

TEST(Readme, ARunIsSummedUpAsShown) {
    const Scratch folder;
    write_text(folder / "toy.toml",
               "[world]\nkind = \"toy\"\n[run]\nticks = 520\n[experiment]\nreplicates = 2\n"
               "outcomes = [\"collaboration_by_kind\"]\n" +
                   question().at(2) + "\n");
    EXPECT_EQ(concord(folder, {"experiment", "toy.toml"}).status, 0);
    const Answer answer = concord(folder, {"compare", "toy.h5", "--outcome", "collaboration_by_kind[council]",
                                           "--outcome", "collaboration_half_time"});
    EXPECT_TRUE(fits(answer.out, "\ncollaboration_by_kind\\[council\\]:*\ncollaboration_half_time:*"))
        << answer.out << answer.err;
}

TEST(Readme, WhatIsNotKnownIsAskedAsShown) {
    const Scratch folder;
    write_toy(folder, "\n" + question().at(3) + "\n");
    EXPECT_TRUE(fits(concord(folder, {"check", "toy.toml"}).out,
                     "toy.toml: no problems, 1 arm x 1536 samples x 8 to 1000 replicates, 3 ticks\n*"));
}

TEST(Readme, AClusterIsUsedAsShown) {
    const Scratch folder;
    write_toy(folder);
    std::filesystem::rename(folder / "toy.toml", folder / "big.toml");
    std::istringstream lines(question().at(4));
    for (std::string line; std::getline(lines, line);)
        EXPECT_EQ(concord(folder, words_of(line)).status, 0) << line;
    EXPECT_EQ(Results(folder / "big.h5").runs(), 24u);
}

TEST(Readme, ALeadersChoiceIsExplainedAsShown) {
    const std::vector<std::string> blocks = blocks_of(section("Why did this leader choose?"));
    ASSERT_EQ(blocks.size(), 1u);
    const Scratch folder;
    std::filesystem::create_directory_symlink(source("configs"), folder / "configs");
    std::istringstream lines(blocks.front());
    std::string run, explain, shown;
    std::getline(lines, run);
    std::getline(lines, explain);
    lines.get();  // a blank line
    for (std::string line; std::getline(lines, line);) shown += line + "\n";
    EXPECT_EQ(concord(folder, words_of(run)).status, 0);
    EXPECT_EQ(concord(folder, words_of(explain)).out, shown);
}

TEST(Readme, EveryKeyOfAnExperimentIsInItsTable) {
    const Scratch folder;
    std::string rows;
    for (const std::string& line : section("Ask a question"))
        if (line.starts_with("| ")) rows += line + "\n";
    std::istringstream described(concord(folder, {"describe", "toy"}).out);
    int keys = 0;
    for (std::string line; std::getline(described, line);) {
        if (!line.starts_with("experiment.")) continue;
        const std::string key = line.substr(11, line.find(' ') - 11);
        EXPECT_NE(rows.find("`" + key + "`"), rows.npos) << key;
        ++keys;
    }
    EXPECT_EQ(keys, 15);
}

TEST(Format, StatesEveryVariableOfAnExperiment) {
    const Scratch folder;
    write_question(folder,
                   "replicates = 1\noutcomes = [\"trust\"]\n[experiment.sweep]\n"
                   "\"policy.detection\" = [0.1]\n");
    ASSERT_EQ(concord(folder, ask("a.h5")).err, "");
    std::vector<FormatRow> rows = rows_of_file(folder / "a.h5");
    const auto outcome = std::ranges::find(rows, "trust", &FormatRow::path);
    ASSERT_NE(outcome, rows.end());
    EXPECT_EQ(outcome->dimensions, "run, time");
    std::erase_if(rows, [](const FormatRow& row) {
        return row.path == "trust" || row.path == "policy_detection" || row.path.starts_with("provenance/");
    });
    const auto stated = format_table(source("engine/output/FORMAT.md"), "### Variables of an experiment");
    EXPECT_EQ(stated.size(), rows.size());
    for (const FormatRow& row : rows)
        EXPECT_NE(std::ranges::find(stated, row), stated.end()) << "missing or different: " << row.path;
}

}  // namespace concord::test
