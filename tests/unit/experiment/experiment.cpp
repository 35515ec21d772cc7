#include "engine/experiment/experiment.hpp"

#include <gtest/gtest.h>

#include "engine/run/scenario.hpp"
#include "tests/unit/experiment/tiny.hpp"

namespace concord {

using namespace test;
using Messages = std::vector<std::string>;

namespace {
const char* const three_arms =
    "replicates = 5\n[[experiment.arm]]\n[[experiment.arm]]\nset = { \"model.level\" = 0.7 }\n"
    "[[experiment.arm]]\nset = { \"model.floor\" = 0.4 }\n[experiment.sweep]\n\"model.places\" = [1, 2]\n";

std::vector<std::string> names_of(const std::vector<Observed>& observed) {
    std::vector<std::string> names;
    for (const Observed& one : observed) names.push_back(one.meaning.path);
    return names;
}
}  // namespace

TEST(Experiment, CountsItsPoints) {
    const Experiment experiment = experiment_of(three_arms);
    EXPECT_EQ(experiment.points(), 6u);
    EXPECT_EQ(experiment.most_runs(), 30u);
    EXPECT_EQ(experiment.arm_of(4), 1u);
    EXPECT_EQ(experiment.sample_of(4), 1u);
    EXPECT_EQ(experiment.summary(), "3 arms x 2 samples x 5 replicates, 4 ticks");
    EXPECT_EQ(experiment_of("replicates = 1\n").summary(), "1 arm x 1 sample x 1 replicate, 4 ticks");
    const std::string precision = "[experiment.precision]\noutcome = \"level\"\nhalf_width = 1\n";
    EXPECT_EQ(experiment_of(precision).summary(), "1 arm x 1 sample x 8 to 1000 replicates, 4 ticks");
    EXPECT_EQ(experiment_of(precision).most_runs(), 1000u);
}

TEST(Experiment, APointIsTheScenarioWithItsValuesOnTop) {
    const Experiment experiment = experiment_of(three_arms);
    for (std::size_t point = 0; point < experiment.points(); ++point) {
        Document by_hand = tiny(three_arms);
        if (point % 3 == 1) by_hand.set("model.level=0.7");
        if (point % 3 == 2) by_hand.set("model.floor=0.4");
        by_hand.set(point < 3 ? "model.places=1" : "model.places=2");
        EXPECT_EQ(Scenario(experiment.document_of(point)).config.resolved(),
                  Scenario(std::move(by_hand)).config.resolved())
            << point;
    }
}

TEST(Experiment, RecordsTheHeadlineOrWhatWasAskedFor) {
    EXPECT_EQ(names_of(experiment_of("").observed()), Messages{"level"});
    const Experiment experiment = experiment_of(
        "outcomes = [\"tick\", \"half\"]\n[experiment.precision]\noutcome = \"level\"\nhalf_width = 1\n");
    EXPECT_EQ(names_of(experiment.observed()), (Messages{"tick", "half", "level"}));
    EXPECT_EQ(experiment.values_of_a_run(), 15u);
    EXPECT_EQ(experiment.tick_unit(), "week");
}

TEST(Experiment, RecordsTheFirstTickEverySoManyAndTheLast) {
    EXPECT_EQ(experiment_of("").times(), (std::vector<Tick>{0, 1, 2, 3, 4}));
    EXPECT_EQ(experiment_of("[run]\nticks = 7\nrecord_every = 3\n").times(), (std::vector<Tick>{0, 3, 6, 7}));
    EXPECT_EQ(experiment_of("[run]\nticks = 6\nrecord_every = 3\n").times(), (std::vector<Tick>{0, 3, 6}));
    EXPECT_EQ(experiment_of("[run]\nticks = 2\nrecord_every = 1000000000\n").times(),
              (std::vector<Tick>{0, 2}));
    EXPECT_EQ(experiment_of("[run]\nticks = 0\n").times(), std::vector<Tick>{0});
}

TEST(Experiment, WhatAnArmBreaksIsToldAtItsLine) {
    EXPECT_EQ(problems_of("[[experiment.arm]]\n[[experiment.arm]]\nname = \"high\"\n"
                          "set = { \"model.floor\" = 0.6 }\n"),
              Messages{"north.toml:7:9: arm \"high\": model.floor = 0.6: must not be above model.level"});
}

TEST(Experiment, ASampleThatIsWrongByItselfIsNoMistakeOfTheExperiment) {
    EXPECT_EQ(problems_of("[experiment.sweep]\n\"model.floor\" = [0.9, 0.6, 0.1]\n"), Messages{});
    EXPECT_EQ(problems_of("[experiment.sweep]\n\"model.floor\" = [0.9, 0.6]\n"),
              Messages{"north.toml, sample 0: model.floor = 0.9: must not be above model.level"});
}

TEST(Experiment, AResolvedConfigurationIsTheSameExperiment) {
    const Experiment experiment = experiment_of(three_arms);
    const Experiment again(Document::parse(experiment.resolved(), "again.toml"));
    EXPECT_EQ(again.resolved(), experiment.resolved());
    EXPECT_EQ(again.summary(), experiment.summary());
}

}  // namespace concord
