#include "engine/run/run.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include "engine/output/reader.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/run/count.hpp"

namespace concord {

using test::Count;
using test::Scratch;

namespace {
/// What a run from `first` to `last` records of the steps, and where it ends.
struct Recorded {
    Recorded(Count& model, Tick first, Tick last, unsigned every = 1) {
        const Scratch folder;
        const Outline outline = model.outline();
        Recorder record(folder / "run.h5", outline, {every, {}, {}}, provenance_of_now(), false);
        Progress progress(Progress::Style::quiet, first, last);
        reached = run(model, record, first, last, progress, StopRequest());
        record.complete();
        const Reader file(folder / "run.h5");
        ticks = file.numbers("time");
        steps = file.numbers("steps");
    }
    Tick reached;
    std::vector<double> ticks, steps;
};
}  // namespace

TEST(Run, ObservesBeforeEveryStepAndAtTheEnd) {
    Count model;
    const Recorded recorded(model, 0, 3);
    EXPECT_EQ(recorded.reached, 3u);
    EXPECT_EQ(model.steps, (std::vector<Tick>{0, 1, 2}));
    EXPECT_EQ(recorded.ticks, (std::vector<double>{0, 1, 2, 3}));
    EXPECT_EQ(recorded.steps, (std::vector<double>{0, 1, 2, 3}));
}

TEST(Run, CountsTicksFromTheStartOfTheSimulation) {
    Count model;
    const Recorded recorded(model, 10, 15, 4);
    EXPECT_EQ(model.steps, (std::vector<Tick>{10, 11, 12, 13, 14}));
    EXPECT_EQ(recorded.ticks, (std::vector<double>{12, 15})) << "every fourth, and the last one";
    EXPECT_EQ(recorded.steps, (std::vector<double>{2, 5}));
}

TEST(Run, OfNoTicksRecordsTheBeginning) {
    Count model;
    const Recorded recorded(model, 0, 0);
    EXPECT_TRUE(model.steps.empty());
    EXPECT_EQ(recorded.ticks, std::vector<double>{0});
}

TEST(Run, EndsWhenNothingChangesAnyMore) {
    Count model({}, 4);
    const Recorded recorded(model, 0, 100, 3);
    EXPECT_EQ(recorded.reached, 4u);
    EXPECT_EQ(recorded.ticks, (std::vector<double>{0, 3, 4}));
}

TEST(Run, StopsBetweenTwoTicksWhenAsked) {
    const StopRequest stop;
    Count model([](Tick t) {
        if (t == 5) std::raise(SIGTERM);
    });
    const Scratch folder;
    const Outline outline = model.outline();
    {
        Recorder record(folder / "run.h5", outline, {}, provenance_of_now(), false);
        Progress progress(Progress::Style::quiet, 0, 100);
        EXPECT_EQ(run(model, record, 0, 100, progress, stop), 6u);
    }
    EXPECT_EQ(model.steps.size(), 6u) << "the step that was under way is finished";
    EXPECT_TRUE(folder.empty());
}

}  // namespace concord
