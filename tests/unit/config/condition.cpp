// What a schedule makes of conditions that have fired, and of what happens once.
#include "engine/config/condition.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <limits>

#include "engine/config/schedule.hpp"

namespace concord {
namespace {

using Values = std::vector<double>;
using Told = std::vector<std::string>;

const std::vector<Axis> axes{{"system", {"QF7", "QHM", "QE1"}}, {"tier", {"board", "front_line"}}};

struct Read {
    explicit Read(const std::string& text)
        : document(Document::parse(text, "north.toml")), config(document) {}

    Schedule schedule() {
        config.lever("policy.pooled_share", {0}, {}, {0, 1}, "share", "");
        config.pulse("shock.need", {-0.9, 2}, "1", "");
        const auto read = [](const Section& table) { return "turn " + table.text("turn", "", ""); };
        Schedule schedule(config, axes, {{"turn", true, read}}, "week");
        config.finish();
        return schedule;
    }

    Document document;
    Section config;
};

Schedule parsed(const std::string& text) {
    return Read("[[intervention]]\n" + text).schedule();
}

/// The values of one lever, a cell after the other.
Values at(const Schedule& schedule, Tick t, const Firings& firings, std::size_t lever = 0) {
    Values all(schedule.cells() * schedule.levers()), values;
    schedule.values(t, firings, all);
    for (std::size_t cell = 0; cell < schedule.cells(); ++cell)
        values.push_back(all[cell * schedule.levers() + lever]);
    return values;
}

Told told(const std::vector<Schedule::Event>& events) {
    Told texts;
    for (const auto& [tick, text] : events) texts.push_back(std::to_string(tick) + " " + text);
    return texts;
}

const std::string low_trust =
    "when = { observable = 'trust', below = 0.4, for = 52, release = 0.5, "
    "cooling_off = 8, scope = 'system' }\n";

TEST(Condition, HoldsBeyondItsThresholdAndIsReleasedAtItsLevel) {
    Condition below;
    below.threshold = 0.4;
    EXPECT_TRUE(below.holds(0.39));
    EXPECT_FALSE(below.holds(0.4));
    EXPECT_FALSE(below.releases(1));
    below.release = 0.5;
    EXPECT_TRUE(below.releases(0.5));
    EXPECT_FALSE(below.releases(0.49));
    Condition above = below;
    above.above = true;
    above.release = 0.3;
    EXPECT_TRUE(above.holds(0.41));
    EXPECT_FALSE(above.holds(0.4));
    EXPECT_TRUE(above.releases(0.3));
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(above.holds(undefined) || above.releases(undefined));
}

TEST(Condition, IsReadWithItsPlaces) {
    const Schedule schedule = parsed("at = 20\nuntil = 90\nwhere.system = ['QE1', 'QF7']\n" + low_trust +
                                     "set.policy.pooled_share = 0.3\n");
    ASSERT_EQ(schedule.conditions().size(), 1u);
    const Condition& read = schedule.conditions().front();
    EXPECT_EQ(read.observable, "trust");
    EXPECT_EQ(read.scope, "system");
    EXPECT_EQ(read.at, (Told{"QF7", "QE1"}));  // where the change holds
    EXPECT_EQ(read.lasting, 52u);
    EXPECT_EQ(read.cooling_off, 8u);
    EXPECT_EQ(read.earliest, 20u);
    EXPECT_EQ(read.until, 90u);
    EXPECT_EQ(read.place.line, 5u);
    EXPECT_EQ(read.place.column, 10u);
    EXPECT_EQ(text_of(read, "week"), "trust below 0.4 for 52 weeks");
}

TEST(Condition, ChangesHoldWhereItFiredFromThenOn) {
    const Schedule schedule = parsed(low_trust + "where.tier = 'board'\nset.policy.pooled_share = 0.3\n");
    const Firings firings{{never, 10, never}, {never, never, never}, {0, 1, 0}};
    EXPECT_EQ(at(schedule, 9, firings), Values(6, 0));
    EXPECT_EQ(at(schedule, 10, firings), (Values{0, 0, 0.3, 0, 0, 0}));
    EXPECT_EQ(at(schedule, 10, {}), Values(6, 0));  // nothing has fired
    EXPECT_TRUE(schedule.changes_at(10, firings));
    EXPECT_FALSE(schedule.changes_at(9, firings));
    EXPECT_FALSE(schedule.changes_at(11, firings));
    EXPECT_FALSE(schedule.changes_at(10));
}

TEST(Condition, ARampStartsFromWhatIsInForceWhereItFired) {
    const Schedule schedule = parsed(low_trust +
                                     "over = 4\nset.policy.pooled_share = 0.5\n[[intervention]]\nat = 5\n"
                                     "set.policy.pooled_share = 0.1\n");
    const Firings firings{{8, 2, never}, {never, never, never}, {1, 1, 0}};
    // QF7 fired after the step to 0.1, so it rises from there; QHM before, so the step overrules it.
    EXPECT_EQ(at(schedule, 4, firings), (Values{0, 0, 0.25, 0.25, 0, 0}));
    EXPECT_EQ(at(schedule, 10, firings), (Values{0.1 + 0.4 / 2, 0.1 + 0.4 / 2, 0.1, 0.1, 0.1, 0.1}));
    EXPECT_EQ(at(schedule, 12, firings), (Values{0.5, 0.5, 0.1, 0.1, 0.1, 0.1}));
    for (Tick t = 8; t <= 12; ++t) EXPECT_TRUE(schedule.changes_at(t, firings)) << t;
    EXPECT_FALSE(schedule.changes_at(13, firings));
}

TEST(Condition, WhatIsLiftedLeavesWhatElseIsInForce) {
    const Schedule schedule = parsed(low_trust +
                                     "set.policy.pooled_share = 0.5\n[[intervention]]\nat = 5\n"
                                     "set.policy.pooled_share = 0.1\n");
    Firings firings{{8, never, never}, {20, never, never}, {1, 0, 0}};
    EXPECT_EQ(at(schedule, 19, firings).front(), 0.5);
    EXPECT_EQ(at(schedule, 20, firings).front(), 0.1);
    EXPECT_TRUE(schedule.changes_at(20, firings));
    firings.fired[0] = 40;  // again
    EXPECT_EQ(at(schedule, 39, firings).front(), 0.1);
    EXPECT_EQ(at(schedule, 40, firings).front(), 0.5);
    EXPECT_EQ(at(schedule, 400, firings).front(), 0.5);
}

TEST(Condition, WhatHasFiredEndsAtUntil) {
    const Schedule schedule = parsed(low_trust + "until = 30\nset.policy.pooled_share = 0.5\n");
    const Firings firings{{8, 35, never}, {never, never, never}, {1, 1, 0}};
    EXPECT_EQ(at(schedule, 29, firings).front(), 0.5);
    EXPECT_EQ(at(schedule, 30, firings).front(), 0);
    EXPECT_TRUE(schedule.changes_at(30, firings));
    EXPECT_EQ(at(schedule, 36, firings), Values(6, 0));
}

TEST(Pulse, IsFeltInOneTick) {
    const Schedule schedule = parsed("at = 5\nwhere.system = 'QHM'\nset = { 'shock.need' = -0.5 }\n");
    EXPECT_EQ(at(schedule, 4, {}, 1), Values(6, 0));
    EXPECT_EQ(at(schedule, 5, {}, 1), (Values{0, 0, -0.5, -0.5, 0, 0}));
    EXPECT_EQ(at(schedule, 6, {}, 1), Values(6, 0));
    for (const Tick t : {0u, 5u, 6u}) EXPECT_TRUE(schedule.changes_at(t)) << t;
    for (const Tick t : {1u, 4u, 7u}) EXPECT_FALSE(schedule.changes_at(t)) << t;
}

TEST(Pulse, IsFeltEachTimeAConditionFires) {
    const Schedule schedule = parsed(low_trust + "set = { 'shock.need' = 1 }\n");
    const Firings firings{{never, 7, never}, {never, 3, never}, {0, 2, 0}};
    EXPECT_EQ(at(schedule, 7, firings, 1), (Values{0, 0, 1, 1, 0, 0}));
    EXPECT_EQ(at(schedule, 8, firings, 1), Values(6, 0));
    EXPECT_TRUE(schedule.changes_at(8, firings));
}

TEST(Deed, IsDueOnceWhereItsConditionFired) {
    const Schedule schedule = parsed("at = 4\nwhere.tier = 'front_line'\nturn = 'A'\n[[intervention]]\n" +
                                     low_trust + "turn = 'B'\n");
    const Firings firings{{never, 7, 4}, {never, never, never}, {0, 1, 1}};
    EXPECT_TRUE(schedule.deeds_at(3, firings).empty());
    const std::vector<Deed> due = schedule.deeds_at(4, firings);
    ASSERT_EQ(due.size(), 2u);
    EXPECT_EQ(due[0].number, 0u);
    EXPECT_EQ(due[0].cells, (std::vector<std::size_t>{1, 3, 5}));
    EXPECT_EQ(due[1].number, 1u);
    EXPECT_EQ(due[1].cells, (std::vector<std::size_t>{4, 5}));
    EXPECT_TRUE(schedule.deeds_at(5, firings).empty());
    EXPECT_EQ(schedule.deeds_at(7, firings).size(), 1u);
}

TEST(Schedule, TellsPeopleWhatWaitsAndWhatHappensOnce) {
    const Schedule schedule =
        parsed(low_trust +
               "over = 26\nset = { 'policy.pooled_share' = 0.3 }\n[[intervention]]\nat = 4\n"
               "where.system = 'QF7'\nset = { 'shock.need' = 0.5 }\nturn = 'A'\n[[intervention]]\n"
               "at = 2\nwhen = { observable = 'load', above = 1 }\nturn = 'B'\n");
    EXPECT_EQ(told(schedule.events()),
              (Told{"0 trust below 0.4 for 52 weeks, by system: pooled_share -> 0.3 over 26 weeks; lifted at "
                    "0.5, again after 8 weeks",
                    "2 load above 1: turn B", "4 shock.need 0.5 (system QF7)", "4 turn A (system QF7)"}));
}

TEST(Schedule, TellsPeopleWhatFired) {
    const Schedule schedule =
        parsed(low_trust +
               "set = { 'policy.pooled_share' = 0.3 }\n[[intervention]]\nat = 100\n"
               "set.policy.pooled_share = 0.1\n[[intervention]]\n"
               "when = { observable = 'load', above = 1 }\nset = { 'shock.need' = 0.5 }\n");
    const Firings firings{{131, never, 60, 77}, {150, never, 20, never}, {1, 0, 2, 1}};
    EXPECT_EQ(
        told(schedule.fired(firings)),
        (Told{"60 trust below 0.4 for 52 weeks in QE1 (the last of 2 times): policy.pooled_share 0 -> 0.3",
              "77 load above 1: shock.need 0.5",
              "131 trust below 0.4 for 52 weeks in QF7: policy.pooled_share 0.1 -> 0.3",
              "150 trust back at 0.5 in QF7: policy.pooled_share 0.3 -> 0.1"}));
    const Firings one{{never, never, 60, never}, {never, never, never, never}, {0, 0, 1, 0}};
    EXPECT_EQ(told(schedule.fired(one)),
              (Told{"60 trust below 0.4 for 52 weeks in QE1: policy.pooled_share 0 -> 0.3",
                    fmt::format("{} load above 1", never)}));
}

}  // namespace
}  // namespace concord
