#include "engine/config/assignment.hpp"

#include <gtest/gtest.h>

#include "engine/config/section.hpp"

namespace concord {
namespace {

const char* const text = R"([world]
kind = "toy"
[experiment.sweep]
"policy.detection" = [0.1, 0.4]
policy.label = "new"
[[experiment.arm]]
name = "pooled"
set = { "policy.pooled_share" = 0.5, policy.tier = [1, 2] }
)";

TEST(Assignments, AreKeysAndValuesAsWritten) {
    const Document document = Document::parse(text, "north.toml");
    const Section config(document);
    const auto sweep = config.assignments("experiment.sweep");
    ASSERT_EQ(sweep.size(), 2u);
    EXPECT_EQ(sweep[0].key, "policy.detection");
    EXPECT_TRUE(sweep[0].is_list);
    EXPECT_EQ(sweep[0].values, (std::vector<std::string>{"0.1", "0.4"}));
    EXPECT_EQ(sweep[1].key, "policy.label");
    EXPECT_FALSE(sweep[1].is_list);
    EXPECT_EQ(sweep[1].values, std::vector<std::string>{"\"new\""});
    const auto set = config.tables("experiment.arm").at(0).assignments("set");
    ASSERT_EQ(set.size(), 2u);
    EXPECT_EQ(set[0].key, "policy.pooled_share");
    EXPECT_EQ(set[1].key, "policy.tier");
    EXPECT_TRUE(set[1].is_list);
    EXPECT_TRUE(config.assignments("experiment.range").empty());
}

TEST(Assignments, HaveTheirPlaceInTheFile) {
    const Document document = Document::parse(text, "north.toml");
    const Section config(document);
    config.problem(config.assignments("experiment.sweep").at(0), "is no parameter");
    config.text("world.kind", "", "");
    config.set_aside("experiment.arm");
    try {
        config.finish();
        FAIL();
    } catch (const InputError& error) {
        EXPECT_STREQ(error.what(), "north.toml:4:1: policy.detection = [0.1, 0.4]: is no parameter");
    }
}

TEST(Assignments, OfSomethingElseAreRefused) {
    const Document document = Document::parse("[experiment]\nsweep = 3\n", "north.toml");
    const Section config(document);
    EXPECT_TRUE(config.assignments("experiment.sweep").empty());
    try {
        config.finish();
        FAIL();
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("north.toml:2:1: experiment.sweep = 3"), std::string::npos)
            << error.what();
    }
}

TEST(Assignments, AreWrittenIntoTheResolvedConfiguration) {
    const Document document = Document::parse(text, "north.toml");
    const Section config(document);
    config.text("world.kind", "", "");
    config.assignments("experiment.sweep");
    config.tables("experiment.arm").at(0).assignments("set");
    const Document again = Document::parse(config.resolved(), "again");
    const Section same(again);
    EXPECT_EQ(same.assignments("experiment.sweep").size(), 2u);
    EXPECT_EQ(same.tables("experiment.arm").at(0).assignments("set").size(), 2u);
}

TEST(DocumentCopy, HasTheSameTextAndOverrides) {
    Document document = Document::parse("[run]\nticks = 10\n", "north.toml");
    document.set("run.seed=3");
    Document copy = document.copy();
    copy.set("run.ticks", "x7", "north.toml:12:5, arm \"pooled\"");
    const Section one(document), other(copy);
    EXPECT_EQ(one.whole("run.ticks", 1, {0, 100}, "tick", ""), 10);
    EXPECT_EQ(other.whole("run.seed", 1, {0, 100}, "1", ""), 3);
    other.whole("run.ticks", 1, {0, 100}, "tick", "");
    try {
        other.finish();
        FAIL();
    } catch (const InputError& error) {
        EXPECT_TRUE(std::string(error.what()).starts_with("north.toml:12:5, arm \"pooled\": run.ticks = "))
            << error.what();
    }
}

}  // namespace
}  // namespace concord
