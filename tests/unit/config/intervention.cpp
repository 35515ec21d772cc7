// What may be wrong with an [[intervention]].
#include <gtest/gtest.h>

#include "engine/config/schedule.hpp"
#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

using testing::Messages;

void read(const Section& config) {
    config.lever("policy.pooled_share", {0}, {}, {0, 1}, "share", "");
    config.lever("policy.appraisal", {0}, {"board", "front_line"}, {0, 0.5}, "1", "");
    config.lever("policy.pool_scope", 0, {"system", "place"}, "");
    config.share("culture.weight", 0.5, "");
    Schedule(config, {{"system", {"QF7", "QHM"}}, {"tier", {"board", "front_line"}}});
    config.share("read.after_the_schedule", 0.5, "");
}

Messages problems(const std::string& text, const std::vector<std::string>& overrides = {}) {
    return testing::problems_of("[[intervention]]\n" + text, read, overrides);
}

TEST(Intervention, AGoodOneIsAccepted) {
    EXPECT_EQ(problems("at = 260\nover = 52\nuntil = 520\nwhere = { system = 'QF7', tier = ['board'] }\n"
                       "set = { 'policy.pooled_share' = 0.3 }"),
              Messages{});
}

TEST(Intervention, UnknownKeysAreNamedWithAllThatAreKnown) {
    EXPECT_EQ(
        problems("wann = 5\nset.policy.pooled_share = 1\n"),
        Messages{
            "north.toml:2:1: intervention.wann: unknown key; allowed: at, over, until, set, when, where"});
    EXPECT_EQ(
        problems("untill = 5\nset.policy.pooled_share = 1\n"),
        Messages{
            "north.toml:2:1: intervention.untill: unknown key (did you mean intervention.until?); allowed: "
            "at, over, until, set, when, where"});
    EXPECT_EQ(
        problems("policy.pooled_share = 0.3\n"),
        (Messages{"north.toml:1:1: intervention.set: is missing; allowed: a table of levers and their values",
                  "north.toml:2:1: intervention.policy: unknown key (did you mean "
                  "intervention.set.policy?); allowed: at, over, until, set, when, where"}));
    EXPECT_EQ(problems("'policy.pooled_share' = 0.3\nset.policy.pooled_share = 1\n"),
              Messages{"north.toml:2:1: intervention.\"policy.pooled_share\": unknown key (did you mean "
                       "intervention.set.policy.pooled_share?)"});
}

TEST(Intervention, TicksAreWholeAndInOrder) {
    EXPECT_EQ(
        problems("at = 1.5\nover = -1\nuntil = 'end'\nset.policy.pooled_share = 1\n"),
        (Messages{
            "north.toml:2:1: intervention.at = 1.5: is a number with a fraction; allowed: a whole number "
            "from 0 to 4294967295 (ticks)",
            "north.toml:3:1: intervention.over = -1: is out of range; allowed: a whole number from 0 to "
            "4294967295 (ticks)",
            "north.toml:4:1: intervention.until = \"end\": is a text; allowed: a whole number from 0 to "
            "4294967295 (ticks)"}));
    EXPECT_EQ(problems("at = 20\nuntil = 20\nset.policy.pooled_share = 1\n"),
              Messages{"north.toml:3:1: intervention.until = 20: must be after at = 20"});
}

TEST(Intervention, OnlyLeversMayBeSet) {
    EXPECT_EQ(
        problems("set = { 'policy.pooled_shar' = 1 }\n"),
        Messages{"north.toml:2:9: policy.pooled_shar: unknown lever (did you mean policy.pooled_share?)"});
    EXPECT_EQ(problems("[intervention.set.policy]\nwelfare = 1\n"),
              Messages{"north.toml:3:1: policy.welfare: unknown lever"});
    EXPECT_EQ(
        problems("set.culture.weight = 1\n"),
        Messages{"north.toml:2:13: culture.weight = 1: is not a lever and stays the same for the whole run"});
}

TEST(Intervention, ValuesAreCheckedAsThoseOfTheLever) {
    EXPECT_EQ(
        problems("[intervention.set]\npolicy.pooled_share = 1.5\npolicy.pool_scope = 'plaice'\n"
                 "policy.appraisal = [0.1]\n"),
        (Messages{
            "north.toml:3:8: policy.pooled_share = 1.5: is out of range; allowed: a number from 0 to 1 "
            "(share)",
            "north.toml:4:8: policy.pool_scope = \"plaice\": is not a known word (did you mean \"place\"?); "
            "allowed: \"system\", \"place\"",
            "north.toml:5:8: policy.appraisal = [0.1]: has 1 entry; allowed: a number from 0 to 0.5, or a "
            "list of 2 (board, front_line)"}));
    EXPECT_EQ(
        problems("set.policy.pooled_share = [0, 1]\n"),
        Messages{"north.toml:2:12: policy.pooled_share = [0, 1]: is a list; allowed: a number from 0 to 1 "
                 "(share)"});
}

TEST(Intervention, WordsDoNotRamp) {
    EXPECT_EQ(
        problems("over = 3\nset.policy.pool_scope = 'place'\n"),
        Messages{
            "north.toml:2:1: intervention.over = 3: policy.pool_scope is a word and cannot change little by "
            "little; allowed: 0"});
}

TEST(Intervention, MustSetSomethingOnce) {
    EXPECT_EQ(
        problems("at = 3\n"),
        Messages{
            "north.toml:1:1: intervention.set: is missing; allowed: a table of levers and their values"});
    EXPECT_EQ(
        problems("set = {}\n"),
        Messages{"north.toml:2:1: intervention.set = {}: sets nothing; allowed: levers and their values"});
    EXPECT_EQ(
        problems("set = 'policy'\n"),
        Messages{"north.toml:2:1: intervention.set = \"policy\": is a text; allowed: a table of levers and "
                 "their values"});
    EXPECT_EQ(problems("set = { policy.pooled_share = 1, 'policy.pooled_share' = 0.5 }\n"),
              Messages{"north.toml:2:34: policy.pooled_share = 0.5: is set twice here"});
}

TEST(Intervention, UnknownAxesAndLabelsAreNamedWithTheNearest) {
    EXPECT_EQ(
        problems("where = { sytem = 'QF7' }\nset.policy.pooled_share = 1\n"),
        Messages{
            "north.toml:2:11: intervention.where.sytem: unknown axis (did you mean \"system\"?); allowed: "
            "\"system\", \"tier\""});
    EXPECT_EQ(
        problems("where = { system = 'QF8' }\nset.policy.pooled_share = 1\n"),
        Messages{"north.toml:2:11: intervention.where.system = \"QF8\": is not a known word (did you mean "
                 "\"QF7\"?); allowed: \"QF7\", \"QHM\""});
    EXPECT_EQ(
        problems("where = { tier = ['board', 'bord'] }\nset.policy.pooled_share = 1\n"),
        Messages{
            "north.toml:2:28: intervention.where.tier = [\"board\", \"bord\"]: entry 2, \"bord\", is not a "
            "known word (did you mean \"board\"?); allowed: a list of \"board\", \"front_line\""});
}

TEST(Intervention, WhereIsATableOfWords) {
    EXPECT_EQ(
        problems("where = 'QF7'\nset.policy.pooled_share = 1\n"),
        Messages{
            "north.toml:2:1: intervention.where = \"QF7\": is a text; allowed: a table such as { system = "
            "\"CODE\" }"});
    EXPECT_EQ(
        problems("where = { tier = 3, system = [] }\nset.policy.pooled_share = 1\n"),
        (Messages{
            "north.toml:2:11: intervention.where.tier = 3: is a whole number; allowed: a list of \"board\", "
            "\"front_line\"",
            "north.toml:2:21: intervention.where.system = []: is empty; allowed: a list of \"QF7\", "
            "\"QHM\""}));
}

TEST(Intervention, AnOverrideIsReportedAsOne) {
    EXPECT_EQ(
        problems("set.policy.pooled_share = 1", {"intervention=[{ at = 3, set = { 'policy.labl' = 1 } }]"}),
        Messages{"--set intervention: policy.labl: unknown lever"});
}

}  // namespace
}  // namespace concord
