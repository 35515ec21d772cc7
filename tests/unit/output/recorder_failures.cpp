#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <random>
#include <thread>

#include "engine/core/error.hpp"
#include "engine/output/reader.hpp"
#include "engine/output/recorder.hpp"
#include "sample.hpp"
#include "tests/support/disk.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {

/// A model whose values do not compress, 64 KiB a tick.
struct Noise {
    Noise() : rows(8192) {
        outline.dimensions = {{"row", rows.size(), "row", {}}};
        outline.column({"noise", "1", "noise", {"row"}, {}}, [this] { return std::span(rows); });
    }
    void advance() {
        for (double& row : rows) row = static_cast<double>(dice());
    }
    std::vector<double> rows;
    std::mt19937_64 dice{1};
    Outline outline;
};

/// What recording more and more noise ends with: the message of the Failure.
std::string record_until_failure(const std::string& path, Tick ticks) {
    Noise noise;
    return message_of<Failure>([&] {
        Recorder recorder(path, noise.outline, {}, sample_provenance(), true);
        for (Tick tick = 0; tick != ticks; ++tick) {
            noise.advance();
            recorder.observe(tick);
        }
        recorder.complete();
    });
}

/// A file system of `bytes` bytes while it lives, where the process may mount one; otherwise, in the same
/// place, a limit on the size of files.
class Small {
  public:
    explicit Small(const std::string& folder, std::size_t bytes) : disk_(folder, bytes) {
        if (!disk_.mounted()) limit_.emplace(bytes);
    }
    std::string reason() const { return disk_.mounted() ? "No space left on device" : "File too large"; }

  private:
    Disk disk_;
    std::optional<FileSizeLimit> limit_;
};

/// Runs `action` in a process of its own, ended by exit() so that HDF5 cleans up; its exit status, or 1000 +
/// signal.
template <class Action>
int status_of_process(Action action) {
    const pid_t child = fork();
    if (child == 0) std::exit(action());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

}  // namespace

TEST(RecorderFailures, AFullDiskIsAFailureWithItsReason) {
    Scratch scratch;
    const std::string folder = scratch / "small";
    Small small(folder, 1 << 20);
    const std::string message = record_until_failure(folder + "/run.h5", 400);
    EXPECT_EQ(message, "cannot write " + folder + "/run.h5: " + small.reason() +
                           " (nothing was left behind under its final name)");
    EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST(RecorderFailures, AFullDiskNoticedOnlyWhenClosingIsAFailureToo) {
    Scratch scratch;
    const std::string folder = scratch / "small";
    // From no room at all to room for everything: the failing write wanders through creation, data, and
    // closing.
    bool failed = false, succeeded = false;
    for (std::size_t kib = 4; kib <= 192; kib += 4) {
        Small small(folder, kib << 10);
        const std::string message = record_until_failure(folder + "/run.h5", 2);
        failed |= !message.empty();
        succeeded |= message.empty();
        if (!message.empty()) {
            ASSERT_NE(message.find(small.reason()), std::string::npos) << kib << " KiB: " << message;
        }
        ASSERT_EQ(std::filesystem::exists(folder + "/run.h5"), message.empty()) << kib << " KiB";
        std::filesystem::remove(folder + "/run.h5");
    }
    EXPECT_TRUE(failed);
    EXPECT_TRUE(succeeded);
}

TEST(RecorderFailures, AProcessEndsCleanlyAfterAFullDisk) {
    Scratch scratch;
    const std::string folder = scratch / "small";
    for (const std::size_t kib : {4, 64, 256}) {
        Small small(folder, kib << 10);
        EXPECT_EQ(
            status_of_process([&] { return record_until_failure(folder + "/run.h5", 20).empty() ? 3 : 7; }),
            7);
    }
}

TEST(RecorderFailures, ALimitOnFileSizesIsAFailureAndNotADeath) {
    Scratch scratch;
    const int status = status_of_process([&] {
        const FileSizeLimit limit(1 << 18);
        const std::string message = record_until_failure(scratch / "run.h5", 100);
        return message.find("File too large (nothing was left behind") != std::string::npos ? 7 : 3;
    });
    EXPECT_EQ(status, 7);
    EXPECT_TRUE(scratch.empty());
}

TEST(RecorderFailures, AFileThatWasThereSurvivesAFullDisk) {
    Scratch scratch;
    const std::string folder = scratch / "small";
    Small small(folder, 1 << 18);
    write_text(folder + "/run.h5", "precious");
    const std::string message = record_until_failure(folder + "/run.h5", 100);
    EXPECT_NE(message.find("(the file that was there before is untouched)"), std::string::npos) << message;
    EXPECT_EQ(content(folder + "/run.h5"), "precious");
}

TEST(RecorderFailures, AKilledProcessLeavesNothingUnderTheName) {
    Scratch scratch;
    const std::string path = scratch / "run.h5";
    const int status = status_of_process([&] {
        Noise noise;
        Recorder recorder(path, noise.outline, {}, sample_provenance(), false);
        for (Tick tick = 0; tick != 50; ++tick) {
            noise.advance();
            recorder.observe(tick);
        }
        return kill(getpid(), SIGKILL);
    });
    ASSERT_EQ(status, 1000 + SIGKILL);
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_TRUE(std::filesystem::exists(path + ".part"));

    Sample sample;
    record_sample(path, sample, 1);  // what the killed one left is in nobody's way
    EXPECT_EQ(Reader(path).numbers("time").size(), 2U);
    EXPECT_FALSE(std::filesystem::exists(path + ".part"));
}

TEST(RecorderFailures, HDF5PrintsNothingByItself) {
    Scratch scratch;
    const std::string folder = scratch / "small";
    Small small(folder, 1 << 16);
    testing::internal::CaptureStderr();
    const bool failed = !record_until_failure(folder + "/run.h5", 20).empty();
    EXPECT_TRUE(failed);
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace concord
