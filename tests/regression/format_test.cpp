#include <gtest/gtest.h>

#include <algorithm>

#include "engine/output/recorder.hpp"
#include "tests/support/format_table.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/simulate.hpp"

/// FORMAT.md states every variable of a file of the flagship model, and none that is not there.
namespace concord::test {
namespace {

/// Everything there is to record, but the variables every file has and the coordinates each group repeats.
std::vector<FormatRow> recorded() {
    const Scratch scratch;
    const std::string path = scratch / "toy.h5";
    const auto model = Scenario{"toy", {}, 1}.plan().build(Draws(1, 0));
    const Outline outline = model->outline();
    Recorder record(path, outline, {1, {}, {"organisation", "person", "tie", "link", "local"}},
                    provenance_of_now(), true);
    record.record(0);
    record.complete();
    std::vector<FormatRow> rows = rows_of_file(path);
    std::erase_if(rows, [](const FormatRow& row) {
        const std::string name = row.path.substr(row.path.find('/') + 1);
        return row.path == "time" || row.path.starts_with("provenance/") ||
               (name != row.path && name == row.dimensions);
    });
    return rows;
}

TEST(Format, StatesEveryVariableOfTheFlagshipModel) {
    std::vector<FormatRow> stated =
        format_table(CONCORD_SOURCE "/engine/output/FORMAT.md", "### Variables of the flagship model");
    std::ranges::sort(stated, {}, &FormatRow::path);
    const std::vector<FormatRow> expected = recorded();
    for (const FormatRow& row : expected)
        EXPECT_NE(std::ranges::find(stated, row), stated.end())
            << "missing or different: | `" << row.path << "` | " << row.dimensions << " | " << row.type
            << " | " << row.unit << " | " << row.meaning << " |";
    EXPECT_EQ(stated.size(), expected.size());
}

TEST(Format, StatesTheVariablesOfARunWithConditions) {
    const Scratch scratch;
    const std::string path = scratch / "toy.h5";
    const Scenario scenario{"toy",
                            {"intervention=[{ when = { observable = 'load', above = 1 }, set = { "
                             "'shock.need' = 0.1 } }]"},
                            1};
    const auto model = scenario.plan().build(Draws(1, 0));
    const Outline outline = model->outline();
    Recorder record(path, outline, {1, {"load"}, {"trigger"}}, provenance_of_now(), true);
    record.record(0);
    record.complete();
    std::vector<FormatRow> rows = rows_of_file(path);
    std::erase_if(rows, [](const FormatRow& row) {
        return !row.path.starts_with("trigger/") || row.path == "trigger/time";
    });
    EXPECT_EQ(rows, format_table(CONCORD_SOURCE "/engine/output/FORMAT.md",
                                 "### Variables of a run with conditions"));
}

}  // namespace
}  // namespace concord::test
