#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/error.hpp"
#include "engine/experiment/arms.hpp"
#include "engine/output/reader.hpp"
#include "tests/unit/experiment/tiny.hpp"

// Outcomes with a row for each part of the world, and what sums up outcomes over time.
namespace concord {

using namespace test;
using Numbers = std::vector<double>;
using Messages = std::vector<std::string>;

namespace {
class OutcomesOf : public testing::Test {
  protected:
    Results made(const std::string& text) {
        tally = make_file(experiment_of(text), file);
        return Results(file);
    }
    static Messages names_of(const std::vector<Outcome>& outcomes) {
        Messages names;
        for (const Outcome& outcome : outcomes) names.push_back(outcome.name);
        return names;
    }
    Scratch scratch;
    std::string file = scratch / "a.h5";
    Tally tally;
};

std::string summary(const std::string& outcome, const std::string& kind, const std::string& more = "") {
    return "[[experiment.summary]]\noutcome = \"" + outcome + "\"\nkind = \"" + kind + "\"\n" + more;
}
const std::string long_run = "replicates = 2\n[run]\nticks = 400\nrecord_every = 4\n";
}  // namespace

TEST_F(OutcomesOf, PartsAreRecordedAsInARunAndEachIsAnOutcome) {
    const Results results = made("replicates = 2\noutcomes = [\"by_part\", \"tick\"]\n");
    const Reader reader(file);
    EXPECT_EQ(reader.variable("by_part").dimensions, (Messages{"run", "time", "part"}));
    EXPECT_EQ(reader.texts("part"), (Messages{"old", "very young"}));
    EXPECT_EQ(reader.numbers("by_part"),
              (Numbers{0, 0, 1, 10, 2, 20, 3, 30, 4, 40, 0, 0, 1, 10, 2, 20, 3, 30, 4, 40}));
    EXPECT_EQ(names_of(results.outcomes()), (Messages{"by_part[old]", "by_part[very young]", "tick"}));
    const Outcome& young = results.outcome("by_part[very young]");
    EXPECT_EQ(results.all(young), (Numbers{0, 10, 20, 30, 40, 0, 10, 20, 30, 40}));
    EXPECT_EQ(results.at(young, 3), (Numbers{30, 30}));
    EXPECT_EQ(results.at(results.outcomes(), 1), (std::vector<Numbers>{{1, 1}, {10, 10}, {1, 1}}));
}

TEST_F(OutcomesOf, PartsAreAskedForTogetherOrOneByOneAndToldOnce) {
    const Results results = made("replicates = 1\noutcomes = [\"by_part\", \"tick\"]\n");
    EXPECT_EQ(names_of(results.outcomes({"by_part"})), (Messages{"by_part[old]", "by_part[very young]"}));
    EXPECT_EQ(names_of(results.outcomes({"tick", "by_part[old]", "tick"})),
              (Messages{"by_part[old]", "tick"}));
    EXPECT_EQ(
        message_of<InputError>([&] { results.outcomes({"by_part[young]"}); }),
        file + ": has no outcome \"by_part[young]\"; of by_part it has by_part[old], by_part[very young]");
}

TEST_F(OutcomesOf, PartsThatAreOthersFailTheRun) {
    made("replicates = 1\noutcomes = [\"by_part\"]\n[experiment.sweep]\n\"model.places\" = [3, 9]\n");
    ASSERT_EQ(tally.failed.size(), 1u);
    EXPECT_EQ(tally.failed[0].reason,
              "by_part: has other rows in the world of this arm and sample than in others");
    EXPECT_TRUE(std::isnan(Reader(file).numbers("by_part").back()));
}

TEST_F(OutcomesOf, AllPartsAreAdjustedTogether) {
    const Results results = made(
        "replicates = 3\noutcomes = [\"by_part\", \"level\"]\n[[experiment.arm]]\n[[experiment.arm]]\n"
        "set = { \"model.spread\" = 0.2 }\n");
    const auto tables = compare_arms(results, results.outcomes(), 4, {.resamples = 200});
    ASSERT_EQ(tables.size(), 3u);
    EXPECT_EQ(tables[2].outcome.name, "level");
    const ArmResult& level = tables[2].arms.at(1);
    EXPECT_EQ(level.adjusted_p, std::min(1.0, 3 * level.against_baseline->p)) << "the least of three";
}

TEST_F(OutcomesOf, PartsThatAreEmptyAreNoTest) {
    const Results results = made(
        "replicates = 3\noutcomes = [\"by_part\"]\n[model]\nplaces = 8\n[[experiment.arm]]\n"
        "[[experiment.arm]]\n");
    const auto tables = compare_arms(results, results.outcomes(), 4, {.resamples = 200});
    ASSERT_EQ(tables.size(), 1u);
    EXPECT_EQ(tables[0].outcome.name, "by_part[very young]");
    EXPECT_EQ(tables[0].arms.at(1).without, 0u);
}

TEST_F(OutcomesOf, ARunIsSummedUp) {
    const Results results =
        made("outcomes = [\"level\"]\n" + long_run + summary("tick", "mean") +
             summary("tick", "highest", "to = 100\n") + summary("tick", "half_time", "from = 100\n") +
             summary("by_part[very young]", "lowest", "name = \"young\"\nfrom = 7\n") +
             summary("tick", "retention", "from = 100\nto = 200\nlater = 100\n"));
    const Reader reader(file);
    EXPECT_EQ(reader.variable("tick_mean").dimensions, Messages{"run"});
    EXPECT_EQ(reader.numbers("tick_mean"), (Numbers{200, 200}));
    EXPECT_EQ(reader.numbers("tick_highest"), (Numbers{96, 96}));
    EXPECT_EQ(reader.numbers("young"), (Numbers{80, 80}));
    // From 72, the mean of 48 to 96, to 324, that of 248 to 400: half way is 198, reached at 200.
    EXPECT_EQ(reader.numbers("tick_half_time"), (Numbers{100, 100}));
    // From 72 to 192, the mean of 188 to 196, 120 are moved; 100 later the mean of 276 to 324 is 300.
    EXPECT_EQ(reader.numbers("tick_retention"), (Numbers{1.9, 1.9}));
    EXPECT_EQ(reader.attribute("tick_half_time", "units"), "week");
    EXPECT_EQ(reader.attribute("tick_retention", "units"), "1");
    EXPECT_EQ(reader.attribute("tick_retention", "long_name"),
              "part of the change from tick 100 to tick 200 that is left afterwards of ticks so far");
    EXPECT_EQ(reader.attribute("young", "long_name"), "lowest from tick 7 of of parts [very young]");
    const Outcome& half_time = results.outcome("tick_half_time");
    EXPECT_TRUE(half_time.sums_up);
    EXPECT_EQ(results.at(half_time, 0), (Numbers{100, 100}));
    EXPECT_EQ(results.all(half_time), Numbers(2 * 101, 100));
}

TEST_F(OutcomesOf, WhatWasNeverReachedIsNotAveragedAway) {
    const Results results = made("outcomes = [\"level\"]\n" + long_run +
                                 summary("tick", "half_time", "from = 100\nleast = 252\n") +
                                 "[[experiment.arm]]\n[[experiment.arm]]\nset = { \"model.level\" = 0.6 }\n");
    const auto tables = compare_arms(results, {results.outcome("tick_half_time")}, 0, {.resamples = 200});
    EXPECT_TRUE(std::isnan(tables.at(0).time));
    const ArmResult& arm = tables[0].arms.at(1);
    EXPECT_EQ(arm.pairs, 2u);
    EXPECT_EQ(arm.endless, 2u) << "it changes by 252, and no more";
    EXPECT_TRUE(std::isinf(arm.median));
    EXPECT_TRUE(std::isnan(arm.mean.value));
    EXPECT_TRUE(std::isnan(arm.adjusted_p));
    EXPECT_EQ(arm.against_baseline->better, 0.5);
}

TEST_F(OutcomesOf, WhatHasNoNumberIsCounted) {
    const Results results = made("outcomes = [\"level\"]\n" + long_run +
                                 summary("level", "retention", "from = 100\nto = 200\nlater = 100\n"));
    const auto tables = compare_arms(results, {results.outcome("level_retention")}, 0, {.resamples = 200});
    EXPECT_EQ(tables.at(0).arms.at(0).pairs, 0u);
    EXPECT_EQ(tables[0].arms[0].without, 2u) << "its level never moves";
}

TEST_F(OutcomesOf, WhereTheBaselineHasNoNumberArmsStillHaveAMean) {
    const Results results = made(
        "replicates = 3\noutcomes = [\"by_part\"]\n[[experiment.arm]]\nset = { \"model.places\" = 8 }\n"
        "[[experiment.arm]]\n");
    const auto tables = compare_arms(results, {results.outcome("by_part[old]")}, 4, {.resamples = 200});
    EXPECT_EQ(tables.at(0).arms.at(0).without, 3u);
    EXPECT_EQ(tables[0].arms[0].pairs, 0u);
    const ArmResult& other = tables[0].arms.at(1);
    EXPECT_EQ(other.pairs, 3u);
    EXPECT_EQ(other.mean.value, 4);
    EXPECT_FALSE(other.against_baseline) << "nothing to compare with is no test";
}

TEST_F(OutcomesOf, RunsThatFailedAreSummedUpToNothing) {
    made("replicates = 1\n" + summary("tick", "mean") + "[experiment.sweep]\n\"model.floor\" = [0.9, 0.1]\n");
    EXPECT_TRUE(std::isnan(Reader(file).numbers("tick_mean").at(0)));
    EXPECT_EQ(Reader(file).numbers("tick_mean").at(1), 2);
}

TEST_F(OutcomesOf, APrecisionMayBeOfAPartOrASummary) {
    const std::string wanted = "half_width = 0.5\nminimum = 2\nmaximum = 9\n";
    made("[experiment.precision]\noutcome = \"by_part[old]\"\n" + wanted);
    EXPECT_EQ(tally.replicates, 2u);
    EXPECT_TRUE(tally.precise);
    const std::string other = scratch / "b.h5";
    const Tally endless =
        make_file(experiment_of("[experiment.precision]\noutcome = \"never\"\n" + wanted +
                                summary("level", "half_time", "name = \"never\"\nfrom = 2\nleast = 9\n")),
                  other);
    EXPECT_FALSE(endless.precise) << "what is not reached is not known";
    EXPECT_EQ(endless.replicates, 9u);
}

TEST(Summaries, AreTheSameExperimentWhenReadAgain) {
    const Experiment experiment =
        experiment_of(summary("by_part[old]", "retention", "from = 1\nto = 2\nlater = 2\nleast = 0.5\n"));
    EXPECT_EQ(experiment.settings().summaries.at(0).name, "by_part_old_retention");
    const Experiment again(Document::parse(experiment.resolved(), "again.toml"));
    EXPECT_EQ(again.resolved(), experiment.resolved());
    EXPECT_EQ(again.settings().summaries.at(0).least, 0.5);
}

TEST(Summaries, SayWhatIsWrong) {
    EXPECT_EQ(
        problems_of(summary("tick", "median")),
        Messages{"north.toml:6:1: experiment.summary.kind = \"median\": is not a known word (did you mean "
                 "\"mean\"?); allowed: "
                 "\"mean\", \"highest\", \"lowest\", \"rise\", \"half_time\", \"retention\""});
    EXPECT_EQ(problems_of("[[experiment.summary]]\nkind = \"mean\"\n").size(), 1u);
    EXPECT_EQ(
        problems_of(summary("tikc", "mean")),
        Messages{"north.toml:5:1: experiment.summary.outcome = \"tikc\": \"tikc\" is no observable that "
                 "can be recorded (did you mean \"tick\"?)"});
    EXPECT_EQ(problems_of(summary("by_part", "mean")),
              Messages{"north.toml:5:1: experiment.summary.outcome = \"by_part\": is not one number a tick; "
                       "allowed: \"by_part[old]\", \"by_part[very young]\""});
    EXPECT_EQ(problems_of(summary("tick", "half_time")),
              Messages{"north.toml:6:1: experiment.summary.kind = \"half_time\": needs from, the tick from "
                       "which on it changes"});
    EXPECT_EQ(problems_of(summary("tick", "retention", "from = 3\nto = 3\n")),
              Messages{"north.toml:8:1: experiment.summary.to = 3: is not after 3; allowed: a later tick"});
    EXPECT_EQ(problems_of(summary("tick", "mean", "later = 3\nleast = 1\n")).size(), 2u);
    EXPECT_EQ(problems_of(summary("tick", "rise", "from = 0\n")),
              Messages{"north.toml:7:1: experiment.summary.from = 0: has nothing before it to compare with; "
                       "allowed: a later tick"});
}

TEST_F(OutcomesOf, ARunThatIsTooShortIsNotSummedUpAndThatIsNoted) {
    const std::string late = summary("tick", "retention", "from = 1\nto = 2\nlater = 3\n");
    const Experiment experiment =
        experiment_of("replicates = 1\n" + summary("tick", "mean", "to = 5\n") + late);
    EXPECT_EQ(experiment.notes(), (Messages{"made up",
                                            "summary tick_retention looks back on 52 ticks, and there are 1 "
                                            "before it begins",
                                            "summary tick_retention needs tick 5, and the run ends at 4: "
                                            "it has no number"}));
    make_file(experiment, file);
    EXPECT_EQ(Reader(file).numbers("tick_mean"), Numbers{2});
    EXPECT_TRUE(std::isnan(Reader(file).numbers("tick_retention").at(0)));
    EXPECT_EQ(
        problems_of(late + "[experiment.precision]\noutcome = \"tick_retention\"\nhalf_width = 1\n"),
        Messages{"north.toml:11:1: experiment.precision.outcome = \"tick_retention\": needs tick 5, and the "
                 "run ends at 4"});
}

TEST(Summaries, HaveNamesOfTheirOwn) {
    const std::string twice = summary("tick", "mean") + summary("half", "mean", "name = \"tick_mean\"\n");
    EXPECT_EQ(problems_of(twice),
              Messages{"north.toml:10:1: experiment.summary.name = \"tick_mean\": summary 1 is called "
                       "\"tick_mean\" already; each needs a name of its own"});
    for (const char* name : {"tick", "run", "arm", "part"})
        EXPECT_EQ(problems_of("outcomes = [\"by_part\"]\n" +
                              summary("tick", "mean", std::string("name = \"") + name + "\"\n")),
                  Messages{std::string("north.toml:8:1: experiment.summary.name = \"") + name + "\": \"" +
                           name + "\" is the name of something else in the file"});
    EXPECT_EQ(problems_of(summary("tick", "mean", "name = \"my mean\"\n")),
              Messages{"north.toml:7:1: experiment.summary.name = \"my mean\": is no name; allowed: letters, "
                       "digits and _, a letter first"});
}

}  // namespace concord
