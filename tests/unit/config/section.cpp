#include "engine/config/section.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

using testing::Messages;
using testing::problems_of;

const std::vector<std::string> staff{"board", "senior_manager", "middle_manager", "front_line"};

// One of each kind.
void read_all(const Section& config) {
    config.real("culture.weight", 0.9, {0, 2}, "utility", "");
    config.share("policy.pooled_share", 0, "");
    config.whole("run.ticks", 624, {1, 10000}, "weeks", "");
    config.flag("run.quiet", false, "");
    config.text("run.title", "none", "");
    config.choice("world.kind", 0, {"toy", "england"}, "");
    config.reals("policy.appraisal", {0}, staff, {0, 0.5}, "1", "");
    config.texts("world.systems", {}, "", {"QF7", "QHM"});
}

TEST(Section, ReadsEveryType) {
    const Document document = Document::parse(
        "[culture]\nweight = 1\n[run]\nticks = 52\nquiet = true\ntitle = 'North'\n[world]\nkind = 'england'\n"
        "systems = ['QHM']\n[policy]\npooled_share = 0.25\nappraisal = [0, 0, 0.1, 0.2]\n",
        "north.toml");
    const Section config(document);
    EXPECT_EQ(config.real("culture.weight", 0.9, {0, 2}, "utility", ""), 1.0);  // a whole number will do
    EXPECT_EQ(config.share("policy.pooled_share", 0, ""), 0.25);
    EXPECT_EQ(config.whole("run.ticks", 624, {1, 10000}, "weeks", ""), 52);
    EXPECT_TRUE(config.flag("run.quiet", false, ""));
    EXPECT_EQ(config.text("run.title", "none", ""), "North");
    EXPECT_EQ(config.choice("world.kind", 0, {"toy", "england"}, ""), 1u);
    EXPECT_EQ(config.reals("policy.appraisal", {0}, staff, {0, 0.5}, "1", ""),
              (std::vector<double>{0, 0, 0.1, 0.2}));
    EXPECT_EQ(config.texts("world.systems", {}, ""), std::vector<std::string>{"QHM"});
    EXPECT_NO_THROW(config.finish());
}

TEST(Section, GivesTheDefaultOfWhatIsAbsent) {
    const Document document;
    const Section config(document);
    EXPECT_EQ(config.real("a", 0.9, {0, 2}, "", ""), 0.9);
    EXPECT_EQ(config.whole("b", 624, {1, 10000}, "", ""), 624);
    EXPECT_FALSE(config.flag("c", false, ""));
    EXPECT_EQ(config.text("d", "none", ""), "none");
    EXPECT_EQ(config.choice("e", 1, {"toy", "england"}, ""), 1u);
    EXPECT_EQ(config.reals("f", {0.5}, staff, {0, 1}, "", ""), std::vector<double>(4, 0.5));
    EXPECT_EQ(config.texts("g", {"x"}, ""), std::vector<std::string>{"x"});
    EXPECT_NO_THROW(config.finish());
}

TEST(Section, AKeyIsTheSameInEveryFormOfToml) {
    for (const char* text : {"[policy]\npooled_share = 1", "policy.pooled_share = 1",
                             "policy = { pooled_share = 1 }", "[policy]\n\"pooled_share\" = 1"}) {
        const Document document = Document::parse(text, "north.toml");
        const Section config(document);
        EXPECT_EQ(config.share("policy.pooled_share", 0, ""), 1) << text;
        EXPECT_TRUE(config.has("policy.pooled_share")) << text;
        EXPECT_NO_THROW(config.finish()) << text;
    }
}

TEST(Section, ASingleNumberStandsForAllElements) {
    const Document document = Document::parse("a = 0.5\nb = 1", "north.toml");
    const Section config(document);
    EXPECT_EQ(config.reals("a", {0, 0, 0, 0}, staff, {0, 1}, "", ""), std::vector<double>(4, 0.5));
    EXPECT_EQ(config.reals("b", {0}, staff, {0, 1}, "", ""), std::vector<double>(4, 1));
}

TEST(Section, BothEndsOfARangeBelongToIt) {
    const auto read = [](const Section& config) {
        config.share("a", 0.5, "");
        config.share("b", 0.5, "");
        config.whole("c", 1, {1, 3}, "", "");
    };
    EXPECT_EQ(problems_of("a = 0\nb = 1.0\nc = 3", read), Messages{});
    EXPECT_EQ(problems_of("a = -0.1\nb = 1.0000001\nc = 4", read).size(), 3u);
}

TEST(Section, ReportsEveryWrongTypeAtOnceInOrderOfLines) {
    EXPECT_EQ(
        problems_of("[culture]\nweight = 'much'\n[policy]\npooled_share = true\nappraisal = 'low'\n[run]\n"
                    "ticks = 5.0\nquiet = 1\ntitle = 2024-01-01\n[world]\nkind = 3\nsystems = 'QF7'\n",
                    read_all),
        (Messages{
            "north.toml:2:1: culture.weight = \"much\": is a text; allowed: a number from 0 to 2 (utility)",
            "north.toml:4:1: policy.pooled_share = true: is true or false; allowed: a number from 0 to 1",
            "north.toml:5:1: policy.appraisal = \"low\": is a text; allowed: a number from 0 to 0.5, or a "
            "list of 4 (board, senior_manager, middle_manager, front_line)",
            "north.toml:7:1: run.ticks = 5.0: is a number with a fraction; allowed: a whole number from 1 "
            "to 10000 (weeks)",
            "north.toml:8:1: run.quiet = 1: is a whole number; allowed: true or false",
            "north.toml:9:1: run.title = 2024-01-01: is a date or time; allowed: a text in quotes",
            "north.toml:11:1: world.kind = 3: is a whole number; allowed: \"toy\", \"england\"",
            "north.toml:12:1: world.systems = \"QF7\": is a text; allowed: a list of \"QF7\", \"QHM\""}));
}

TEST(Section, RefusesWhatIsNotFinite) {
    const auto read = [](const Section& config) {
        config.real("a", 0, {0, std::numeric_limits<double>::infinity()}, "weeks", "");
        config.real("b", 0, {-1, 1}, "1", "");
    };
    EXPECT_EQ(problems_of("a = inf\nb = nan\n", read),
              (Messages{"north.toml:1:1: a = inf: is not finite; allowed: a number of at least 0 (weeks)",
                        "north.toml:2:1: b = nan: is not finite; allowed: a number from -1 to 1"}));
}

TEST(Section, RefusesListsOfTheWrongLengthOrContent) {
    EXPECT_EQ(
        problems_of("[policy]\nappraisal = [0, 0, 0.1]\n", read_all),
        Messages{"north.toml:2:1: policy.appraisal = [0, 0, 0.1]: has 3 entries; allowed: a number from 0 to "
                 "0.5, or a list of 4 (board, senior_manager, middle_manager, front_line)"});
    EXPECT_EQ(problems_of("[policy]\nappraisal = [0, 0.6,\n 'x', nan]\n", read_all).size(), 3u);
    EXPECT_TRUE(problems_of("[policy]\nappraisal = [0, 0.6,\n 0, 0]\n", read_all)[0].starts_with(
        "north.toml:2:17: policy.appraisal = [0, 0.6, 0, 0]: entry 2 (senior_manager), 0.6, is out of "
        "range; "));
    EXPECT_EQ(
        problems_of("world.systems = ['QF7', 'QHN', 3]", read_all),
        (Messages{"north.toml:1:25: world.systems = [\"QF7\", \"QHN\", 3]: entry 2, \"QHN\", is not a known "
                  "word (did you mean \"QHM\"?); allowed: a list of \"QF7\", \"QHM\"",
                  "north.toml:1:32: world.systems = [\"QF7\", \"QHN\", 3]: entry 3, 3, is a whole number; "
                  "allowed: a list of \"QF7\", \"QHM\""}));
}

TEST(Section, RefusesAnUnknownWordWithTheNearest) {
    EXPECT_EQ(
        problems_of("world.kind = 'englnd'", read_all),
        Messages{"north.toml:1:7: world.kind = \"englnd\": is not a known word (did you mean \"england\"?); "
                 "allowed: \"toy\", \"england\""});
    EXPECT_EQ(
        problems_of("world.kind = 'mars'", read_all),
        Messages{
            "north.toml:1:7: world.kind = \"mars\": is not a known word; allowed: \"toy\", \"england\""});
}

TEST(Section, RefusesATableForAValueAndAValueForATable) {
    EXPECT_EQ(
        problems_of("[policy.pooled_share]\nx = 1\n", read_all),
        Messages{
            "north.toml:1:9: policy.pooled_share = { x = 1 }: is a table; allowed: a number from 0 to 1"});
    EXPECT_EQ(problems_of("policy = 3\n", read_all),
              Messages{"north.toml:1:1: policy = 3: is a whole number; allowed: a table, [policy]"});
    EXPECT_EQ(
        problems_of("[[policy]]\npooled_share = 1\n", read_all),
        Messages{"north.toml:1:3: policy = [{ pooled_share = 1 }]: is a list; allowed: a table, [policy]"});
}

TEST(Section, ABadValueGivesTheDefault) {
    const Document document = Document::parse("a = 7\nb = 'x'\nc = [1]", "north.toml");
    const Section config(document);
    EXPECT_EQ(config.share("a", 0.25, ""), 0.25);
    EXPECT_EQ(config.choice("b", 1, {"toy", "england"}, ""), 1u);
    EXPECT_EQ(config.reals("c", {0.5}, staff, {0, 1}, "", ""), std::vector<double>(4, 0.5));
    EXPECT_THROW(config.finish(), InputError);
}

TEST(Section, LongValuesAreCutInMessages) {
    const auto read = [](const Section& config) { config.share("a", 0, ""); };
    const std::string text = "a = '" + std::string(58, 'x') + "\u00e9\u00e9'";
    EXPECT_EQ(problems_of(text, read), Messages{"north.toml:1:1: a = \"" + std::string(58, 'x') +
                                                "...: is a text; allowed: a number from 0 to 1"});
}

TEST(Section, AKeyMayBeReadTwiceInTheSameWay) {
    const Document document = Document::parse("a = 7", "north.toml");
    const Section config(document);
    EXPECT_EQ(config.share("a", 0.25, "one"), config.share("a", 0.25, "another"));
    EXPECT_EQ(config.declarations().size(), 1u);
    EXPECT_EQ(testing::refusals([&] { config.finish(); }).size(), 1u);  // and its problem is told once
}

TEST(Section, AKeyReadInTwoWaysIsAnErrorOfTheProgram) {
    const Document document;
    const Section config(document);
    config.share("policy.a", 0.25, "");
    EXPECT_THROW(config.share("policy.a", 0.5, ""), std::logic_error);
    EXPECT_THROW(config.real("policy.a", 0.25, {0, 2}, "1", ""), std::logic_error);
    EXPECT_THROW(config.real("policy.a", 0.25, {0, 1}, "weeks", ""), std::logic_error);
    EXPECT_THROW(config.text("policy.a", "", ""), std::logic_error);
    EXPECT_THROW(config.lever("policy.a", {0.25}, {}, {0, 1}, "1", ""), std::logic_error);
    EXPECT_THROW(config.share("policy", 0, ""), std::logic_error);
    EXPECT_THROW(config.share("policy.a.b", 0, ""), std::logic_error);
    EXPECT_NO_THROW(config.share("policy.ab", 0, ""));
}

TEST(Section, ADefaultThatIsNotAllowedIsAnErrorOfTheProgram) {
    const Document document;
    const Section config(document);
    EXPECT_THROW(config.share("a", 1.5, ""), std::logic_error);
    EXPECT_THROW(config.share("a", std::numeric_limits<double>::quiet_NaN(), ""), std::logic_error);
    EXPECT_THROW(config.whole("a", 0, {1, 2}, "", ""), std::logic_error);
    EXPECT_THROW(config.choice("a", 2, {"x", "y"}, ""), std::logic_error);
    EXPECT_THROW(config.reals("a", {0, 0}, staff, {0, 1}, "", ""), std::logic_error);
    EXPECT_THROW(config.lever("a", {}, {}, {0, 1}, "", ""), std::logic_error);
}

TEST(Section, AListWithoutElementsIsAsLongAsItIs) {
    const Document document = Document::parse("a = [1, 1, 1]\nb = []\nc = 'x'", "north.toml");
    const Section config(document);
    EXPECT_EQ(config.reals("a", {}, {}, {0, 1}, "", ""), std::vector<double>(3, 1));
    EXPECT_EQ(config.reals("b", {0}, {}, {0, 1}, "", ""), std::vector<double>{});
    EXPECT_EQ(config.reals("d", {0, 1, 1}, {}, {0, 1}, "", ""), (std::vector<double>{0, 1, 1}));
    EXPECT_TRUE(config.is_list("a") && config.is_list("b"));
    EXPECT_FALSE(config.is_list("c") || config.is_list("d"));
    EXPECT_EQ(config.resolved(), "a = [1.0, 1.0, 1.0]\nb = []\nd = [0.0, 1.0, 1.0]\n");
    const auto read = [](const Section& section) { section.reals("a", {}, {}, {0, 1}, "payoff", ""); };
    EXPECT_EQ(
        problems_of("a = 1", read),
        Messages{
            "north.toml:1:1: a = 1: is a whole number; allowed: a list of numbers from 0 to 1 (payoff)"});
    EXPECT_EQ(problems_of("a = [0, 2]", read),
              Messages{"north.toml:1:9: a = [0, 2]: entry 2, 2, is out of range; allowed: a list of numbers "
                       "from 0 to 1 (payoff)"});
}

TEST(Section, ProblemsOfTheModelStandAtTheKey) {
    const auto read = [](const Section& config) {
        config.whole("run.ticks", 624, {1, 10000}, "weeks", "");
        config.whole("run.every", 4, {1, 10000}, "weeks", "");
        config.problem("run.ticks", "must be a multiple of run.every");
        config.problem("run.every", "must divide run.ticks");
        config.problem("world", "is not there");
    };
    EXPECT_EQ(problems_of("[run]\nticks = 50\n", read),
              (Messages{"north.toml: run.every = 4: must divide run.ticks", "north.toml: world: is not there",
                        "north.toml:2:1: run.ticks = 50: must be a multiple of run.every"}));
}

TEST(Section, ReadsLargeWholeNumbersExactly) {
    const Document document = Document::parse("a = 9007199254740993\nb = 0x10", "north.toml");
    const Section config(document);
    EXPECT_EQ(config.whole("a", 0, {0, 9.3e18}, "", ""), 9007199254740993);
    EXPECT_EQ(config.whole("b", 0, {0, 100}, "", ""), 16);
}

TEST(Section, KnowsOfAKeyWhetherItWasWrong) {
    const Document document = Document::parse("[a]\nb = 3\nbc = 0.5\n", "x.toml");
    const Section config(document);
    config.share("a.b", 0, "");
    config.share("a.bc", 0, "");
    EXPECT_TRUE(config.is_wrong("a.b"));
    EXPECT_FALSE(config.is_wrong("a.bc"));
    EXPECT_FALSE(config.is_wrong("a"));
}

}  // namespace
}  // namespace concord
