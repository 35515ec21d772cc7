#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <random>
#include <regex>
#include <thread>

#include "engine/store/folder.hpp"
#include "tests/program/experiment.hpp"
#include "tests/support/disk.hpp"

// What may come between an experiment and its file: it goes on with the same command, to the same file.
namespace concord::test {

namespace {
const std::string parts = "a.h5.parts", ledger = parts + "/ledger.jsonl";

/// A second of work or so, what is done made safe at once.
class Interrupted : public testing::Test {
  protected:
    explicit Interrupted(int replicates = 200) {
        write_question(folder, "replicates = " + std::to_string(replicates) + "\n", 100);
        EXPECT_EQ(concord(folder, ask("whole.h5")).err, "");
    }
    Arguments command(const Arguments& more = {}) const {
        Arguments arguments = ask("a.h5", more);
        arguments.insert(arguments.end(), {"--seal-every", "0.01"});
        return arguments;
    }
    std::uintmax_t written() const {
        std::error_code none;
        const auto size = std::filesystem::file_size(folder / ledger, none);
        return none ? 0 : size;
    }
    std::size_t sealed() const { return work_in(folder / parts).sealed.size(); }
    /// Waits until the program has sealed something more.
    void wait_for_work() const {
        const std::size_t before = sealed();
        ASSERT_TRUE(eventually([&] { return sealed() > before; }));
    }
    void finish() {
        const Answer answer = concord(folder, command());
        EXPECT_EQ(answer.status, 0) << answer.err;
        EXPECT_EQ(digest_of(folder, "a.h5"), digest_of(folder, "whole.h5"));
        EXPECT_EQ(files_in(folder), (Arguments{"a.h5", "ask.toml", "whole.h5"}));
    }
    Scratch folder;
};

/// More work than can be done between as many kills.
class Killed : public Interrupted {
  protected:
    Killed() : Interrupted(1500) {}
};
}  // namespace

TEST_F(Killed, FiftyTimesItLosesNothing) {
    std::mt19937 random(20260401);
    std::size_t before = 0;
    int at_work = 0;
    for (int n = 0; n < 50; ++n) {
        Program program(folder, command({"--threads", "2"}));
        const std::uintmax_t size = written();
        if (n % 3 == 0) wait_for_work();
        if (n % 3 == 1) {
            ASSERT_TRUE(eventually([&] { return written() > size; }));
        }
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 15'000));
        program.send(SIGKILL);
        at_work += program.wait() == -SIGKILL;
        EXPECT_FALSE(std::filesystem::exists(folder / "a.h5"))
            << "done before it was killed " << n << " times";
        const Work work = work_in(folder / parts);
        EXPECT_TRUE(work.begun_again.empty()) << work.begun_again.size() << " runs after kill " << n;
        EXPECT_GE(work.sealed.size(), before) << "after kill " << n;
        before = work.sealed.size();
    }

    EXPECT_EQ(at_work, 50);
    EXPECT_GE(before, 17u) << "one at least for each time that was waited for";
    finish();
}

/// Writing takes a few milliseconds, so that some kills come too late: then the next time begins anew.
TEST_F(Interrupted, ByKillsWhileTheFileIsWrittenItLosesNothing) {
    namespace fs = std::filesystem;
    const fs::path file = folder / "a.h5", part = folder / "a.h5.part";
    std::mt19937 random(20260402);
    int caught = 0;
    for (int n = 0; n < 60 && caught < 5; ++n) {
        const auto begun = fs::file_time_type::clock::now();
        Program program(folder, command());
        const auto is_written = [&] {  // by this process, and not left by the one before
            std::error_code none;
            const auto time = fs::last_write_time(part, none);
            return !none && time >= begun;
        };
        ASSERT_TRUE(eventually([&] { return is_written() || fs::exists(file); }));
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 3'000));
        program.send(SIGKILL);
        program.wait();
        caught += is_written();
        fs::remove(file);
    }
    EXPECT_GE(caught, 1);
    finish();
}

TEST_F(Interrupted, AskedToStopItSaysSoAndGoesOn) {
    for (const int signal : {SIGTERM, SIGINT}) {
        Program program(folder, command());
        wait_for_work();
        program.send(signal);
        EXPECT_EQ(program.wait(), 75);
        EXPECT_TRUE(fits(program.err(), "stopped; * runs are kept in a.h5.parts, the same command goes on\n"))
            << program.err();
    }
    const Answer status = concord(folder, {"status", "a.h5"});
    EXPECT_TRUE(
        fits(status.out,
             "a.h5: * of 400 runs done, 0 failed, 0 running or not safe yet, *nobody is at work; the same "
             "command goes on\n"))
        << status.out;
    EXPECT_TRUE(work_in(folder / parts).begun_again.empty());
    finish();
    const std::string complete = concord(folder, {"status", "a.h5"}).out;
    EXPECT_TRUE(
        std::regex_match(complete, std::regex("a.h5: complete, 400 of 400 runs done\n"
                                              "  [0-9.]+ s on .+: [0-9.]+ runs a second, [0-9.]+ s a run\n")))
        << complete;
}

TEST_F(Interrupted, ASecondProcessIsToldAndDoesNoHarm) {
    Program first(folder, command());
    wait_for_work();
    const Answer second = concord(folder, command());
    EXPECT_EQ(second.status, 1);
    EXPECT_TRUE(fits(second.err, "concord: a.h5.parts/lock is taken by process * on *, since *\n"))
        << second.err;
    const Answer status = concord(folder, {"status", "a.h5"});
    EXPECT_TRUE(fits(status.out, "*at work: process *")) << status.out;
    EXPECT_EQ(first.wait(), 0);
    EXPECT_EQ(first.err(), "");
    finish();
}

TEST_F(Interrupted, AnotherExperimentDoesNotTakeItsParts) {
    {
        Program program(folder, command());
        wait_for_work();
    }
    EXPECT_TRUE(
        fits(refusal(folder, command({"--seed", "2"})), "2 a.h5.parts: *seed*holds the runs of another *"));
    finish();
}

TEST_F(Interrupted, DamagedSegmentsAreRunAgain) {
    {
        Program program(folder, command());
        wait_for_work();
        program.send(SIGTERM);
        ASSERT_EQ(program.wait(), 75);
    }
    const std::string segment = folder / (parts + "/" + segments_in(folder / parts).front());
    std::string bytes = content(segment);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_text(segment, bytes);
    const Answer answer = concord(folder, command());
    EXPECT_EQ(answer.status, 0);
    EXPECT_TRUE(fits(answer.err, "a.h5.parts/segment-000001: is damaged: *; its runs are run again\n"))
        << answer.err;
    EXPECT_EQ(digest_of(folder, "a.h5"), digest_of(folder, "whole.h5"));
}

TEST_F(Interrupted, ShardsMakeTheSameFile) {
    for (const std::string shard : {"2/3", "3/3", "1/3"}) {
        const Answer answer = concord(folder, command({"--shard", shard}));
        EXPECT_EQ(answer.status, 0);
        EXPECT_EQ(answer.err,
                  "shard " + shard + " is done; when all are, the command without --shard writes a.h5\n");
        EXPECT_FALSE(std::filesystem::exists(folder / "a.h5"));
    }
    EXPECT_TRUE(fits(concord(folder, {"status", "a.h5"}).out, "a.h5: 400 of 400 runs done, *"));
    finish();
}

TEST_F(Interrupted, AFullDiskKeepsWhatWasSealed) {
    const Disk disk(folder / "disk", 200'000);
    if (!disk.mounted()) GTEST_SKIP() << "no disk can be mounted here";
    const Arguments there = ask("disk/a.h5", {"--seal-every", "0.01"});
    const Answer full = concord(folder, there);
    EXPECT_EQ(full.status, 1);
    EXPECT_TRUE(fits(full.err,
                     "concord: cannot write disk/a.h5.parts/*: No space left on device*; the * runs that "
                     "were sealed before stay in disk/a.h5.parts\n"))
        << full.err;
    const std::size_t kept = work_in(folder / "disk/a.h5.parts").sealed.size();
    EXPECT_GT(kept, 0u);
    disk.enlarge(20'000'000);
    EXPECT_EQ(concord(folder, there).err, "");
    EXPECT_EQ(digest_of(folder, "disk/a.h5"), digest_of(folder, "whole.h5"));
}

}  // namespace concord::test
