#include "engine/config/schedule.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

const std::vector<Axis> axes{{"system", {"QF7", "QHM", "QE1"}}, {"tier", {"board", "front_line"}}};

// Three levers: a share, one by tier, one of words.
Schedule schedule_of(const Section& config, const std::vector<Axis>& over = axes) {
    config.lever("policy.pooled_share", {0}, {}, {0, 1}, "share", "");
    config.lever("policy.appraisal", {0.1, 0.2}, {"board", "front_line"}, {0, 0.5}, "1", "");
    config.lever("policy.pool_scope", 0, {"system", "place"}, "");
    config.share("culture.weight", 0.5, "");
    return Schedule(config, over);
}

Schedule parsed(const std::string& text) {
    const Document document = Document::parse(text, "north.toml");
    const Section config(document);
    Schedule schedule = schedule_of(config);
    config.finish();
    return schedule;
}

std::vector<double> values_at(const Schedule& schedule, Tick t) {
    std::vector<double> values(schedule.cells() * schedule.levers());
    schedule.values(t, values);
    return values;
}

// The values of one lever, a cell after the other.
std::vector<double> lever_at(const Schedule& schedule, Tick t, std::size_t lever) {
    std::vector<double> of_lever;
    const std::vector<double> all = values_at(schedule, t);
    for (std::size_t cell = 0; cell < schedule.cells(); ++cell)
        of_lever.push_back(all[cell * schedule.levers() + lever]);
    return of_lever;
}

double pooled_at(const Schedule& schedule, Tick t) {
    return lever_at(schedule, t, 0).front();
}

using Values = std::vector<double>;

TEST(Schedule, WithoutInterventionsHoldsTheBase) {
    const Schedule schedule = parsed("policy.pooled_share = 0.25\npolicy.pool_scope = 'place'");
    EXPECT_EQ(schedule.cells(), 6u);
    EXPECT_EQ(schedule.levers(), 3u);
    EXPECT_EQ(lever_at(schedule, 0, 0), Values(6, 0.25));
    EXPECT_EQ(lever_at(schedule, 99, 1), (Values{0.1, 0.2, 0.1, 0.2, 0.1, 0.2}));
    EXPECT_EQ(lever_at(schedule, 0, 2), Values(6, 1));
    EXPECT_TRUE(schedule.changes_at(0));
    EXPECT_FALSE(schedule.changes_at(1));
    EXPECT_TRUE(schedule.events().empty());
}

TEST(Schedule, ALeverReadTwiceIsOneLever) {
    const Document document;
    const Section config(document);
    EXPECT_EQ(config.lever("a", {0}, {}, {0, 1}, "", "").index, 0u);
    EXPECT_EQ(config.lever("b", 0, {"x"}, "").index, 1u);
    EXPECT_EQ(config.lever("a", {0}, {}, {0, 1}, "", "").index, 0u);
    EXPECT_EQ(Schedule(config, {}).levers(), 2u);
}

TEST(Schedule, WithoutAxesHasOneCell) {
    const Document document = Document::parse("[[intervention]]\nat = 5\nset = { a = 1 }", "north.toml");
    const Section config(document);
    config.lever("a", {0}, {}, {0, 1}, "", "");
    const Schedule schedule(config, {});
    EXPECT_EQ(schedule.cells(), 1u);
    EXPECT_EQ(values_at(schedule, 4), Values{0});
    EXPECT_EQ(values_at(schedule, 5), Values{1});
}

TEST(Schedule, AStepHoldsFromItsTickUntilItsEnd) {
    const Schedule schedule = parsed(
        "[[intervention]]\nat = 10\nuntil = 20\nset = { 'policy.pooled_share' = 0.3, policy.pool_scope = "
        "'place' }");
    EXPECT_EQ(pooled_at(schedule, 9), 0);
    EXPECT_EQ(pooled_at(schedule, 10), 0.3);
    EXPECT_EQ(pooled_at(schedule, 19), 0.3);
    EXPECT_EQ(pooled_at(schedule, 20), 0);
    EXPECT_EQ(lever_at(schedule, 10, 2), Values(6, 1));
    for (const Tick t : {0u, 10u, 20u}) EXPECT_TRUE(schedule.changes_at(t)) << t;
    for (const Tick t : {1u, 9u, 11u, 19u, 21u}) EXPECT_FALSE(schedule.changes_at(t)) << t;
}

TEST(Schedule, ARampIsLinearAndEndsExactlyAtItsTarget) {
    const Schedule schedule = parsed(
        "policy.pooled_share = 0.1\n[[intervention]]\nat = 10\nover = 7\nset.policy.pooled_share = 0.7");
    EXPECT_EQ(pooled_at(schedule, 10), 0.1);
    for (Tick t = 10; t <= 17; ++t) EXPECT_NEAR(pooled_at(schedule, t), 0.1 + 0.6 * (t - 10) / 7, 1e-15) << t;
    EXPECT_EQ(pooled_at(schedule, 17), 0.7);
    EXPECT_EQ(pooled_at(schedule, 1000), 0.7);
    for (Tick t = 11; t <= 17; ++t) EXPECT_TRUE(schedule.changes_at(t)) << t;
    EXPECT_FALSE(schedule.changes_at(18));
}

TEST(Schedule, ChangesAreAppliedInOrderOfTheirTickThenOfTheFile) {
    const Schedule schedule = parsed(
        "[[intervention]]\nat = 20\nover = 10\nset.policy.pooled_share = 1\n"
        "[[intervention]]\nat = 10\nset.policy.pooled_share = 0.25\n"
        "[[intervention]]\nat = 10\nset.policy.pooled_share = 0.5\n");
    EXPECT_EQ(pooled_at(schedule, 10), 0.5);
    EXPECT_EQ(pooled_at(schedule, 20), 0.5);  // the ramp starts from the value in force
    EXPECT_EQ(pooled_at(schedule, 25), 0.75);
    EXPECT_EQ(pooled_at(schedule, 30), 1);
}

TEST(Schedule, WhatEndsLeavesWhatElseIsInForce) {
    const Schedule schedule = parsed(
        "[[intervention]]\nat = 10\nuntil = 30\nset.policy.pooled_share = 0.5\n"
        "[[intervention]]\nat = 20\nset.policy.pooled_share = 0.2\n"
        "[[intervention]]\nat = 25\nuntil = 26\nset.policy.pooled_share = 0.9\n");
    EXPECT_EQ(pooled_at(schedule, 15), 0.5);
    EXPECT_EQ(pooled_at(schedule, 25), 0.9);
    EXPECT_EQ(pooled_at(schedule, 26), 0.2);
    EXPECT_EQ(pooled_at(schedule, 30), 0.2);
}

TEST(Schedule, WhereChoosesCells) {
    const Schedule schedule = parsed(
        "[[intervention]]\nwhere = { system = ['QE1', 'QF7'], tier = 'board' }\nset.policy.pooled_share = "
        "0.3\n"
        "[[intervention]]\nat = 5\nwhere = { system = 'QHM' }\nset = { policy = { appraisal = [0.3, 0.4] } "
        "}\n"
        "[[intervention]]\nat = 6\nwhere.tier = 'front_line'\nset = { 'policy.appraisal' = 0.5 }\n");
    EXPECT_EQ(lever_at(schedule, 0, 0), (Values{0.3, 0, 0, 0, 0.3, 0}));  // row-major, last axis fastest
    EXPECT_EQ(lever_at(schedule, 5, 1), (Values{0.1, 0.2, 0.3, 0.4, 0.1, 0.2}));
    EXPECT_EQ(lever_at(schedule, 6, 1), (Values{0.1, 0.5, 0.3, 0.5, 0.1, 0.5}));
}

TEST(Schedule, ValuesStayInTheirRange) {
    const Schedule schedule = parsed(
        "policy.pooled_share = 0.9999999999999999\n[[intervention]]\nat = 1\nover = "
        "97\nset.policy.pooled_share = 1\n");
    for (Tick t = 0; t < 120; ++t) EXPECT_LE(pooled_at(schedule, t), 1) << t;
}

TEST(Schedule, ChangesAtIsNeverFalseWhenAValueChanges) {
    std::uint64_t state = 12345;
    const auto roll = [&state](std::uint64_t sides) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return (state >> 33) % sides;
    };
    std::size_t moved = 0, still = 0;
    for (int trial = 0; trial < 50; ++trial) {
        std::string text;
        for (std::uint64_t i = 0; i <= roll(4); ++i) {
            const std::uint64_t at = roll(30);
            text += "[[intervention]]\nat = " + std::to_string(at) +
                    "\nover = " + std::to_string(roll(2) * roll(12)) + "\nset.policy.pooled_share = 0." +
                    std::to_string(roll(10)) + "\n";
            if (roll(2) == 1) text += "until = " + std::to_string(at + 1 + roll(15)) + "\n";
        }
        const Schedule schedule = parsed(text);
        for (Tick t = 1; t < 70; ++t) {
            const bool changed = values_at(schedule, t) != values_at(schedule, t - 1);
            EXPECT_TRUE(schedule.changes_at(t) || !changed) << t << "\n" << text;
            ++(changed ? moved : still);
        }
        EXPECT_FALSE(schedule.changes_at(70));
    }
    EXPECT_GT(moved, 100u);
    EXPECT_GT(still, 100u);
}

TEST(Schedule, SurvivesTheLastTicks) {
    const Schedule schedule =
        parsed("[[intervention]]\nat = 4294967290\nover = 4294967295\nset.policy.pooled_share = 1\n");
    EXPECT_EQ(pooled_at(schedule, 4294967290u), 0);
    EXPECT_GT(pooled_at(schedule, 4294967294u), 0);
    EXPECT_LT(pooled_at(schedule, 4294967294u), 1e-8);
    EXPECT_FALSE(schedule.changes_at(5));
}

TEST(Schedule, ElementsWithoutAnAxisOrWrongSpansAreErrorsOfTheProgram) {
    const Document document;
    const Section config(document);
    EXPECT_THROW(schedule_of(config, {{"system", {"QF7"}}}), std::logic_error);
    const Schedule schedule = schedule_of(config);
    std::vector<double> too_few(3);
    EXPECT_THROW(schedule.values(0, too_few), std::logic_error);
}

TEST(Schedule, TellsPeopleWhatHappensWhen) {
    const Schedule schedule = parsed(
        "[[intervention]]\nat = 260\nover = 52\nuntil = 520\nwhere = { tier = ['board'], system = ['QF7', "
        "'QHM'] }\n"
        "set = { 'policy.pooled_share' = 0.3 }\n"
        "[[intervention]]\nat = 10\nset = { policy.pool_scope = 'place', policy.appraisal = 0.5 }\n");
    std::vector<std::string> told;
    for (const auto& [at, text] : schedule.events()) told.push_back(std::to_string(at) + " " + text);
    EXPECT_EQ(told, (std::vector<std::string>{
                        "10 appraisal 0.1..0.2 -> 0.5", "10 pool_scope system -> place",
                        "260 pooled_share 0 -> 0.3 over 52 ticks (system QF7, QHM; tier board)",
                        "520 pooled_share 0.3 -> 0 (system QF7, QHM; tier board)"}));
}

}  // namespace
}  // namespace concord
