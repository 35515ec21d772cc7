#include "models/ics/setup/england/table.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord::ics {
namespace {

const std::vector<std::string> columns{"code", "people"};

class TableFile : public testing::Test {
  protected:
    Table load(const std::string& text, const std::vector<std::string>& required = columns) {
        test::write_text(path(), text);
        return Table::load(path(), required);
    }
    std::string path() const { return folder / "table.csv"; }
    /// The message of a problem, with the name of the file put before it.
    std::string at(const std::string& rest) const { return path() + rest; }

    test::Scratch folder;
};

TEST_F(TableFile, ReadsTextAndNumbersByColumn) {
    Table table = load("people,code\n12.5,A\n-3e2,B\n");
    ASSERT_EQ(table.rows(), 2u);
    EXPECT_EQ(table.text(0, "code"), "A");
    EXPECT_EQ(table.number(0, "people", not_negative), 12.5);
    EXPECT_EQ(table.number(1, "people", {-1000, 0}), -300);
    EXPECT_NO_THROW(table.finish());
}

TEST_F(TableFile, ReadsQuotesCarriageReturnsAndByteOrderMark) {
    Table table = load(
        "\xEF\xBB\xBF"
        "code,people\r\n\"a, \"\"b\"\"\nc\",1\r\n\r\n");
    ASSERT_EQ(table.rows(), 1u);
    EXPECT_EQ(table.text(0, "code"), "a, \"b\"\nc");
    EXPECT_NO_THROW(table.finish());
}

TEST_F(TableFile, TheLastLineNeedsNoEnd) {
    Table table = load("code,people\nA,1");
    EXPECT_EQ(table.number(0, "people", not_negative), 1);
    EXPECT_NO_THROW(table.finish());
}

TEST_F(TableFile, LinesAfterAFieldOfTwoLinesKeepTheirNumbers) {
    Table table = load("code,people\n\"a\nb\",1\nc,x\n");
    table.number(1, "people", not_negative);
    EXPECT_EQ(test::message_of<InputError>([&] { table.finish(); }),
              at(":4: people = \"x\": not a number; expected a number of at least 0"));
}

TEST_F(TableFile, RefusesAMissingFile) {
    EXPECT_EQ(test::message_of<InputError>([&] { Table::load(folder / "none.csv", columns); }),
              folder / "none.csv" + ": the table cannot be read: no such file");
}

TEST_F(TableFile, RefusesAFolder) {
    EXPECT_EQ(test::message_of<InputError>([&] { Table::load(folder / "", columns); }),
              folder / "" + ": the table cannot be read: not a file");
}

TEST_F(TableFile, RefusesAnEmptyTable) {
    EXPECT_EQ(test::message_of<InputError>([&] { load(""); }),
              at(": the table is empty; expected the columns code, people"));
    EXPECT_EQ(test::message_of<InputError>([&] { load("code,people\n"); }),
              at(": the table has no rows; expected at least one below the heading"));
}

TEST_F(TableFile, NamesMissingColumnsAndThoseThereAre) {
    EXPECT_EQ(test::message_of<InputError>([&] { load("peoples,place\n1,2\n"); }),
              at(":1: the column code is missing; the table has peoples, place\n") +
                  at(":1: the column people is missing (is peoples meant?); the table has peoples, place"));
}

TEST_F(TableFile, RefusesAColumnTwice) {
    EXPECT_EQ(test::message_of<InputError>([&] { load("code,people,code\nA,1,B\n"); }),
              at(":1: the column code stands there twice"));
}

TEST_F(TableFile, TellsBrokenLinesAndReadsTheOthers) {
    Table table = load("code,people\nA\nB,2\nC,3,4\n");
    ASSERT_EQ(table.rows(), 1u);
    EXPECT_EQ(table.text(0, "code"), "B");
    EXPECT_EQ(test::message_of<InputError>([&] { table.finish(); }),
              at(":2: 1 fields, expected 2 as in the heading: a broken or truncated line\n") +
                  at(":4: 3 fields, expected 2 as in the heading: a broken or truncated line"));
}

TEST_F(TableFile, TellsWhatIsMalformed) {
    const auto message = [&](const std::string& line) {
        return test::message_of<InputError>([&] { load("code,people\n" + line + "\nZ,1\n").finish(); });
    };
    EXPECT_EQ(message("A\"B,1"), at(":2: a quotation mark within a field that is not quoted"));
    EXPECT_EQ(message("\"A\"B,1"), at(":2: text after the closing quotation mark of a field"));
    EXPECT_EQ(message("A\rB,1"), at(":2: a carriage return within a line"));
    EXPECT_EQ(test::message_of<InputError>([&] { load("code,people\nA,\"1\n"); }),
              at(":2: a quoted field that never ends"));
}

TEST_F(TableFile, RefusesWhatIsNoNumber) {
    const auto message = [&](const std::string& value, Range range) {
        Table table = load("code,people\nA," + value + "\n");
        table.number(0, "people", range);
        return test::message_of<InputError>([&] { table.finish(); });
    };
    const std::string expected = "; expected a number of at least 0";
    EXPECT_EQ(message("many", not_negative), at(":2: people = \"many\": not a number" + expected));
    EXPECT_EQ(message("1 2", not_negative), at(":2: people = \"1 2\": not a number" + expected));
    EXPECT_EQ(message(" 1", not_negative), at(":2: people = \" 1\": not a number" + expected));
    EXPECT_EQ(message("nan", not_negative), at(":2: people = \"nan\": not a finite number" + expected));
    EXPECT_EQ(message("inf", not_negative), at(":2: people = \"inf\": not a finite number" + expected));
    EXPECT_EQ(message("1e999", not_negative), at(":2: people = \"1e999\": not a number" + expected));
    EXPECT_EQ(message("-1", not_negative), at(":2: people = \"-1\": out of range" + expected));
    EXPECT_EQ(message("1.5", {0, 1}),
              at(":2: people = \"1.5\": out of range; expected a number from 0 to 1"));
    EXPECT_EQ(message("", not_negative), at(":2: people = \"\": missing" + expected));
}

TEST_F(TableFile, BlankIsNoneForOptionalNumbersAndAProblemForTexts) {
    Table table = load("code,people\n,\n");
    EXPECT_FALSE(table.optional_number(0, "people", not_negative));
    EXPECT_NO_THROW(table.finish());
    table.text(0, "code");
    EXPECT_EQ(test::message_of<InputError>([&] { table.finish(); }),
              at(":2: code = \"\": missing; expected a text"));
}

TEST_F(TableFile, RefusesUnknownCodes) {
    Codes known("district");
    known.add("E06000001");
    known.add("E06000002");
    Table table = load("code,people\nE06000002,1\nE0600001,1\n");
    EXPECT_EQ(table.code(0, "code", known), 1u);
    table.code(1, "code", known);
    EXPECT_EQ(test::message_of<InputError>([&] { table.finish(); }),
              at(":3: code = \"E0600001\": unknown district (did you mean E06000001?); known are E06000001, "
                 "E06000002"));
}

TEST_F(TableFile, RefusesAKeyTwice) {
    Table table = load("code,people\nA,1\nB,1\nA,1\nA,2\n");
    table.check_unique({"code", "people"});
    EXPECT_EQ(test::message_of<InputError>([&] { table.finish(); }),
              at(":4: code, people = A, 1: stands there twice, first on line 2; expected once"));
}

TEST_F(TableFile, TellsTwentyProblemsInOrderAndHowManyMore) {
    std::string text = "code,people\n";
    for (int n = 0; n < 30; ++n) text += "A,x\n";
    Table table = load(text);
    for (std::size_t row = table.rows(); row-- > 0;) table.number(row, "people", not_negative);
    try {
        table.finish();
        FAIL() << "nothing was thrown";
    } catch (const InputError& error) {
        ASSERT_EQ(error.problems().size(), 21u);
        EXPECT_EQ(error.problems().front().line, 2u);
        EXPECT_EQ(error.problems()[19].line, 21u);
        EXPECT_EQ(error.problems().back().message(), at(": and 10 more"));
    }
}

}  // namespace
}  // namespace concord::ics
