// Document::set: what --set puts on top of a file.
#include <gtest/gtest.h>

#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

using testing::Messages;
using testing::problems_of;
using testing::refusals;

Document with(const std::string& text, const std::vector<std::string>& overrides) {
    Document document = Document::parse(text, "north.toml");
    for (const std::string& assignment : overrides) document.set(assignment);
    return document;
}

TEST(Overrides, ReplaceAddAndCreate) {
    const Document document = with("[policy]\ndetection = 0.1\nlabel = 0.5\n",
                                   {"policy.detection=0.2", " policy.mandate = 0.3 ", "run.seed=7"});
    const Section section(document);
    EXPECT_EQ(section.share("policy.detection", 0.4, ""), 0.2);
    EXPECT_EQ(section.share("policy.label", 0, ""), 0.5);
    EXPECT_EQ(section.share("policy.mandate", 0, ""), 0.3);
    EXPECT_EQ(section.whole("run.seed", 1, {0, 100}, "", ""), 7);
    EXPECT_NO_THROW(section.finish());
}

TEST(Overrides, TheLastOneHolds) {
    const Document document = with("", {"run.seed=7", "run.seed=8"});
    EXPECT_EQ(Section(document).whole("run.seed", 1, {0, 100}, "", ""), 8);
}

TEST(Overrides, WhatIsNotTomlIsText) {
    const Document document = with("", {"a=england", "b=\"quoted\"", "c=x = \"y\" \\ z", "d=", "e=1\nf = 2"});
    const Section section(document);
    EXPECT_EQ(section.text("a", "", ""), "england");
    EXPECT_EQ(section.text("b", "", ""), "quoted");
    EXPECT_EQ(section.text("c", "", ""), "x = \"y\" \\ z");
    EXPECT_EQ(section.text("d", "default", ""), "");
    EXPECT_EQ(section.text("e", "", ""), "1\nf = 2");
    EXPECT_NO_THROW(section.finish());
}

TEST(Overrides, ListsReplaceLists) {
    const Document document = with("world.systems = [\"QE1\"]\npolicy.appraisal = 0.5\n",
                                   {"world.systems=[\"QF7\",\"QHM\"]", "policy.appraisal=[0,0,0.1,0.1]"});
    const Section section(document);
    EXPECT_EQ(section.texts("world.systems", {}, ""), (std::vector<std::string>{"QF7", "QHM"}));
    EXPECT_EQ(section.reals("policy.appraisal", {0}, {"a", "b", "c", "d"}, {0, 0.5}, "1", ""),
              (std::vector<double>{0, 0, 0.1, 0.1}));
    EXPECT_NO_THROW(section.finish());
}

TEST(Overrides, TablesArePutOnTopKeyByKey) {
    const Document document = with("[policy]\na = 1\nb = 2\n", {"policy={ b = 3, c = 4 }"});
    const Section section(document);
    const Range any{0, 9};
    EXPECT_EQ(section.whole("policy.a", 0, any, "", ""), 1);
    EXPECT_EQ(section.whole("policy.b", 0, any, "", ""), 3);
    EXPECT_EQ(section.whole("policy.c", 0, any, "", ""), 4);
}

TEST(Overrides, ArraysOfTablesAreReplaced) {
    const Document document = with("[[arm]]\nn = 1\n[[arm]]\nn = 2\n", {"arm=[{ n = 3 }]"});
    const std::vector<Section> arms = Section(document).tables("arm");
    ASSERT_EQ(arms.size(), 1u);
    EXPECT_EQ(arms[0].whole("n", 0, {0, 9}, "", ""), 3);
}

namespace {
constexpr const char* of_arms =
    "[[arm]]\n[[arm.intervention]]\nat = 1\n[[intervention]]\nat = 2\n[[arm]]\n[[arm.intervention]]\n"
    "at = 3\n[[arm.intervention]]\nat = \"x\"\n";

std::vector<std::int64_t> times_of(const Section& section) {
    std::vector<std::int64_t> times;
    for (const Section& one : section.tables("intervention"))
        times.push_back(one.whole("at", 0, {0, 9}, "", ""));
    return times;
}
}  // namespace

TEST(Overrides, TablesOfAnArrayAreMovedBehindThoseOfAnother) {
    Document document = with(of_arms, {});
    document.move_tables("arm[0].intervention", "intervention");
    EXPECT_EQ(times_of(Section(document)), (std::vector<std::int64_t>{2, 1}));
    const Document copy = document.copy();
    EXPECT_EQ(times_of(Section(copy)), (std::vector<std::int64_t>{2, 1}));
    document.set("intervention = [{ at = 5 }]");
    const Document other = document.copy();
    EXPECT_EQ(times_of(Section(other)), (std::vector<std::int64_t>{5}));
}

TEST(Overrides, TablesThatWereMovedKeepTheirPlaces) {
    Document document = with(of_arms, {});
    document.move_tables("arm[1].intervention", "intervention");
    const Document copy = document.copy();
    const Section section(copy);
    EXPECT_EQ(times_of(section), (std::vector<std::int64_t>{2, 3, 0}));
    section.set_aside("arm");
    EXPECT_EQ(
        refusals([&] { section.finish(); }),
        Messages{"north.toml:10:1: intervention.at = \"x\": is a text; allowed: a whole number from 0 to "
                 "9"});
}

TEST(Overrides, WhatAreNoTablesStaysWhereItIs) {
    Document document =
        with("intervention = 3\n[[arm]]\nintervention = [{ at = 1 }]\n[[arm]]\nintervention = 4", {});
    for (const char* from : {"arm[0].intervention", "arm[1].intervention", "arm[2].intervention", "bar.x"})
        document.move_tables(from, "intervention");
    EXPECT_EQ(Section(document).whole("intervention", 1, {0, 9}, "", ""), 3);
    for (const char* from : {"arm[1].intervention", "arm[2].intervention", "bar.x"})
        document.move_tables(from, "other");
    EXPECT_EQ(Section(document).tables("other").size(), 0u);
}

TEST(Overrides, AnUnknownKeyIsReportedAsTheOverride) {
    const auto read = [](const Section& section) { section.share("policy.pooled_share", 0, ""); };
    EXPECT_EQ(problems_of("[policy]\npooled_shar = 1\n", read, {"policy.pooled_shar=0.5"}),
              Messages{"--set policy.pooled_shar: policy.pooled_shar: unknown key "
                       "(did you mean policy.pooled_share?)"});
    EXPECT_EQ(problems_of("", read, {"polcy.pooled_share=0.5"}),
              Messages{"--set polcy.pooled_share: polcy: unknown key (did you mean policy?)"});
}

TEST(Overrides, ABadValueIsReportedAsTheOverrideAfterTheFile) {
    const auto read = [](const Section& section) {
        section.share("policy.a", 0, "");
        section.share("policy.b", 0, "");
        section.reals("policy.c", {0}, {"x", "y"}, {0, 1}, "1", "");
    };
    EXPECT_EQ(problems_of("policy.a = 0\npolicy.b = 2\n", read, {"policy.a=0.3.1", "policy.c=[0, 5]"}),
              (Messages{"north.toml:2:8: policy.b = 2: is out of range; allowed: a number from 0 to 1",
                        "--set policy.a: policy.a = \"0.3.1\": is a text; allowed: a number from 0 to 1",
                        "--set policy.c: policy.c = [0, 5]: entry 2 (y), 5, is out of range; allowed: "
                        "a number from 0 to 1, or a list of 2 (x, y)"}));
}

TEST(Overrides, AValueForATableIsRefused) {
    const auto read = [](const Section& section) { section.share("policy.a", 0, ""); };
    EXPECT_EQ(problems_of("policy.a = 0.5", read, {"policy=3"}),
              Messages{"--set policy: policy = 3: is a whole number; allowed: a table, [policy]"});
    EXPECT_EQ(refusals([] { with("policy = 3", {"policy.a=1"}); }),
              Messages{"--set policy.a: policy is not a table in north.toml"});
    EXPECT_EQ(refusals([] { with("[[intervention]]", {"intervention.at=1"}); }),
              Messages{"--set intervention.at: intervention is not a table in north.toml"});
}

TEST(Overrides, RefuseWhatIsNoAssignment) {
    EXPECT_EQ(refusals([] { with("", {"policy.detection"}); }),
              Messages{"--set policy.detection: no \"=\"; allowed: KEY=VALUE"});
    const std::string rule = ": not a key; allowed: letters, digits, _ and -, joined by dots";
    for (const std::string key : {"", ".a", "a.", "a..b", "a b", "\"a\"", "a[0].b"})
        EXPECT_EQ(refusals([&] { with("", {key + "=1"}); }), Messages{"--set " + key + rule});
    EXPECT_EQ(refusals([] { with("", {"title=\xff"}); }),
              Messages{"--set title: the value is not UTF-8 text"});
}

}  // namespace
}  // namespace concord
