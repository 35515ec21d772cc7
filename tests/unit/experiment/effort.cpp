#include "engine/experiment/effort.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/experiment/results.hpp"
#include "engine/store/ledger_line.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/experiment/tiny.hpp"
#include "tests/unit/store/store_sample.hpp"

namespace concord {

using namespace test;

namespace {
/// A run that ended so many seconds after a certain time, in a segment that is there.
std::string done(RunNumber run, double end, double seconds, const std::string& host) {
    LedgerEntry entry{.run = run, .state = RunState::done, .seconds = seconds, .segment = segment_name(1)};
    entry.time = UtcTime(std::chrono::milliseconds(1'700'000'000'000 + std::llround(1000 * end)));
    return ledger_line(entry, ledger_signature(host, 1));
}

void lay_down(const std::string& folder, const std::string& ledger) {
    std::filesystem::create_directories(folder);
    write_text(folder + "/" + segment_name(1), "");
    write_text(folder + "/ledger.jsonl", ledger);
}
}  // namespace

TEST(Effort, OfNothingIsNothing) {
    const Scratch scratch;
    const Effort effort = read_effort(scratch / "a.h5.parts");
    EXPECT_EQ(effort.runs, 0u);
    EXPECT_EQ(effort.seconds + effort.seconds_a_run + effort.runs_a_second(), 0);
    EXPECT_TRUE(effort.hosts.empty());
}

/// From 90 to 101, with half a second between runs; all night nothing; from 40,000 to 40,010 on two hosts,
/// and to 40,015 on one of them.
TEST(Effort, CountsTheTimeThatRunsWereUnderWayOnce) {
    const Scratch scratch;
    const std::string parts = scratch / "a.h5.parts";
    lay_down(parts, done(0, 95, 5, "north") + done(1, 101, 5.5, "north") + done(2, 40'010, 10, "north"));
    lay_down(shard_folder(parts, {1, 2}), done(3, 40'010, 10, "south") + done(4, 40'015, 5, "south"));
    const Effort effort = read_effort(parts);
    EXPECT_EQ(effort.runs, 5u);
    EXPECT_NEAR(effort.seconds, 11 + 15, 1e-6);
    EXPECT_NEAR(effort.seconds_a_run, 35.5 / 5, 1e-6);
    EXPECT_NEAR(effort.runs_a_second(), 5 / 26.0, 1e-6);
    EXPECT_EQ(effort.hosts, (std::vector<std::string>{"north", "south"}));
}

/// The ledger goes with the parts; the file remembers what it told.
TEST(Effort, IsKeptInTheFile) {
    const Scratch scratch;
    const std::string file = scratch / "a.h5";
    make_file(experiment_of("replicates = 30\n"), file);
    const Effort told = read_effort(parts_folder(file)), kept = Results(file).effort();
    EXPECT_EQ(told.runs, 30u);
    EXPECT_GT(told.seconds, 0);
    EXPECT_NEAR(kept.seconds, told.seconds, 1e-3 * told.seconds);
    EXPECT_NEAR(kept.seconds_a_run, told.seconds_a_run, 1e-3 * told.seconds_a_run);
    EXPECT_EQ(kept.hosts, std::vector{host_name()});
}

}  // namespace concord
