#include "engine/experiment/results.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/error.hpp"
#include "tests/unit/experiment/tiny.hpp"

namespace concord {

using namespace test;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

namespace {
class ResultsOf : public testing::Test {
  protected:
    Results made(const std::string& text) {
        make_file(experiment_of(text), file);
        return Results(file);
    }
    Scratch scratch;
    std::string file = scratch / "a.h5";
};
}  // namespace

TEST_F(ResultsOf, AreWhatTheExperimentSays) {
    const Results results = made(
        "replicates = 2\nbaseline = \"arm 2\"\noutcomes = [\"tick\", \"level\"]\n[[experiment.arm]]\n"
        "name = \"as now\"\n[[experiment.arm]]\nset = { \"model.spread\" = 0.0 }\n[experiment.sweep]\n"
        "\"model.level\" = [0.25, 0.9]\n\"model.floor\" = [0, 0.5]\n");
    EXPECT_EQ(results.arms(), (Texts{"as now", "arm 2"}));
    EXPECT_EQ(results.baseline(), 1u);
    EXPECT_EQ(results.keys(), (Texts{"model.floor", "model.level"}));
    EXPECT_EQ(results.design(), "none");
    EXPECT_EQ(results.runs(), 16u);
    EXPECT_EQ(results.samples(), 4u);
    EXPECT_EQ(results.replicates(), 2u);
    ASSERT_EQ(results.outcomes().size(), 2u);
    EXPECT_EQ(results.outcome("level").unit, "percent");
    EXPECT_EQ(results.tick_unit(), "week");
    EXPECT_EQ(results.times(), (Numbers{0, 1, 2, 3, 4}));
    EXPECT_EQ(results.place_of(3), 3u);
    EXPECT_EQ(results.swept("model.level"),
              (Texts{"0.25", "0.25", "0.9", "0.9", "0.25", "0.25", "0.9", "0.9", "0.25", "0.25", "0.9", "0.9",
                     "0.25", "0.25", "0.9", "0.9"}));
    EXPECT_TRUE(results.failed(4)) << "its floor is above its level";
    EXPECT_FALSE(results.failed(6));
}

TEST_F(ResultsOf, AnArmAreInOrderOfSampleAndReplicate) {
    const Results results = made(
        "replicates = 2\n[[experiment.arm]]\n[[experiment.arm]]\n[experiment.sweep]\n"
        "\"model.level\" = [0.5, 1]\n\"model.spread\" = [0.1]\n");
    const Numbers at_end = results.at(results.outcome("level"), 4);
    const Numbers expected{0.5 + 0.1 * noise(0), 0.5 + 0.1 * noise(1), 1 + 0.1 * noise(0),
                           1 + 0.1 * noise(1)};
    EXPECT_EQ(results.of_arm(at_end, 1), expected);
    const Numbers all = results.all(results.outcome("level"));
    for (std::size_t run = 0; run < 8; ++run) EXPECT_EQ(all[run * 5 + 4], at_end[run]);
}

TEST_F(ResultsOf, RunsThatFailedAreNotANumber) {
    const Results results = made("replicates = 1\n[experiment.sweep]\n\"model.floor\" = [0.1, 0.9]\n");
    EXPECT_TRUE(std::isnan(results.at(results.outcomes()[0], 0).at(1)));
}

TEST_F(ResultsOf, AskedForWhatIsNotThereSayWhatIs) {
    const Results results = made("replicates = 1\noutcomes = [\"tick\", \"level\"]\n");
    EXPECT_EQ(message_of<InputError>([&] { results.outcome("lvel"); }),
              file + ": has no outcome \"lvel\"; it has level, tick");
    EXPECT_EQ(message_of<InputError>([&] { results.place_of(7); }),
              file + ": nothing was recorded at 7, but from 0 to 4");
}

TEST_F(ResultsOf, SomethingElseAreRefused) {
    const auto refusal = [&] { return message_of<InputError>([&] { const Results none(file); }); };
    EXPECT_NE(refusal(), "") << "no file";
    write_text(file, "no results");
    EXPECT_EQ(
        refusal(),
        file +
            ": not a complete concord file (it is no HDF5, which concord run and concord experiment write)");
}

}  // namespace concord
