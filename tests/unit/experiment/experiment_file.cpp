#include "engine/experiment/experiment_file.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/error.hpp"
#include "engine/output/reader.hpp"
#include "tests/unit/experiment/tiny.hpp"

namespace concord {

using namespace test;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

namespace {
const char* const everything =
    "replicates = 2\noutcomes = [\"level\", \"tick\"]\n[[experiment.arm]]\nname = \"as now\"\n"
    "[[experiment.arm]]\nname = \"high\"\nset = { \"model.spread\" = 0.0 }\n[experiment.sweep]\n"
    "\"model.level\" = [0.25, 0.5]\n\"model.manner\" = [\"very strict\"]\n";
}  // namespace

TEST(ExperimentFile, HasARowARun) {
    const Scratch scratch;
    make_file(experiment_of(everything), scratch / "a.h5");
    const Reader file(scratch / "a.h5");
    EXPECT_EQ(file.numbers("run"), (Numbers{0, 1, 2, 3, 4, 5, 6, 7}));
    EXPECT_EQ(file.numbers("arm"), (Numbers{0, 1, 0, 1, 0, 1, 0, 1}));
    EXPECT_EQ(file.numbers("sample"), (Numbers{0, 0, 1, 1, 0, 0, 1, 1}));
    EXPECT_EQ(file.numbers("replicate"), (Numbers{0, 0, 0, 0, 1, 1, 1, 1}));
    EXPECT_EQ(file.numbers("state"), Numbers(8));
    EXPECT_EQ(file.attribute("arm", "flag_meanings"), "as_now high");
    EXPECT_EQ(file.attribute("state", "flag_meanings"), "done failed");
    EXPECT_EQ(file.numbers("model_level"), (Numbers{0.25, 0.25, 0.5, 0.5, 0.25, 0.25, 0.5, 0.5}));
    EXPECT_EQ(file.attribute("model_level", "units"), "percent");
    EXPECT_EQ(file.attribute("model_level", "long_name"), "model.level: where it is");
    EXPECT_EQ(file.numbers("model_manner"), Numbers(8));
    EXPECT_EQ(file.attribute("model_manner", "flag_meanings"), "very_strict");
    EXPECT_EQ(file.texts("setting/parameter"), (Texts{"model.level", "model.manner"}));
    EXPECT_TRUE(std::isnan(file.numbers("setting/sweep_low").at(0)));
}

TEST(ExperimentFile, HasOutcomesByRunAndTime) {
    const Scratch scratch;
    const Experiment experiment = experiment_of(everything);
    make_file(experiment, scratch / "a.h5");
    const Reader file(scratch / "a.h5");
    EXPECT_EQ(file.numbers("time"), (Numbers{0, 1, 2, 3, 4}));
    EXPECT_EQ(file.attribute("time", "units"), "week");
    EXPECT_EQ(file.variable("level").dimensions, (Texts{"run", "time"}));
    const Numbers level = file.numbers("level"), tick = file.numbers("tick");
    ASSERT_EQ(level.size(), 40u);
    for (std::size_t run = 0; run < 8; ++run)
        for (std::size_t time = 0; time < 5; ++time) {
            const double chance = run % 2 == 0 ? 0.1 * noise(static_cast<unsigned>(run / 4)) : 0;
            EXPECT_EQ(level[run * 5 + time], (run % 4 < 2 ? 0.25 : 0.5) + chance) << run;
            EXPECT_EQ(tick[run * 5 + time], time);
        }
    EXPECT_EQ(file.texts("provenance/configuration"), Texts{experiment.resolved()});
    EXPECT_EQ(file.texts("provenance/note"), Texts{"made up"});
}

TEST(ExperimentFile, HasTheNamesOfRowsThatItHas) {
    const Scratch scratch;
    make_file(experiment_of("outcomes = [\"by_part\"]\n[[experiment.summary]]\noutcome = "
                            "\"by_part[old]\"\nkind = \"highest\"\n"),
              scratch / "rows.h5");
    const Reader rows(scratch / "rows.h5");
    EXPECT_EQ(rows.texts("setting/part_name"), (Texts{"Old Town", "Very Young Town"}));
    EXPECT_EQ(rows.variable("setting/part_name").dimensions, Texts{"part"});
    EXPECT_EQ(rows.texts("setting/part"), (Texts{"old", "very young"}));
    make_file(experiment_of("outcomes = [\"level\"]\n"), scratch / "none.h5");
    EXPECT_FALSE(Reader(scratch / "none.h5").has("setting/part_name"));
}

TEST(ExperimentFile, RunsThatFailedAreNotANumber) {
    const Scratch scratch;
    const Tally tally =
        make_file(experiment_of("replicates = 2\n[experiment.sweep]\n\"model.floor\" = [0.9, 0.1]\n"),
                  scratch / "a.h5");
    EXPECT_EQ(tally.failed.size(), 2u);
    const Reader file(scratch / "a.h5");
    EXPECT_EQ(file.numbers("state"), (Numbers{1, 0, 1, 0}));
    EXPECT_EQ(file.numbers("model_floor"), (Numbers{0.9, 0.1, 0.9, 0.1}));
    const Numbers level = file.numbers("level");
    EXPECT_TRUE(std::isnan(level[0]) && std::isnan(level[4]) && std::isnan(level[14]));
    EXPECT_EQ(level[5], 0.5 + 0.1 * noise(0));
    EXPECT_EQ(file.texts("provenance/note").at(1),
              "run 0 failed: north.toml, sample 0: model.floor = 0.9: must not be above model.level");
}

TEST(ExperimentFile, OfARangeSaysWhatItWas) {
    const Scratch scratch;
    make_file(experiment_of("replicates = 1\n[experiment.sample]\ndesign = \"sobol\"\nsize = 3\n"
                            "[experiment.sample.range]\n\"model.level\" = [0.25, 0.75]\n"),
              scratch / "a.h5");
    const Reader file(scratch / "a.h5");
    EXPECT_EQ(file.numbers("setting/sweep_low"), Numbers{0.25});
    EXPECT_EQ(file.numbers("setting/sweep_high"), Numbers{0.75});
    EXPECT_EQ(file.numbers("model_level").size(), 3u);
}

TEST(ExperimentFile, WordsAndListsOfASweepAreFlags) {
    const Scratch scratch;
    make_file(
        experiment_of("replicates = 1\n[experiment.sweep]\n"
                      "\"model.manner\" = [\"mild\", \"very strict\"]\n\"model.weights\" = [0.5, [1, 2]]\n"),
        scratch / "a.h5");
    const Reader file(scratch / "a.h5");
    EXPECT_EQ(file.numbers("model_manner"), (Numbers{0, 0, 1, 1}));
    EXPECT_EQ(file.attribute("model_manner", "flag_meanings"), "mild very_strict");
    EXPECT_EQ(file.numbers("model_weights"), (Numbers{0, 1, 0, 1}));
    EXPECT_EQ(file.attribute("model_weights", "flag_meanings"), "0.5 [1,_2]");
}

TEST(ExperimentFile, ARunOfAnotherLengthIsAFailure) {
    const Scratch scratch;
    const Experiment experiment = experiment_of("replicates = 1\n");
    Store store(scratch / "a.h5", identity_of({{"name", "test"}}));
    store.started(0, 1);
    store.done(0, std::vector<std::byte>(7));
    store.seal();
    const Tally tally{1, 1, {}, false, true};
    EXPECT_EQ(message_of<Failure>([&] {
                  write_experiment(scratch / "a.h5", experiment, tally, store, provenance_of_now(), false);
              }),
              "run 0 in " + scratch / "a.h5" + ".parts is not as long as the others");
    EXPECT_FALSE(std::filesystem::exists(scratch / "a.h5"));
}

TEST(ExperimentFile, KeysBecomeNames) {
    EXPECT_EQ(column_of("policy.pooled_share"), "policy_pooled_share");
}

}  // namespace concord
