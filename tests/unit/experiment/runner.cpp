#include "engine/experiment/runner.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstring>

#include "engine/run/scenario.hpp"
#include "tests/unit/experiment/tiny.hpp"

namespace concord {

using namespace test;

namespace {
ExperimentIdentity identity() {
    return identity_of({{"name", "test"}});
}

std::vector<double> values_of(const Store& store, RunNumber run) {
    std::vector<std::byte> bytes;
    store.read(run, bytes);
    std::vector<double> values(bytes.size() / sizeof(double));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

const char* const some_break =
    "replicates = 2\n[experiment.sweep]\n\"model.floor\" = [0.1, 0.9]\n\"model.breaks_at\" = [0, 3]\n";
}  // namespace

TEST(Simulate, IsOneRunOfTheScenario) {
    const Experiment experiment = experiment_of("outcomes = [\"level\", \"half\"]\n");
    const Scenario scenario(experiment.document_of(0));
    EXPECT_EQ(simulate(experiment, scenario.plan, 3),
              (std::vector<double>{0.5 + 0.1 * noise(3), 0.5 + 0.1 * noise(3), 0.5 + 0.1 * noise(3),
                                   0.5 + 0.1 * noise(3), 0.5 + 0.1 * noise(3), 0, 0.5, 1, 1.5, 2}));
}

TEST(RunAll, GivesEveryPointTheRandomNumbersOfTheReplicate) {
    const Scratch scratch;
    const Experiment experiment = experiment_of(
        "replicates = 3\n[[experiment.arm]]\n[[experiment.arm]]\nset = { \"model.level\" = 0.8 }\n"
        "[experiment.sweep]\n\"model.spread\" = [0.0, 1.0]\n");
    Store store(scratch / "a.h5", identity());
    const Tally tally = carry_out(experiment, store);
    EXPECT_EQ(tally.replicates, 3u);
    EXPECT_EQ(tally.runs, 12u);
    EXPECT_TRUE(tally.failed.empty() && !tally.stopped && tally.precise);
    for (RunNumber run = 0; run < 12; ++run) {
        const double level = run % 2 == 0 ? 0.5 : 0.8, spread = run % 4 < 2 ? 0 : 1;
        EXPECT_EQ(values_of(store, run).back(), level + spread * noise(static_cast<unsigned>(run / 4)))
            << run;
    }
}

TEST(RunAll, RunsThatFailHarmNoOther) {
    const Scratch scratch;
    const Experiment experiment = experiment_of(some_break);
    Store store(scratch / "a.h5", identity());
    for (const unsigned attempts : {1u, 2u}) {
        const Tally tally = carry_out(experiment, store, 2);
        ASSERT_EQ(tally.failed.size(), 6u);
        EXPECT_EQ(store.finished(), (std::vector<RunNumber>{0, 4}));
        EXPECT_EQ(tally.failed[0].run, 1u);
        EXPECT_EQ(tally.failed[1].reason, "it broke");
        EXPECT_EQ(tally.failed[0].reason,
                  "north.toml, sample 1: model.floor = 0.9: must not be above model.level");
        EXPECT_EQ(store.attempts(2).failed, 3 * attempts) << "more may help";
        EXPECT_EQ(store.attempts(1).failed, attempts) << "the input stays wrong";
        EXPECT_EQ(store.attempts(0).started, 1u) << "what is done is not done again";
    }
}

TEST(RunAll, AWorldWithoutAnOutcomeIsARunThatFails) {
    const Scratch scratch;
    const Experiment experiment = experiment_of(
        "replicates = 1\noutcomes = [\"half\"]\n[[experiment.arm]]\n[[experiment.arm]]\n"
        "set = { \"model.manner\" = \"very strict\" }\n");
    Store store(scratch / "a.h5", identity());
    const Tally tally = carry_out(experiment, store);
    ASSERT_EQ(tally.failed.size(), 1u);
    EXPECT_EQ(tally.failed[0].reason, "half: is not observed in the world of this arm and sample");
}

TEST(RunAll, ShardsTogetherAreTheWhole) {
    const Scratch scratch;
    const Experiment experiment = experiment_of("replicates = 10\n");
    for (unsigned number = 1; number <= 3; ++number) {
        Store store(scratch / "a.h5", identity(), {number, 3});
        carry_out(experiment, store, 1, {number, 3});
        EXPECT_EQ(store.finished().size(), number == 1 ? 4u : 3u);
    }
    Store whole(scratch / "a.h5", identity());
    EXPECT_EQ(whole.finished().size(), 10u);
    EXPECT_TRUE(carry_out(experiment, whole).failed.empty());
    for (RunNumber run = 0; run < 10; ++run) EXPECT_EQ(whole.attempts(run).started, 1u);
}

TEST(RunAll, AShardDoesAllArmsOfASample) {
    const Scratch scratch;
    const std::string arms = "[[experiment.arm]]\n[[experiment.arm]]\nset = { \"model.level\" = 0.8 }\n";
    const auto done = [&](const std::string& file, std::size_t replicates, Shard shard) {
        const Experiment experiment = experiment_of(fmt::format("replicates = {}\n{}", replicates, arms));
        Store store(scratch / file, identity(), shard);
        carry_out(experiment, store, 1, shard);
        std::vector<RunNumber> own;
        for (const RunNumber run : store.finished())
            if (store.attempts(run).started > 0) own.push_back(run);
        return own;
    };
    EXPECT_EQ(done("a.h5", 3, {1, 2}), (std::vector<RunNumber>{0, 1, 4, 5}));
    EXPECT_EQ(done("b.h5", 3, {2, 2}), (std::vector<RunNumber>{2, 3}));
    EXPECT_EQ(done("c.h5", 1, {2, 2}), (std::vector<RunNumber>{1})) << "rather one arm than none";
}

TEST(RunAll, AskedToStopStops) {
    const Scratch scratch;
    const Experiment experiment = experiment_of("");
    Store store(scratch / "a.h5", identity());
    const StopRequest stop;
    std::raise(SIGTERM);
    const Tally tally = run_all(experiment, store, {}, 1, Progress::Style::quiet, stop);
    EXPECT_TRUE(tally.stopped);
    EXPECT_TRUE(store.finished().empty());
    EXPECT_TRUE(simulate(experiment, Scenario(experiment.document_of(0)).plan, 0, &stop).empty());
}

}  // namespace concord
