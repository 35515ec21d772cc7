#include "engine/experiment/samples_csv.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord {
namespace {

using Rows = std::vector<std::vector<double>>;

std::string complaint(const std::string& text) {
    return test::message_of<InputError>([&] { parse_samples(text, "s.csv"); });
}

TEST(SamplesCsv, ReadsKeysAndNumbers) {
    const SampleTable table = parse_samples("policy.detection,ties\n0.25,3\n-1e-3,4\n", "s.csv");
    EXPECT_EQ(table.samples.keys, (std::vector<std::string>{"policy.detection", "ties"}));
    EXPECT_EQ(table.samples.rows, (Rows{{0.25, 3}, {-0.001, 4}}));
    EXPECT_EQ(table.heading, 1);
    EXPECT_EQ(table.columns, (std::vector<std::size_t>{1, 18}));
    EXPECT_EQ(table.lines, (std::vector<std::size_t>{2, 3}));
}

TEST(SamplesCsv, ReadsWhatOtherProgramsWrite) {
    const SampleTable table = parse_samples(
        "\xEF\xBB\xBF\r\n\"a\", b , \"c, \"\"d\"\"\"\r\n\r\n\"1\",2 ,\t3\r\n  \r\n4,5,6", "s.csv");
    EXPECT_EQ(table.samples.keys, (std::vector<std::string>{"a", "b", "c, \"d\""}));
    EXPECT_EQ(table.samples.rows, (Rows{{1, 2, 3}, {4, 5, 6}}));
    EXPECT_EQ(table.heading, 2);
    EXPECT_EQ(table.lines, (std::vector<std::size_t>{4, 6}));
}

TEST(SamplesCsv, ReadsTheHeadingThatNumPyWrites) {
    const SampleTable table = parse_samples("# a,b\n1.000000000000000000e+00,2.5\n", "s.csv");
    EXPECT_EQ(table.samples.keys, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(table.samples.rows, (Rows{{1, 2.5}}));
}

TEST(SamplesCsv, SaysWhatIsNoNumberAndWhere) {
    EXPECT_EQ(complaint("a,b\n1,2\n3, x1\n"), "s.csv:3:4: b = x1: a finite number is allowed");
    EXPECT_EQ(complaint("a,b\n1,\n"), "s.csv:2:3: b: no value; a finite number is allowed");
    for (const std::string word : {"nan", "inf", "-inf", "1e999", "0x10", "1.5.2", "1 2", "True", "1d"})
        EXPECT_EQ(complaint("a,b\n" + word + ",2\n"),
                  "s.csv:2:1: a = " + word + ": a finite number is allowed");
}

TEST(SamplesCsv, CountsColumnsInCharacters) {
    EXPECT_EQ(complaint("\u00e4,b\n1,2\n\"\u00e9\",x\n"),
              "s.csv:3:1: \u00e4 = \u00e9: a finite number is allowed\ns.csv:3:5: b = x: a finite number is "
              "allowed");
}

TEST(SamplesCsv, RefusesColumnsTwiceOrWithoutAName) {
    EXPECT_EQ(complaint("a,b,a\n1,2,3\n"),
              "s.csv:1:5: a: a second column of this key (the first: column 1); one is allowed");
    EXPECT_EQ(complaint(",b\n1,2\n"),
              "s.csv:1:1: a column without a name; each needs the key of a parameter");
    EXPECT_EQ(complaint("a,\"\"\n1,2\n"),
              "s.csv:1:3: a column without a name; each needs the key of a parameter");
}

TEST(SamplesCsv, RefusesRaggedRows) {
    EXPECT_EQ(complaint("a,b\n1,2,3\n4\n5,6\n"),
              "s.csv:2:5: 3 fields; 2 are expected, one for each key\n"
              "s.csv:3:1: 1 fields; 2 are expected, one for each key");
}

TEST(SamplesCsv, RefusesBrokenQuotationMarks) {
    EXPECT_EQ(complaint("a,b\n1,\"2\n3,4\n"), "s.csv:2:3: b: a quotation mark that never ends in its line");
    EXPECT_EQ(complaint("a,b\n\"1\"2,3\n"), "s.csv:2:1: a: text after the closing quotation mark");
    EXPECT_EQ(complaint("a,b\n1\"2,3\n"), "s.csv:2:1: a: a quotation mark within a field not quoted");
    EXPECT_EQ(complaint("a,\"b\n1,3\n"), "s.csv:1:3: b: a quotation mark that never ends in its line");
}

TEST(SamplesCsv, RefusesTablesOfNothing) {
    const std::string empty =
        "s.csv: an empty table of samples; expected a line of keys, then a line of numbers for each row";
    EXPECT_EQ(complaint(""), empty);
    EXPECT_EQ(complaint("\xEF\xBB\xBF \r\n\n"), empty);
    EXPECT_EQ(complaint("a,b\n\n"),
              "s.csv: a table of samples without rows; expected at least one below the keys");
}

TEST(SamplesCsv, TellsTheFirstOfManyProblems) {
    std::string text = "a\n";
    for (int n = 0; n < 30; ++n) text += "x\n";
    const std::string told = complaint(text);
    EXPECT_EQ(std::ranges::count(told, '\n'), 20);
    EXPECT_TRUE(told.ends_with("s.csv:21:1: a = x: a finite number is allowed\ns.csv: and 10 more")) << told;
}

TEST(SamplesCsv, IsReadFromAFile) {
    const test::Scratch scratch;
    test::write_text(scratch / "s.csv", "a\n1\n");
    EXPECT_EQ(load_samples(scratch / "s.csv").samples.rows, (Rows{{1}}));
    const auto refusal = [&](const std::string& name) {
        return test::message_of<InputError>([&] { load_samples(scratch / name); });
    };
    EXPECT_EQ(refusal("none.csv"), scratch / "none.csv" + ": the samples cannot be read: no such file");
    EXPECT_EQ(refusal("."), scratch / "." + ": the samples cannot be read: not a file");
}

}  // namespace
}  // namespace concord
