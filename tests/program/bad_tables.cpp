#include <gtest/gtest.h>

#include "tests/program/program.hpp"

// England's tables, broken: exit status 2, file and line of what is wrong, nothing written.
namespace concord::test {

namespace {
class BadTables : public testing::Test {
  protected:
    BadTables() {
        std::filesystem::copy(source("configs/england"), folder / "data");
        write_text(folder / "e.toml",
                   "[world]\nkind = \"england\"\ndata = \"data\"\n[people]\nfront_line_share = 0\n"
                   "[run]\nticks = 1\n");
        whole = content(folder / "data/trusts.csv");
    }
    std::string verdict(const std::string& table) const {
        write_text(folder / "data/trusts.csv", table);
        return refusal(folder, {"run", "e.toml"});
    }

    Scratch folder;
    std::string whole;  // trusts.csv as it should be
};
}  // namespace

TEST_F(BadTables, WholeOnesAreFine) {
    EXPECT_EQ(concord(folder, {"check", "e.toml"}).status, 0);
}

TEST_F(BadTables, Missing) {
    std::filesystem::remove(folder / "data/trusts.csv");
    EXPECT_EQ(refusal(folder, {"run", "e.toml"}),
              "2 data/trusts.csv: the table cannot be read: no such file\n");
    EXPECT_EQ(refusal(folder, {"run", "e.toml", "--set", "world.data=nowhere"}),
              "2 --set world.data: world.data = \"nowhere\": there is no folder nowhere\n");
}

TEST_F(BadTables, Truncated) {
    EXPECT_TRUE(fits(verdict(""), "2 data/trusts.csv: the table is empty; *\n"));
    EXPECT_TRUE(fits(verdict(whole.substr(0, whole.find('\n') + 1)),
                     "2 data/trusts.csv: the table has no rows; *\n"));
    const std::size_t line = whole.find('\n', whole.size() / 2) + 1;
    const std::size_t cut = whole.find(',', line);
    EXPECT_TRUE(
        fits(verdict(whole.substr(0, cut)),
             "2 data/trusts.csv:*: 1 fields, expected 13 as in the heading: a broken or truncated line\n"));
}

TEST_F(BadTables, WithABadNumber) {
    std::string table = whole;
    const std::string latitude = "53.46244";  // of Manchester's trust, in line 3
    ASSERT_NE(table.find(latitude), table.npos);
    table.replace(table.find(latitude), latitude.size(), "north");
    EXPECT_EQ(verdict(table),
              "2 data/trusts.csv:3: lat = \"north\": not a number; expected a number from 49 to 56\n");
    table.replace(table.find("north"), 5, "nan");
    EXPECT_TRUE(
        fits(verdict(table), "2 data/trusts.csv:3: lat = \"nan\": *; expected a number from 49 to 56\n"));
}

TEST_F(BadTables, OfBytes) {
    EXPECT_TRUE(fits(verdict(content(CONCORD_PROGRAM).substr(0, 4000)), "2 data/trusts.csv:*\n"));
}

TEST_F(BadTables, ToldTogetherWithTheScenariosProblems) {
    std::filesystem::remove(folder / "data/trusts.csv");
    EXPECT_EQ(refusal(folder, {"run", "e.toml", "--set", "game.cost=3"}),
              "2 --set game.cost: game.cost = 3: is out of range; allowed: a number from 0 to 1 (utility)\n"
              "data/trusts.csv: the table cannot be read: no such file\n");
    EXPECT_EQ(refusal(folder, {"run", "e.toml", "--set", "world.data=nowhere", "--set", "game.cost=3"}),
              "2 --set game.cost: game.cost = 3: is out of range; allowed: a number from 0 to 1 (utility)\n"
              "--set world.data: world.data = \"nowhere\": there is no folder nowhere\n");
}

TEST_F(BadTables, UnknownSystem) {
    EXPECT_TRUE(fits(refusal(folder, {"run", "e.toml", "--set", "world.systems=[\"QF7\", \"QQQ\"]"}),
                     "2 --set world.systems: world.systems = *: QQQ: unknown integrated care board *\n"));
}

TEST_F(BadTables, NeverWrittenOver) {
    EXPECT_EQ(refusal(folder, {"run", "e.toml", "--force", "--out", "data/trusts.csv"}),
              "2 data/trusts.csv: would overwrite data/trusts.csv, which this run reads\n");
    EXPECT_EQ(content(folder / "data/trusts.csv"), whole);
}

}  // namespace concord::test
