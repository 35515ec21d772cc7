// What may be wrong with the `when` of an [[intervention]], and with what happens once.
#include "engine/config/when.hpp"

#include <gtest/gtest.h>

#include "engine/config/schedule.hpp"
#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

using testing::Messages;

const std::vector<Axis> axes{{"system", {"QF7", "QHM"}}, {"tier", {"board", "front_line"}}};

std::vector<DeedKind> deeds() {
    return {{"seed", true,
             [](const Section& table) {
                 return std::to_string(table.whole("seed.number", 1, {1, 100}, "person", "")) + " people";
             }},
            {"merge", false, [](const Section& table) {
                 return "merge " + std::to_string(table.texts("merge", {}, "").size());
             }}};
}

void read(const Section& config) {
    config.lever("policy.pooled_share", {0}, {}, {0, 1}, "share", "");
    config.pulse("shock.need", {-0.9, 2}, "1", "");
    Schedule(config, axes, deeds());
}

Messages problems(const std::string& text) {
    return testing::problems_of(text, read);
}

/// Of a `when` with these keys.
Messages problems_when(const std::string& keys) {
    return problems("[[intervention]]\nwhen = { " + keys + " }\nset.policy.pooled_share = 1\n");
}

TEST(When, AGoodOneIsAccepted) {
    EXPECT_EQ(problems_when("observable = 'trust', below = 0.4"), Messages{});
    EXPECT_EQ(problems_when("observable = 'trust', above = 1, for = 52, scope = 'system', release = 1, "
                            "cooling_off = 104"),
              Messages{});
}

TEST(When, UnknownKeysAreNamedWithTheNearest) {
    EXPECT_EQ(
        problems_when("observable = 'trust', belo = 0.4, above = 0.4"),
        Messages{"north.toml:2:32: intervention.when.belo: unknown key (did you mean "
                 "intervention.when.below?); allowed: above, below, cooling_off, for, observable, release, "
                 "scope"});
    EXPECT_EQ(problems("[[intervention]]\nwhn = 3\nset.policy.pooled_share = 1\n"),
              Messages{"north.toml:2:1: intervention.whn: unknown key (did you mean intervention.when?); "
                       "allowed: at, over, until, merge, seed, set, when, where"});
}

TEST(When, IsATable) {
    EXPECT_EQ(problems("[[intervention]]\nwhen = 5\nset.policy.pooled_share = 1\n"),
              Messages{"north.toml:2:1: intervention.when = 5: is a whole number; allowed: a table, "
                       "[intervention.when]"});
}

TEST(When, NamesAnObservableAndOneThreshold) {
    EXPECT_EQ(problems_when("for = 3"),
              (Messages{"north.toml:1:1: intervention.when.observable: is missing; allowed: an observable "
                        "such as \"collaboration\"",
                        "north.toml:2:1: intervention.when = { for = 3 }: has neither below nor above; "
                        "allowed: one of the two"}));
    EXPECT_EQ(problems_when("observable = '', below = 0.4, above = 0.4"),
              (Messages{"north.toml:2:10: intervention.when.observable = \"\": is empty; allowed: an "
                        "observable such as \"collaboration\"",
                        "north.toml:2:40: intervention.when.above = 0.4: stands beside below; allowed: one "
                        "of the two"}));
}

TEST(When, ValuesAreOfTheirTypesAndFinite) {
    EXPECT_EQ(problems_when("observable = 3, below = 'low', for = 0, scope = 'sytem'"),
              (Messages{"north.toml:2:10: intervention.when.observable = 3: is a whole number; allowed: a "
                        "text in quotes",
                        "north.toml:2:26: intervention.when.below = \"low\": is a text; allowed: a number",
                        "north.toml:2:41: intervention.when.for = 0: is out of range; allowed: a whole "
                        "number from 1 to 4294967295 (ticks)",
                        "north.toml:2:50: intervention.when.scope = \"sytem\": is not a known word (did you "
                        "mean \"system\"?); allowed: \"nation\", \"system\", \"tier\""}));
    EXPECT_EQ(problems_when("observable = 'trust', below = inf"),
              Messages{"north.toml:2:32: intervention.when.below = inf: is not finite; allowed: a number"});
}

TEST(When, ReleaseLiesBeyondTheThreshold) {
    EXPECT_EQ(problems_when("observable = 'trust', below = 0.4, release = 0.3"),
              Messages{"north.toml:2:45: intervention.when.release = 0.3: is where the condition still "
                       "holds; allowed: a number of at least below = 0.4"});
    EXPECT_EQ(problems_when("observable = 'trust', above = 0.4, release = 0.5"),
              Messages{"north.toml:2:45: intervention.when.release = 0.5: is where the condition still "
                       "holds; allowed: a number of at most above = 0.4"});
    EXPECT_EQ(problems_when("observable = 'trust', below = 0.4, cooling_off = 5"),
              Messages{"north.toml:2:45: intervention.when.cooling_off = 5: means nothing without release: "
                       "what is never lifted fires once"});
}

TEST(When, MustBeginBeforeItEnds) {
    EXPECT_EQ(problems("[[intervention]]\nat = 5\nuntil = 5\nwhen = { observable = 'trust', below = 1 }\n"
                       "set.policy.pooled_share = 1\n"),
              Messages{"north.toml:3:1: intervention.until = 5: must be after at = 5"});
}

TEST(Pulse, NeitherGrowsNorEnds) {
    EXPECT_EQ(problems("[[intervention]]\nover = 5\nuntil = 9\nset.shock.need = 1\n"),
              (Messages{"north.toml:2:1: intervention.over = 5: shock.need happens in one tick; allowed: at, "
                        "or when",
                        "north.toml:3:1: intervention.until = 9: shock.need happens in one tick; allowed: "
                        "at, or when"}));
}

TEST(Pulse, IsSetByInterventionsOnly) {
    EXPECT_EQ(problems("[shock]\nneed = 0.1\n"),
              Messages{"north.toml:2:1: shock.need = 0.1: happens in one tick; allowed: [[intervention]] "
                       "with at = 260 and set = { \"shock.need\" = ... }"});
}

TEST(Pulse, IsNoPartOfTheResolvedConfiguration) {
    const Document document =
        Document::parse("[[intervention]]\nat = 3\nset = { 'shock.need' = 0.5 }\n", "north.toml");
    const Section config(document);
    read(config);
    config.finish();
    EXPECT_EQ(config.resolved(),
              "[policy]\npooled_share = 0.0\n\n[[intervention]]\nat = 3\nset = { \"shock.need\" = 0.5 }\n");
}

TEST(Pulse, CannotBeSwept) {
    EXPECT_EQ(testing::problems_of("[experiment.sweep]\n'shock.need' = [0, 1]\n",
                                   [](const Section& config) {
                                       read(config);
                                       for (const Assignment& one : config.assignments("experiment.sweep"))
                                           config.accepts(one, true);
                                   }),
              Messages{"north.toml:2:1: shock.need = [0, 1]: happens in one tick; allowed: in "
                       "[[intervention]] only"});
}

TEST(Deed, StandsBesideWhatItsKindAllows) {
    EXPECT_EQ(problems("[[intervention]]\nwhere.tier = 'board'\nwhen = { observable = 'trust', below = 1 }\n"
                       "seed = { number = 40 }\n"),
              Messages{});
    EXPECT_EQ(problems("[[intervention]]\nwhere.tier = 'board'\nmerge = ['A', 'B']\n"
                       "when = { observable = 'trust', below = 1, scope = 'tier' }\n"),
              Messages{});
    EXPECT_EQ(
        problems("[[intervention]]\nwhere.tier = 'board'\nmerge = ['A', 'B']\nover = 3\n"
                 "when = { observable = 'trust', below = 1, release = 2 }\n"),
        (Messages{"north.toml:2:1: intervention.where = { tier = \"board\" }: cannot stand beside merge; "
                  "allowed: with when and its scope, for where that is looked at",
                  "north.toml:4:1: intervention.over = 3: merge happens in one tick; allowed: at, or when",
                  "north.toml:5:43: intervention.when.release = 2: means nothing: merge is never undone; "
                  "allowed: no release"}));
    EXPECT_EQ(
        problems("[[intervention]]\nwhere.tier = 'board'\nmerge = ['A', 'B']\n"),
        Messages{"north.toml:2:1: intervention.where = { tier = \"board\" }: cannot stand beside merge; "
                 "allowed: with when and its scope, for where that is looked at"});
}

TEST(Deed, KeysWithinAreCheckedAsAllOthers) {
    EXPECT_EQ(problems("[[intervention]]\nseed = { number = 0, clusterd = true }\n"),
              (Messages{"north.toml:2:10: intervention.seed.number = 0: is out of range; allowed: a whole "
                        "number from 1 to 100 (person)",
                        "north.toml:2:22: intervention.seed.clusterd: unknown key; allowed: number"}));
    EXPECT_EQ(problems("[[intervention]]\nat = 3\n"),
              Messages{"north.toml:1:1: intervention.set: is missing; allowed: a table of levers and their "
                       "values, or seed, or merge"});
}

}  // namespace
}  // namespace concord
