#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "engine/store/status.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/store/store_sample.hpp"

// kill -9 at any instant: what was told to be sealed is there, and nothing else counts.
namespace concord {

using namespace test;

namespace {

constexpr int kills = 50;

/// Goes on where the last process was killed, with two threads, and tells through a pipe which runs are
/// sealed.
void feed(const std::string& file, int pipe) {
    Store store(file, sample_identity(), {}, {4000, 1000, std::chrono::milliseconds(3)});
    const auto finished = store.finished();
    const RunNumber first = finished.empty() ? 0 : finished.back() + 1;
    const auto work = [&](RunNumber run) {
        for (;; run += 2) {
            finish(store, run);
            if (run % 7 != 0) continue;
            store.seal();
            if (write(pipe, &run, sizeof run) != sizeof run) _exit(1);
        }
    };
    std::thread other(work, first + 1);
    work(first);
}

/// What a process told until it was killed that many microseconds after it told of the first run, or after
/// its start.
std::vector<RunNumber> told_until_killed(const std::string& file, bool from_the_start, useconds_t after) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    std::vector<RunNumber> told;
    RunNumber run = 0;
    {
        Child child([&] { feed(file, ends[1]); });
        ::close(ends[1]);
        if (!from_the_start && read(ends[0], &run, sizeof run) == sizeof run) told.push_back(run);
        usleep(after);
        child.end(SIGKILL);
    }
    while (read(ends[0], &run, sizeof run) == sizeof run) told.push_back(run);
    ::close(ends[0]);
    return told;
}

}  // namespace

TEST(StoreKill, LosesNothingThatWasSealed) {
    const Scratch scratch;
    const std::string file = scratch / "a.h5";
    std::mt19937 random(20240501);
    std::vector<RunNumber> told;
    for (int n = 0; n < kills; ++n) {
        const auto more = told_until_killed(file, n % 2 == 0, random() % 30'000);
        told.insert(told.end(), more.begin(), more.end());
        const Store store(file, sample_identity());
        EXPECT_TRUE(store.problems().empty()) << store.problems().front().message();
        for (const RunNumber run : told) EXPECT_TRUE(store.is_finished(run)) << run << " after kill " << n;
        for (const std::string& name : names_in(parts_folder(file)))
            EXPECT_FALSE(name.ends_with(".part")) << name;
    }
    EXPECT_GT(told.size(), kills);
    const Store store(file, sample_identity());
    for (const RunNumber run : store.finished()) ASSERT_EQ(kept(store, run), bytes_of(run)) << run;
    EXPECT_EQ(read_status(parts_folder(file)).done, store.finished().size());
}

}  // namespace concord
