#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "engine/store/status.hpp"
#include "tests/support/disk.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/store/store_sample.hpp"

// Disks that become full.
namespace concord {

using namespace test;

namespace {

/// Feeds a store until it fails: its message.
std::string failure_of(Store& store) {
    return message_of<Failure>([&] {
        for (RunNumber run = 0; run < 100'000; ++run) {
            finish(store, run);
            if (run % 10 == 9) store.seal();
        }
    });
}

void expect_sound(const std::string& file) {
    Store store(file, sample_identity());
    EXPECT_TRUE(store.problems().empty());
    EXPECT_GT(store.finished().size(), 10);
    for (const RunNumber run : store.finished()) EXPECT_EQ(kept(store, run), bytes_of(run));
    EXPECT_EQ(read_status(parts_folder(file)).done, store.finished().size());
}

}  // namespace

/// How long the first line of the ledger is decides whether the disk is full in the ledger or in a segment.
class StoreFull : public testing::TestWithParam<std::size_t> {};

TEST_P(StoreFull, KeepsWhatWasSealed) {
    const Scratch scratch;
    const Disk disk(scratch / "disk", 200'000);
    if (!disk.mounted()) GTEST_SKIP() << "no disk can be mounted here";
    const std::string file = scratch / "disk/a.h5";
    std::size_t sealed = 0;
    {
        Store store(file, sample_identity(), {}, only_when_told);
        store.failed(100'000, std::string(GetParam(), 'x'), 1);
        const std::string message = failure_of(store);
        EXPECT_TRUE(fits(message, "cannot write */a.h5.parts/*: No space left on device*")) << message;
        EXPECT_THROW(finish(store, 1), Failure);
        sealed = store.finished().size();
        for (const RunNumber run : store.finished()) EXPECT_EQ(kept(store, run), bytes_of(run));
    }
    for (const std::string& name : names_in(parts_folder(file)))
        EXPECT_FALSE(name.ends_with(".part")) << name;
    disk.enlarge(2'000'000);
    expect_sound(file);
    EXPECT_EQ(Store(file, sample_identity()).finished().size(), sealed);
}

INSTANTIATE_TEST_SUITE_P(AtAnyLine, StoreFull, testing::Range<std::size_t>(0, 4000, 125));

TEST(StoreAtALimit, OfASizeLimitIsNoDeath) {
    const Scratch scratch;
    const std::string file = scratch / "a.h5";
    Child child([&] {
        const FileSizeLimit limit(20'000);
        Store store(file, sample_identity(), {}, only_when_told);
        _exit(failure_of(store).find(": File too large") == std::string::npos ? 1 : 3);
    });
    EXPECT_EQ(child.wait(), 3);
    expect_sound(file);
}

}  // namespace concord
