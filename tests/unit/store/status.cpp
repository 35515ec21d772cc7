#include "engine/store/status.hpp"

#include <gtest/gtest.h>

#include "tests/support/scratch.hpp"
#include "tests/unit/store/store_sample.hpp"

namespace concord {

using namespace test;

TEST(Status, OfNothingIsNothing) {
    const Scratch scratch;
    const ExperimentStatus status = read_status(scratch / "a.h5.parts");
    EXPECT_EQ(status.done + status.interrupted + status.failed.size() + status.running.size(), 0);
    EXPECT_EQ(status.runs_a_second, 0);
}

TEST(Status, TellsHowFarAWorkingProcessIs) {
    const Scratch scratch;
    Store store(scratch / "a.h5", sample_identity());
    for (const RunNumber run : {5, 3, 4}) store.started(run, 1);
    store.failed(5, "no luck", 1);
    usleep(20'000);
    store.done(4, {});
    store.seal();
    const ExperimentStatus status = read_status(scratch / "a.h5.parts");
    EXPECT_EQ(status.done, 1);
    EXPECT_EQ(status.interrupted, 0);
    ASSERT_EQ(status.failed.size(), 1);
    EXPECT_EQ(status.failed[0].run, 5);
    EXPECT_EQ(status.failed[0].reason, "no luck");
    ASSERT_EQ(status.running.size(), 1);
    EXPECT_EQ(status.running[0].run, 3);
    ASSERT_EQ(status.workers.size(), 1);
    EXPECT_TRUE(status.workers[0].starts_with("process " + std::to_string(getpid()) + " on "));
    EXPECT_GE(status.seconds_a_run, 0.02);
    EXPECT_GT(status.runs_a_second, 0);
    EXPECT_LE(status.runs_a_second, 50);
}

TEST(Status, RunsOfAKilledProcessWereInterrupted) {
    const Scratch scratch;
    Child child([&] {
        Store store(scratch / "a.h5", sample_identity(), {1, 2}, only_when_told);
        finish(store, 1);
        store.seal();
        store.started(3, 1);
        finish(store, 5);  // not sealed
        kill(getpid(), SIGKILL);
    });
    ASSERT_EQ(child.wait(), -SIGKILL);
    const ExperimentStatus status = read_status(scratch / "a.h5.parts");
    EXPECT_EQ(status.done, 1);
    EXPECT_EQ(status.interrupted, 2);
    EXPECT_TRUE(status.workers.empty());
    EXPECT_EQ(status.runs_a_second, 0);
}

}  // namespace concord
