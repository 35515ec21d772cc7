#include "engine/store/store.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <numeric>
#include <thread>

#include "engine/core/error.hpp"
#include "engine/store/status.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/store/store_sample.hpp"

namespace concord {

using namespace test;
using Runs = std::vector<RunNumber>;

namespace {

Runs up_to(RunNumber count) {
    Runs runs(count);
    std::iota(runs.begin(), runs.end(), RunNumber{0});
    return runs;
}

/// Folder experiment.h5.parts with runs 0 to 9 in segment 1 and 10 to 19 in segment 2.
void make_two_segments(const std::string& file) {
    Store store(file, sample_identity(), {}, only_when_told);
    for (RunNumber run = 0; run < 10; ++run) finish(store, run);
    store.seal();
    for (RunNumber run = 10; run < 20; ++run) finish(store, run);
}

}  // namespace

TEST(Store, OnlyWhatIsSealedIsFinished) {
    const Scratch scratch;
    Store store(scratch / "a.h5", sample_identity(), {}, only_when_told);
    finish(store, 5);
    EXPECT_EQ(store.finished(), Runs{});
    EXPECT_EQ(message_of<Failure>([&] { kept(store, 5); }),
              (scratch / "a.h5.parts") + " does not have run 5");
    store.seal();
    EXPECT_EQ(store.finished(), Runs{5});
    EXPECT_TRUE(store.is_finished(5));
    EXPECT_EQ(kept(store, 5), bytes_of(RunNumber{5}));
}

TEST(Store, GoesOnWhereItWasLeft) {
    const Scratch scratch;
    make_two_segments(scratch / "a.h5");
    Store store(scratch / "a.h5", sample_identity());
    EXPECT_TRUE(store.problems().empty());
    EXPECT_EQ(store.finished(), up_to(20));
    for (const RunNumber run : store.finished()) EXPECT_EQ(kept(store, run), bytes_of(run));
    finish(store, 20);
    store.seal();
    EXPECT_EQ(store.finished(), up_to(21));
    EXPECT_TRUE(std::filesystem::exists(scratch / "a.h5.parts/segment-000003"));
}

TEST(Store, WithoutItsDescriptionGoesOnWithWhatIsItsOwn) {
    const Scratch scratch;
    make_two_segments(scratch / "a.h5");
    std::filesystem::remove(scratch / "a.h5.parts/experiment.json");
    EXPECT_EQ(Store(scratch / "a.h5", sample_identity()).finished(), up_to(20));
    std::filesystem::remove(scratch / "a.h5.parts/experiment.json");
    EXPECT_EQ(Store(scratch / "a.h5", identity_of({{"seed", "2"}})).finished(), Runs{});
}

TEST(Store, ADamagedSegmentIsMovedAside) {
    const Scratch scratch;
    make_two_segments(scratch / "a.h5");
    const std::string path = scratch / "a.h5.parts/segment-000001";
    std::string bytes = content(path);
    bytes[200] ^= 1;
    write_text(path, bytes);
    EXPECT_EQ(read_status(scratch / "a.h5.parts").done, 20) << "nobody has looked at it yet";
    {
        Store store(scratch / "a.h5", sample_identity());
        ASSERT_EQ(store.problems().size(), 1);
        EXPECT_EQ(
            store.problems()[0].message(),
            path +
                ": is damaged: its checksum is not that of its bytes; its runs do not count as finished "
                "(moved to " +
                path + ".refused)");
        EXPECT_EQ(store.finished().size(), 10);
        EXPECT_EQ(store.finished().front(), 10);
    }
    EXPECT_EQ(content(path + ".refused"), bytes);
    EXPECT_EQ(read_status(scratch / "a.h5.parts").done, 10);
    Store again(scratch / "a.h5", sample_identity());
    EXPECT_TRUE(again.problems().empty());
}

TEST(Store, ASegmentOfAnotherExperimentIsMovedAside) {
    const Scratch scratch;
    make_two_segments(scratch / "a.h5");
    Batch batch;
    batch.add(99, bytes_of(RunNumber{99}));
    write_segment(scratch / "a.h5.parts/segment-000003", "another", batch);
    Store store(scratch / "a.h5", sample_identity());
    ASSERT_EQ(store.problems().size(), 1);
    EXPECT_EQ(store.finished(), up_to(20));
}

TEST(Store, TheFolderOfAnotherExperimentIsRefused) {
    const Scratch scratch;
    make_two_segments(scratch / "a.h5");
    const auto other = identity_of({{"commit", "3c4d"}, {"seed", "1"}});
    const std::string parts = scratch / "a.h5.parts";
    EXPECT_EQ(
        message_of<InputError>([&] { Store(scratch / "a.h5", other); }),
        parts + ": commit: 1a2b there, 3c4d here\n" + parts +
            ": holds the runs of another experiment: give another output file, go back to what that one was "
            "made with, or remove the folder");
    EXPECT_EQ(Store(scratch / "a.h5", sample_identity()).finished(), up_to(20));
}

TEST(Store, AFolderOfSomethingElseIsLeftAlone) {
    const Scratch scratch;
    std::filesystem::create_directory(scratch / "a.h5.parts");
    write_text(scratch / "a.h5.parts/thesis.tex", "");
    EXPECT_EQ(message_of<InputError>([&] { Store(scratch / "a.h5", sample_identity()); }),
              (scratch / "a.h5.parts") + ": is where finished runs would be kept, but has thesis.tex in it");
    EXPECT_EQ(names_in(scratch / "a.h5.parts"), std::vector<std::string>{"thesis.tex"});
    write_text(scratch / "b.h5.parts", "");
    EXPECT_THROW(Store(scratch / "b.h5", sample_identity()), InputError);
    EXPECT_THROW(Store(scratch / "no/b.h5", sample_identity()), InputError);
}

TEST(Store, CountsAttempts) {
    const Scratch scratch;
    {
        Store store(scratch / "a.h5", sample_identity());
        EXPECT_EQ(store.attempts(3).started, 0);
        store.started(3, 1);
        store.failed(3, "a table was not there", 1);
        store.started(3, 2);
        EXPECT_EQ(store.attempts(3).failed, 1);
    }
    const Store store(scratch / "a.h5", sample_identity());
    EXPECT_EQ(store.attempts(3).started, 2);
    EXPECT_EQ(store.attempts(3).failed, 1);
}

TEST(Store, RemovesUnfinishedFilesOfKilledProcesses) {
    const Scratch scratch;
    make_two_segments(scratch / "a.h5");
    write_text(scratch / "a.h5.parts/segment-000003.part", "half");
    const Store store(scratch / "a.h5", sample_identity());
    EXPECT_FALSE(std::filesystem::exists(scratch / "a.h5.parts/segment-000003.part"));
    EXPECT_EQ(store.finished(), up_to(20));
}

TEST(Store, IsOfOneProcessAtATime) {
    const Scratch scratch;
    const Store store(scratch / "a.h5", sample_identity());
    Child second([&] {
        const std::string message = message_of<Failure>([&] { Store(scratch / "a.h5", sample_identity()); });
        const std::string expected = "is taken by process " + std::to_string(getppid()) + " on ";
        _exit(message.find(expected) == std::string::npos ? 1 : 3);
    });
    EXPECT_EQ(second.wait(), 3);
}

TEST(Store, ShardsWorkSideBySideAndTheWholeSeesAll) {
    const Scratch scratch;
    std::vector<std::unique_ptr<Child>> children;
    for (unsigned shard = 1; shard <= 4; ++shard)
        children.push_back(std::make_unique<Child>([&] {
            Store store(scratch / "a.h5", sample_identity(), {shard, 4});
            for (RunNumber run = shard - 1; run < 100; run += 4) finish(store, run);
        }));
    for (const auto& child : children) EXPECT_EQ(child->wait(), 0);
    EXPECT_EQ(Store(scratch / "a.h5", sample_identity(), {2, 4}).finished().size(), 25);
    Store whole(scratch / "a.h5", sample_identity());
    EXPECT_EQ(whole.finished(), up_to(100));
    for (const RunNumber run : whole.finished()) EXPECT_EQ(kept(whole, run), bytes_of(run));
    EXPECT_EQ(read_status(scratch / "a.h5.parts").done, 100);
}

TEST(Store, AShardKnowsWhatTheWholeHasDone) {
    const Scratch scratch;
    make_two_segments(scratch / "a.h5");
    EXPECT_EQ(Store(scratch / "a.h5", sample_identity(), {1, 2}).finished(), up_to(20));
}

TEST(Store, IsRemovedAtTheEnd) {
    const Scratch scratch;
    make_two_segments(scratch / "a.h5");
    Store whole(scratch / "a.h5", sample_identity());
    {
        const Store shard(scratch / "a.h5", sample_identity(), {1, 2});
        EXPECT_TRUE(message_of<Failure>([&] { whole.remove(); }).ends_with(" is at work there"));
        EXPECT_EQ(whole.finished(), up_to(20));
    }
    whole.remove();
    EXPECT_TRUE(scratch.empty());
}

TEST(Store, ALedgerWithoutItsLastLinesIsCompleted) {
    const Scratch scratch;
    make_two_segments(scratch / "a.h5");
    write_text(scratch / "a.h5.parts/ledger.jsonl", "{\"run\":3,\"att");
    Store store(scratch / "a.h5", sample_identity());
    EXPECT_EQ(store.finished(), up_to(20)) << "the segments tell";
    EXPECT_EQ(read_status(scratch / "a.h5.parts").done, 20);
}

TEST(Store, IsFedByManyThreads) {
    const Scratch scratch;
    {
        Store store(scratch / "a.h5", sample_identity(), {}, {4096, 100, std::chrono::milliseconds(5)});
        std::vector<std::thread> threads;
        for (RunNumber thread = 0; thread < 4; ++thread)
            threads.emplace_back([&store, thread] {
                for (RunNumber run = thread; run < 2000; run += 4) finish(store, run);
            });
        for (std::thread& thread : threads) thread.join();
    }
    const Store store(scratch / "a.h5", sample_identity());
    EXPECT_EQ(store.finished(), up_to(2000));
    for (const RunNumber run : store.finished()) EXPECT_EQ(kept(store, run), bytes_of(run));
}

TEST(Store, KeepsManyTinyRuns) {
    const Scratch scratch;
    constexpr RunNumber count = 100'000;
    {
        Store store(scratch / "a.h5", sample_identity());
        for (RunNumber run = 0; run < count; ++run) finish(store, run);
    }
    const Store store(scratch / "a.h5", sample_identity());
    EXPECT_EQ(store.finished().size(), count);
}

}  // namespace concord
