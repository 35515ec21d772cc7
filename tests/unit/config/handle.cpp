// Section::tables, has, copies and the declarations.
#include <gtest/gtest.h>

#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

using testing::Messages;
using testing::problems_of;

TEST(Tables, AreReadInFileOrderWithKeysOfTheirOwn) {
    const Document document = Document::parse("[[arm]]\nn = 1\n[[arm]]\n[[arm]]\nn = 3\n", "north.toml");
    const Section config(document);
    std::vector<std::int64_t> numbers;
    for (const Section& arm : config.tables("arm")) numbers.push_back(arm.whole("n", 2, {0, 9}, "", ""));
    EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_NO_THROW(config.finish());
    EXPECT_TRUE(config.declarations().empty());  // they have no single value
}

TEST(Tables, MayBeInlineEmptyOrAbsent) {
    const Document document = Document::parse("a = [{ n = 1 }, { n = 2 }]\nb = []\n", "north.toml");
    const Section config(document);
    EXPECT_EQ(config.tables("a").size(), 2u);
    EXPECT_EQ(config.tables("b").size(), 0u);
    EXPECT_EQ(config.tables("c").size(), 0u);
}

TEST(Tables, MayHoldTables) {
    const Document document =
        Document::parse("[[x.arm]]\n[[x.arm.part]]\nn = 4\n[[x.arm.part]]\nn = 5", "north.toml");
    const std::vector<Section> parts = Section(document).tables("x.arm").at(0).tables("part");
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[1].whole("n", 0, {0, 9}, "", ""), 5);
}

TEST(Tables, RefuseWhatIsNotAnArrayOfTables) {
    const auto read = [](const Section& config) { config.tables("arm"); };
    EXPECT_EQ(problems_of("arm = 3", read),
              Messages{"north.toml:1:1: arm = 3: is a whole number; allowed: tables, each under [[arm]]"});
    EXPECT_EQ(problems_of("[arm]\nn = 1", read),
              Messages{"north.toml:1:2: arm = { n = 1 }: is a table; allowed: tables, each under [[arm]]"});
    EXPECT_EQ(
        problems_of("arm = [{ n = 1 }, 2]", read),
        Messages{
            "north.toml:1:1: arm = [{ n = 1 }, 2]: has entries that are not tables; allowed: tables, each "
            "under [[arm]]"});
}

TEST(Tables, BadValuesAndProblemsStandInTheirOwnTable) {
    const auto read = [](const Section& config) {
        for (const Section& arm : config.tables("arm")) {
            arm.whole("n", 1, {0, 9}, "", "");
            if (arm.has("n"))
                arm.problem("n", "is not wanted");
            else
                arm.problem("n", "is wanted");
        }
    };
    EXPECT_EQ(
        problems_of("[[arm]]\nn = 10\n[[arm]]\n", read),
        (Messages{"north.toml:2:1: arm.n = 10: is out of range; allowed: a whole number from 0 to 9",
                  "north.toml:2:1: arm.n = 10: is not wanted", "north.toml:3:1: arm.n = 1: is wanted"}));
}

TEST(Tables, HoldNoLevers) {
    const Document document = Document::parse("[[arm]]\n", "north.toml");
    EXPECT_THROW(Section(document).tables("arm")[0].lever("x", {0}, {}, {0, 1}, "", ""), std::logic_error);
}

TEST(Handles, CopiesReadTheSameDocument) {
    const Document document = Document::parse("b = 9", "north.toml");
    const Section config(document);
    const Section copy = config;
    copy.share("a", 0.5, "");
    copy.share("b", 0.5, "");
    EXPECT_EQ(config.declarations().size(), 2u);
    EXPECT_THROW(config.finish(), InputError);
    EXPECT_EQ(&copy.document(), &document);
}

TEST(Handles, KnowWhatIsGiven) {
    const Document document = Document::parse("[a]\nb = 9", "north.toml");
    const Section config(document);
    EXPECT_TRUE(config.has("a"));
    EXPECT_TRUE(config.has("a.b"));
    EXPECT_FALSE(config.has("a.c"));
    EXPECT_FALSE(config.has("a.b.c"));
}

TEST(Handles, DeclarationsTellEverythingInTheOrderOfReading) {
    const Document document = Document::parse("policy.label = 1\npolicy.appraisal = [0, 0.25]", "north.toml");
    const Section config(document);
    config.lever("policy.label", {0.5}, {}, {0, 1}, "share", "the name", "Smith 2020");
    config.reals("policy.appraisal", {0}, {"x", "y"}, {0, 0.5}, "1", "");
    config.choice("world.kind", 1, {"toy", "england"}, "");
    const std::vector<Declaration> all = config.declarations();
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].key, "policy.label");
    EXPECT_EQ(all[0].fallback, "0.5");
    EXPECT_EQ(all[0].value, "1.0");
    EXPECT_EQ(all[0].range.high, 1);
    EXPECT_EQ(all[0].unit, "share");
    EXPECT_EQ(all[0].help, "the name");
    EXPECT_EQ(all[0].source, "Smith 2020");
    EXPECT_TRUE(all[0].lever);
    EXPECT_EQ(all[1].fallback, "0.0");
    EXPECT_EQ(all[1].value, "[0.0, 0.25]");
    EXPECT_EQ(all[1].elements, (std::vector<std::string>{"x", "y"}));
    EXPECT_FALSE(all[1].lever);
    EXPECT_EQ(all[2].type, Declaration::Type::choice);
    EXPECT_EQ(all[2].value, "\"england\"");
    EXPECT_EQ(all[2].allowed, (std::vector<std::string>{"toy", "england"}));
}

}  // namespace
}  // namespace concord
