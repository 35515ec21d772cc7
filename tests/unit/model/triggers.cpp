#include "engine/model/triggers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/config/schedule.hpp"
#include "engine/core/error.hpp"
#include "tests/support/snapshot.hpp"

namespace concord {
namespace {

/// A nation of two systems, whose trust is what the test says.
struct Nation {
    std::vector<double> trust{0.5, 0.5};
    std::size_t asked = 0;

    Outline outline() {
        Outline outline;
        outline.dimensions = {{"system", 2, "", {"QF7", "QHM"}}, {"organisation_kind", 1, "", {"acute"}}};
        outline.observe({"trust", "1", "", {}, {}}, [this](std::span<double> out) {
            ++asked;
            out[0] = (trust[0] + trust[1]) / 2;
        });
        outline.observe({"trust_by_system", "1", "", {"system"}, {}}, [this](std::span<double> out) {
            ++asked;
            std::ranges::copy(trust, out.begin());
        });
        outline.observe({"trust_by_kind", "1", "", {"organisation_kind"}, {}},
                        [](std::span<double> out) { out[0] = 0; });
        outline.observe({"load", "1", "", {}, {}}, [](std::span<double>) { FAIL() << "is not wanted"; });
        return outline;
    }
};

/// The conditions of a configuration with one intervention.
std::vector<Condition> conditions(const std::string& keys) {
    const Document document =
        Document::parse("[[intervention]]\n" + keys + "\nset.lever = 1\n", "north.toml");
    const Section config(document);
    config.lever("lever", {0}, {}, {0, 1}, "1", "");
    const Schedule schedule(
        config, {{"system", {"QF7", "QHM"}}, {"kind", {"acute"}}, {"tier", {"board", "front_line"}}});
    config.finish();
    return schedule.conditions();
}

/// The firings after each of these values of a nation's trust, from tick 0 on.
std::vector<Firings> run(const std::string& keys, const std::vector<double>& trust) {
    Nation nation;
    Triggers triggers(conditions(keys), nation.outline());
    std::vector<Firings> all;
    for (Tick t = 0; t < trust.size(); ++t) {
        nation.trust = {trust[t], trust[t]};
        triggers.look(t);
        all.push_back(triggers.firings());
    }
    return all;
}

std::vector<std::string> complaints(const std::string& keys) {
    std::vector<std::string> messages;
    Nation nation;
    try {
        Triggers(conditions(keys), nation.outline());
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) messages.push_back(problem.message());
    }
    return messages;
}

TEST(Triggers, FireOnceAConditionHasHeldForSoLong) {
    const auto all = run("when = { observable = 'trust', below = 0.4, for = 3 }",
                         {0.3, 0.3, 0.4, 0.3, 0.3, 0.3, 0.3, 0.3});
    EXPECT_EQ(all[4].fired[0], never);
    EXPECT_EQ(all[5].fired[0], 6u);  // held at 3, 4, 5
    EXPECT_EQ(all[5].times[0], 1u);
    EXPECT_EQ(all[7].fired[0], 6u);  // and stays
    EXPECT_EQ(all[7].times[0], 1u);
    EXPECT_EQ(all[7].lifted[0], never);
}

TEST(Triggers, FireNotBeforeTheirTickAndNotFromTheirLast) {
    EXPECT_EQ(
        run("at = 4\nwhen = { observable = 'trust', below = 0.4, for = 2 }", {0, 0, 0, 0, 0})[2].fired[0],
        never);
    EXPECT_EQ(
        run("at = 4\nwhen = { observable = 'trust', below = 0.4, for = 2 }", {0, 0, 0, 0, 0})[3].fired[0],
        4u);
    EXPECT_EQ(
        run("until = 4\nwhen = { observable = 'trust', below = 0.4, for = 4 }", {0, 0, 0, 0, 0})[4].fired[0],
        never);
}

TEST(Triggers, AreLiftedBeyondTheReleaseAndRestBeforeTheyFireAgain) {
    const std::string when = "when = { observable = 'trust', above = 0.6, release = 0.5, cooling_off = 4 }";
    const auto all = run(when, {0.7, 0.55, 0.5, 0.7, 0.7, 0.7, 0.7, 0.7});
    EXPECT_EQ(all[0].fired[0], 1u);
    EXPECT_EQ(all[1].lifted[0], never);  // between release and threshold nothing changes
    EXPECT_EQ(all[2].lifted[0], 3u);
    EXPECT_EQ(all[5].fired[0], 1u);
    EXPECT_EQ(all[6].fired[0], 7u);  // 4 ticks after it was lifted
    EXPECT_EQ(all[6].lifted[0], 3u);
    EXPECT_EQ(all[7].times[0], 2u);
}

TEST(Triggers, WhatIsNotDefinedNeitherHoldsNorReleases) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto all = run("when = { observable = 'trust', below = 0.4, for = 2, release = 0.4 }",
                         {0.3, nan, 0.3, 0.3, nan, 0.4});
    EXPECT_EQ(all[2].fired[0], never);
    EXPECT_EQ(all[3].fired[0], 4u);
    EXPECT_EQ(all[4].lifted[0], never);
    EXPECT_EQ(all[5].lifted[0], 6u);
}

TEST(Triggers, LookAtEachElementOfTheirScopeByItself) {
    Nation nation;
    Triggers triggers(conditions("when = { observable = 'trust', below = 0.4, scope = 'system' }"),
                      nation.outline());
    nation.trust = {0.5, 0.3};
    triggers.look(0);
    EXPECT_EQ(triggers.firings().fired, (std::vector<Tick>{never, 1}));
    EXPECT_EQ(nation.asked, 1u);  // of what nobody named nothing is looked at
}

TEST(Triggers, LookOnlyWhereTheChangeHolds) {
    Nation nation;
    Triggers triggers(
        conditions("where.system = 'QHM'\nwhen = { observable = 'trust', below = 0.4, scope = 'system' }"),
        nation.outline());
    nation.trust = {0.5, 0.3};
    triggers.look(0);
    EXPECT_EQ(triggers.firings().fired, std::vector<Tick>{1});
}

TEST(Triggers, GoOnFromWhatTheyRemember) {
    const auto read = conditions("when = { observable = 'trust', below = 0.4, for = 3, release = 0.5 }");
    Nation nation;
    nation.trust = {0.3, 0.3};
    Triggers one(read, nation.outline()), other(read, nation.outline());
    one.look(0);
    one.look(1);
    const test::Snapshot remembered = test::snapshot_of(one);
    test::PutSnapshot put(remembered);
    other.state(put);
    one.look(2);
    other.look(2);
    EXPECT_EQ(other.firings().fired, std::vector<Tick>{3});
    EXPECT_EQ(test::snapshot_of(one), test::snapshot_of(other));
}

TEST(Triggers, OfferWhatFiredWhenToBeRecorded) {
    Nation nation;
    Triggers triggers(conditions("when = { observable = 'trust', below = 0.4, for = 2, scope = 'system' }"),
                      nation.outline());
    Outline outline;
    outline.tick_unit = "week";
    triggers.offer(outline);
    ASSERT_EQ(outline.dimensions.size(), 1u);
    EXPECT_EQ(outline.dimensions[0].name, "trigger");
    EXPECT_EQ(outline.dimensions[0].labels, (std::vector<std::string>{"trust below 0.4 for 2 weeks: QF7",
                                                                      "trust below 0.4 for 2 weeks: QHM"}));
    ASSERT_EQ(outline.variables.size(), 3u);
    nation.trust = {0.5, 0.3};
    triggers.look(0);
    triggers.look(1);
    std::vector<double> fired(2);
    outline.variables[0].fill(reinterpret_cast<std::byte*>(fired.data()));
    EXPECT_EQ(outline.variables[0].meaning.path, "trigger/fired");
    EXPECT_TRUE(std::isnan(fired[0]));
    EXPECT_EQ(fired[1], 2);
    std::vector<std::uint32_t> times(2);
    outline.variables[2].fill(reinterpret_cast<std::byte*>(times.data()));
    EXPECT_EQ(times, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Triggers, WithoutConditionsAreNothing) {
    Nation nation;
    Triggers triggers({}, nation.outline());
    triggers.look(0);
    Outline outline;
    triggers.offer(outline);
    EXPECT_TRUE(triggers.empty());
    EXPECT_EQ(nation.asked, 0u);
    EXPECT_TRUE(outline.dimensions.empty() && outline.variables.empty());
    EXPECT_TRUE(test::snapshot_of(triggers).columns.empty());
}

TEST(Triggers, NameWhatTheModelDoesNotHave) {
    EXPECT_EQ(
        complaints("when = { observable = 'trus', below = 0.4 }"),
        std::vector<std::string>{"north.toml:2:10: intervention.when.observable = \"trus\": is no scalar "
                                 "observable of the model (did you mean \"trust\"?); allowed: "
                                 "\"trust\", \"load\""});
    EXPECT_EQ(complaints("when = { observable = 'trust_by_system', below = 0.4 }").size(), 1u);
    EXPECT_EQ(
        complaints("when = { observable = 'trust', below = 0.4, scope = 'tier' }"),
        std::vector<std::string>{"north.toml:2:45: intervention.when.scope = \"tier\": trust is not known "
                                 "by tier; allowed: \"nation\", \"system\", \"kind\""});
}

}  // namespace
}  // namespace concord
