#include "engine/experiment/settings.hpp"

#include <gtest/gtest.h>

#include "tests/unit/experiment/tiny.hpp"

// The table [experiment] but for what is swept. The first line of each text is line 4 of north.toml.
namespace concord {

using namespace test;
using Messages = std::vector<std::string>;

TEST(Settings, WithoutAnythingIsTheScenarioItself) {
    const ExperimentSettings settings = experiment_of("").settings();
    ASSERT_EQ(settings.arms.size(), 1u);
    EXPECT_EQ(settings.arms[0].name, "baseline");
    EXPECT_TRUE(settings.arms[0].set.empty());
    EXPECT_EQ(settings.replicates, 24u);
    EXPECT_EQ(settings.sweep.rows.size(), 1u);
    EXPECT_TRUE(settings.sweep.keys.empty());
    EXPECT_FALSE(settings.precision);
}

TEST(Settings, AreReadAsWritten) {
    const ExperimentSettings settings = experiment_of(
                                            "baseline = \"high\"\noutcomes = [\"half\"]\n"
                                            "[[experiment.arm]]\n[[experiment.arm]]\nname = \"high\"\n"
                                            "set = { \"model.level\" = 0.9, model.weights = [1, 2] }\n"
                                            "[experiment.precision]\noutcome = \"level\"\nhalf_width = 0.01\n"
                                            "minimum = 5\nmaximum = 50\n")
                                            .settings();
    ASSERT_EQ(settings.arms.size(), 2u);
    EXPECT_EQ(settings.arms[0].name, "arm 1");
    EXPECT_EQ(settings.baseline, 1u);
    ASSERT_EQ(settings.arms[1].set.size(), 2u);
    EXPECT_EQ(settings.arms[1].set[0].value(), "0.9");
    EXPECT_EQ(settings.arms[1].set[1].value(), "[1, 2]");
    ASSERT_TRUE(settings.precision);
    EXPECT_EQ(settings.precision->outcome, "level");
    EXPECT_EQ(settings.precision->half_width, 0.01);
    EXPECT_EQ(settings.precision->minimum, 5u);
    EXPECT_EQ(settings.precision->maximum, 50u);
}

TEST(Settings, ArmsSetWhatThereIsToValuesThatAreAllowed) {
    EXPECT_EQ(problems_of("[[experiment.arm]]\nset = { \"model.levle\" = 0.5 }\n"),
              Messages{"north.toml:5:9: model.levle = 0.5: is no parameter of this world (did you mean "
                       "\"model.level\"?)"});
    EXPECT_EQ(problems_of("[[experiment.arm]]\nset = { \"model.level\" = 1.5, model.manner = \"strict\" }\n"),
              (Messages{"north.toml:5:9: model.level = 1.5: is out of range; allowed: a number from 0 to 1 "
                        "(percent)",
                        "north.toml:5:36: model.manner = \"strict\": is not a known word; allowed: \"mild\", "
                        "\"very strict\""}));
    EXPECT_EQ(problems_of("[[experiment.arm]]\nset = 3\n"),
              Messages{"north.toml:5:1: experiment.arm.set = 3: is a whole number; allowed: a table of keys "
                       "and values"});
    EXPECT_EQ(problems_of("[[experiment.arm]]\nset = { \"model.level\" = 0.1, model.level = 0.2 }\n"),
              Messages{"north.toml:5:9: model.level = 0.1: is set twice in this arm; once is allowed"});
}

TEST(Settings, ArmsLeaveAloneWhatAllRunsShare) {
    const std::string why = ": is the same for all runs of an experiment; set it in the scenario itself";
    EXPECT_EQ(problems_of("[[experiment.arm]]\nset.\"run.ticks\" = 4\nset.\"record.person\" = true\n"
                          "set.\"world.kind\" = \"tiny\"\nset.\"experiment.replicates\" = 3\n"),
              (Messages{"north.toml:5:5: run.ticks = 4" + why, "north.toml:6:5: record.person = true" + why,
                        "north.toml:7:5: world.kind = \"tiny\"" + why,
                        "north.toml:8:5: experiment.replicates = 3" + why}));
}

TEST(Settings, ArmsHaveNamesOfTheirOwn) {
    EXPECT_EQ(problems_of("[[experiment.arm]]\nname = \"a\"\n[[experiment.arm]]\nname = \"a\"\n"),
              Messages{"north.toml:7:1: experiment.arm.name = \"a\": arm 1 is called \"a\" already; each "
                       "needs a name of its own"});
    EXPECT_EQ(problems_of("[[experiment.arm]]\n[[experiment.arm]]\nname = \"arm 1\"\n").size(), 1u);
    EXPECT_EQ(problems_of("[[experiment.arm]]\nname = \"\"\n"),
              Messages{"north.toml:5:1: experiment.arm.name = \"\": is empty; allowed: a name"});
    const std::string long_name(101, 'x');
    EXPECT_TRUE(fits(problems_of("[[experiment.arm]]\nname = \"" + long_name + "\"\n").at(0),
                     "north.toml:5:1: *longer than the 100 characters that are allowed"));
    EXPECT_EQ(problems_of("[[experiment.arm]]\nname = \"a\"\nsett = 3\n"),
              Messages{"north.toml:6:1: experiment.arm.sett: unknown key (did you mean experiment.arm.set?); "
                       "allowed: name, intervention, set"});
}

TEST(Settings, ThereAreAtMost256Arms) {
    std::string arms;
    for (int arm = 0; arm < 256; ++arm) arms += "[[experiment.arm]]\n";
    EXPECT_EQ(problems_of(arms), Messages{});
    EXPECT_TRUE(fits(problems_of(arms + "[[experiment.arm]]\n").at(0),
                     "north.toml:4:*: experiment.arm = *: there are 257; at most 256 arms are allowed"));
}

TEST(Settings, TheBaselineIsAnArm) {
    EXPECT_EQ(
        problems_of("baseline = \"usual\"\n[[experiment.arm]]\nname = \"a\"\n[[experiment.arm]]\n"),
        Messages{"north.toml:4:1: experiment.baseline = \"usual\": no arm has this name; allowed: \"a\", "
                 "\"arm 2\""});
}

TEST(Settings, ReplicatesAreANumber) {
    EXPECT_EQ(problems_of("replicates = 0\n"),
              Messages{"north.toml:4:1: experiment.replicates = 0: is out of range; allowed: a whole number "
                       "from 1 to 1000000"});
    EXPECT_EQ(problems_of("replicate = 3\n"),
              Messages{"north.toml:4:1: experiment.replicate: unknown key (did you mean "
                       "experiment.replicates?)"});
    EXPECT_EQ(
        problems_of("replicates = 1000000\n[experiment.sweep]\n\"model.places\" = [1, 2, 3, 4, 5, 6]\n"
                    "\"model.spread\" = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.96, 0.97, "
                    "0.98, 0.985, 0.99, 0.995, 1]\n"),
        Messages{"north.toml:4:1: experiment.replicates = 1000000: makes 102000000 runs of 1 arms and "
                 "102 samples; at most 100000000 are allowed"});
}

TEST(Settings, APrecisionNeedsAnOutcomeAndAHalfWidth) {
    EXPECT_EQ(problems_of("[experiment.precision]\noutcome = \"level\"\n"),
              Messages{"north.toml:4:13: experiment.precision = { outcome = \"level\" }: needs half_width, a "
                       "number above 0 in the unit of the outcome"});
    EXPECT_EQ(
        problems_of("[experiment.precision]\nhalf_width = 0.1\n"),
        Messages{"north.toml:4:13: experiment.precision = { half_width = 0.1 }: needs outcome, the name "
                 "of what is to be known precisely"});
    EXPECT_EQ(problems_of("[experiment.precision]\noutcome = \"level\"\nhalf_width = 0\n"),
              Messages{"north.toml:4:13: experiment.precision = { half_width = 0, outcome = \"level\" }: "
                       "needs half_width, a number above 0 in the unit of the outcome"});
    EXPECT_EQ(problems_of("[experiment.precision]\noutcome = \"lvel\"\nhalf_width = 0.1\n"),
              Messages{"north.toml:5:1: experiment.precision.outcome = \"lvel\": \"lvel\" is no observable "
                       "that can be recorded (did you mean \"level\"?)"});
}

TEST(Settings, ALoneBoundOfAPrecisionIsAMistake) {
    EXPECT_EQ(problems_of("[experiment.precision]\nminimum = 9\n").size(), 2u) << "no outcome, no half-width";
    EXPECT_EQ(problems_of("[experiment.precision]\nminimum = 8\noutcome = \"\"\n"), Messages{})
        << "as a resolved configuration has it";
}

TEST(Settings, APrecisionDecidesHowManyReplicates) {
    const std::string precision = "[experiment.precision]\noutcome = \"level\"\nhalf_width = 0.1\n";
    EXPECT_EQ(problems_of("replicates = 5\n" + precision),
              Messages{"north.toml:4:1: experiment.replicates = 5: cannot be given together with "
                       "[experiment.precision], which decides how many"});
    EXPECT_EQ(problems_of(precision + "minimum = 10\nmaximum = 5\n"),
              Messages{"north.toml:8:1: experiment.precision.maximum = 5: is below the minimum, 10; allowed: "
                       "as many or more"});
}

TEST(Settings, OutcomesAreNumbersThatTheModelHas) {
    EXPECT_EQ(
        problems_of("outcomes = [\"levle\", \"by_part[old]\"]\n"),
        (Messages{"north.toml:4:1: experiment.outcomes = [\"levle\", \"by_part[old]\"]: \"levle\" is no "
                  "observable that can be recorded (did you mean \"level\"?)",
                  "north.toml:4:1: experiment.outcomes = [\"levle\", \"by_part[old]\"]: \"by_part[old]\" is "
                  "one row of an observable; allowed: \"by_part\", which records all"}));
    EXPECT_EQ(problems_of("outcomes = [\"level\", \"level\"]\n"),
              Messages{"north.toml:4:1: experiment.outcomes = [\"level\", \"level\"]: \"level\" stands there "
                       "twice"});
}

TEST(Settings, EveryProblemIsToldAtOnce) {
    EXPECT_EQ(problems_of("replicates = -1\nbaseline = \"x\"\nfoo = 1\n[[experiment.arm]]\n"
                          "set = { \"model.x\" = 1 }\n[experiment.sweep]\n\"model.level\" = [2]\n")
                  .size(),
              5u);
}

}  // namespace concord
