#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "engine/output/sha256.hpp"
#include "tests/program/program.hpp"
#include "tests/support/disk.hpp"

// A run with checkpoints, stopped or killed at any instant, goes on to the very file it would have written.
namespace concord::test {

namespace {
/// A run of the toy world with checkpoints, into out.h5.
class Resumed : public testing::Test {
  protected:
    Resumed() { write_toy(folder); }

    Arguments run(const std::string& ticks, const std::string& every, const Arguments& more = {}) const {
        Arguments arguments{"run",
                            "toy.toml",
                            "--quiet",
                            "--out",
                            "out.h5",
                            "--set",
                            "run.ticks=" + ticks,
                            "--checkpoint-every",
                            every};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }
    /// Of a run without checkpoints.
    std::string expected(const std::string& ticks, const Arguments& more = {}) const {
        Arguments arguments{"run",      "toy.toml", "--quiet", "--out",
                            "whole.h5", "--force",  "--set",   "run.ticks=" + ticks};
        arguments.insert(arguments.end(), more.begin(), more.end());
        EXPECT_EQ(concord(folder, arguments).err, "");
        return digest("whole.h5");
    }
    std::string digest(const std::string& file) const { return concord(folder, {"digest", file}).out; }
    bool exists(const std::string& file) const { return std::filesystem::exists(folder / file); }
    /// When the latest checkpoint was written; always the same without one.
    std::filesystem::file_time_type checkpointed() const {
        std::error_code none;
        return std::filesystem::last_write_time(folder / "out.h5.checkpoint", none);
    }

    /// Stops a run as soon as it has a checkpoint; what it said.
    std::string stop(const Arguments& arguments, int signal = SIGTERM, int status = 75) const {
        Program program(folder, arguments);
        EXPECT_TRUE(eventually([&] { return exists("out.h5.checkpoint"); }));
        program.send(signal);
        EXPECT_EQ(program.wait(), status);
        return program.err();
    }
    Scratch folder;
};
}  // namespace

TEST_F(Resumed, KilledAtAnyInstantItMakesTheSameFile) {
    const Arguments more{"--set", "record.person=true", "--keep-checkpoints", "2"};
    const std::string whole = expected("1500", {"--set", "record.person=true"});
    std::mt19937 dice(11);
    unsigned kills = 0, resumed = 0;
    while (kills < 25) {
        int status = -SIGKILL;
        std::string said;
        for (unsigned attempt = 0; status == -SIGKILL; ++attempt) {
            const std::string threads = std::to_string(1 + dice() % 3);
            const bool again =  // the same command
                !exists("out.h5") && (attempt % 3 == 1 || !exists("out.h5.checkpoint"));
            Arguments arguments = again ? run("1500", "7", more) : Arguments{"resume", "out.h5", "--quiet"};
            arguments.insert(arguments.end(), {"--threads", threads});
            resumed += exists("out.h5.checkpoint");
            const auto before = checkpointed();
            Program program(folder, arguments);
            if (attempt % 3 == 0) {
                ASSERT_TRUE(eventually([&] { return checkpointed() != before || exists("out.h5"); }));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(15 + dice() % 200));
            if (kills < 40) program.send(SIGKILL), ++kills;
            status = program.wait();
            said = program.err();
            if (exists("out.h5")) {
                EXPECT_EQ(digest("out.h5"), whole) << "under its name and not complete";
            }
        }
        EXPECT_EQ(status, 0) << said;
        EXPECT_EQ(digest("out.h5"), whole);
        for (const std::string& file : files_in(folder))
            if (file.starts_with("out.h5")) std::filesystem::remove(folder / file);
    }
    EXPECT_GT(resumed, 10u);
}

TEST_F(Resumed, AskedToStopItSaysHowToGoOn) {
    const std::string whole = expected("4000");
    for (const int signal : {SIGTERM, SIGINT}) {
        const std::string said = stop(run("4000", "400", {"--threads", "2"}), signal);
        EXPECT_TRUE(fits(said, "stopped at tick +([0-9]) of 4000; to go on: concord resume out.h5\n"))
            << said;
        EXPECT_FALSE(exists("out.h5") || exists("out.h5.part"));
        EXPECT_EQ(concord(folder, {"resume", "out.h5.checkpoint", "--quiet", "--threads", "3"}).err, "");
        EXPECT_EQ(digest("out.h5"), whole);
        EXPECT_EQ(files_in(folder), (Arguments{"out.h5", "toy.toml", "whole.h5"}));
        std::filesystem::remove(folder / "out.h5");
    }
}

TEST_F(Resumed, AskedToStopBetweenCheckpointsItLosesNothing) {
    Program program(folder, run("1000000000", "1000000000"));
    ASSERT_TRUE(eventually([&] { return exists("out.h5.part-000.part"); }));
    program.send(SIGTERM);
    EXPECT_EQ(program.wait(), 75);
    EXPECT_EQ(files_in(folder), (Arguments{"out.h5.checkpoint", "out.h5.part-000", "toy.toml"}));
}

TEST_F(Resumed, TheSameCommandAgainGoesOn) {
    const std::string whole = expected("3000");
    stop(run("3000", "200"));
    EXPECT_EQ(concord(folder, run("3000", "200")).err, "");
    EXPECT_EQ(digest("out.h5"), whole);
    EXPECT_EQ(files_in(folder), (Arguments{"out.h5", "toy.toml", "whole.h5"}));
}

TEST_F(Resumed, CheckpointsByTheClockCutTheSameFile) {
    Arguments arguments = run("500", "1");
    arguments[arguments.size() - 2] = "--checkpoint-minutes";
    arguments.back() = "0.001";
    EXPECT_EQ(concord(folder, arguments).err, "");
    EXPECT_EQ(digest("out.h5"), expected("500"));
}

TEST_F(Resumed, AnotherRunIsRefusedAndToldWhereItDiffers) {
    stop(run("1000000", "10"));
    const std::string hint =
        "out.h5.checkpoint: an earlier run did not end: concord resume out.h5 goes on with it, --force "
        "throws "
        "it away\n";
    EXPECT_EQ(refusal(folder, run("1000000", "10", {"--seed", "5", "--set", "policy.pooled_share=0.5"})),
              "2 out.h5.checkpoint: policy.pooled_share is 0.0 there and 0.5 here\n"
              "out.h5.checkpoint: run.seed is 1 there and 5 here\n"
              "out.h5.checkpoint: seed is 1 there and 5 here\n" +
                  hint);
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--out", "out.h5"}), "2 " + hint);
    EXPECT_TRUE(exists("out.h5.checkpoint") && exists("out.h5.part-000"));
    EXPECT_EQ(concord(folder, {"run", "toy.toml", "--out", "out.h5", "--quiet", "--force"}).err, "");
    EXPECT_EQ(files_in(folder), (Arguments{"out.h5", "toy.toml"})) << "nothing is left of the first run";
}

TEST_F(Resumed, ADamagedOneIsRefusedAndAnOlderOneTaken) {
    const std::string whole = expected("2000");
    stop(run("2000", "100", {"--keep-checkpoints", "3"}));
    std::string bytes = content(folder / "out.h5.checkpoint");
    bytes[bytes.size() / 2] ^= 1;
    write_text(folder / "out.h5.checkpoint", bytes);
    const std::string said = refusal(folder, {"resume", "out.h5", "--quiet"});
    const std::string begin =
        "2 out.h5.checkpoint: is damaged: its content does not fit its SHA-256\nout.h5.checkpoint-";
    ASSERT_TRUE(said.starts_with(begin)) << said;
    const std::string older =
        "out.h5.checkpoint-" + said.substr(begin.size(), said.find(':', begin.size()) - begin.size());
    EXPECT_TRUE(said.ends_with(": is older, and whole: concord resume " + older + "\n")) << said;
    EXPECT_EQ(concord(folder, {"resume", older, "--quiet"}).err, "");
    EXPECT_EQ(digest("out.h5"), whole);
}

TEST_F(Resumed, WhatIsNoCheckpointIsRefused) {
    EXPECT_EQ(refusal(folder, {"resume", "none.h5"}), "2 none.h5.checkpoint: there is no such checkpoint\n");
    EXPECT_EQ(refusal(folder, {"resume", "toy.toml"}),
              "2 toy.toml.checkpoint: there is no such checkpoint\n");
    write_text(folder / "a.h5.checkpoint", "nothing of the kind");
    EXPECT_EQ(refusal(folder, {"resume", "a.h5"}), "2 a.h5.checkpoint: is no concord checkpoint 1\n");
    stop(run("1000000", "10"));
    std::string bytes = content(folder / "out.h5.part-000");
    bytes[bytes.size() / 2] ^= 1;
    write_text(folder / "out.h5.part-000", bytes);
    EXPECT_EQ(refusal(folder, {"resume", "out.h5"}),
              "2 out.h5.part-000: is damaged: its content does not fit its SHA-256\n");
}

TEST_F(Resumed, KilledJustAfterTheEndItIsDone) {
    stop(run("2000", "200"));
    const Scratch saved;
    for (const std::string& file : files_in(folder)) std::filesystem::copy(folder / file, saved / file);
    EXPECT_EQ(concord(folder, {"resume", "out.h5", "--quiet"}).err, "");
    const std::string whole = digest("out.h5");
    for (const std::string& file : files_in(saved))
        std::filesystem::copy_file(saved / file, folder / file,
                                   std::filesystem::copy_options::overwrite_existing);
    const Answer again = concord(folder, {"resume", "out.h5"});
    EXPECT_EQ(again.status, 0);
    EXPECT_EQ(again.err, "out.h5 is complete\n");
    EXPECT_EQ(files_in(folder), (Arguments{"out.h5", "toy.toml"}));
    EXPECT_EQ(digest("out.h5"), whole);
}

TEST_F(Resumed, NeverReplacesAnotherOutput) {
    stop(run("3000", "200"));
    write_text(folder / "out.h5", "precious");
    EXPECT_EQ(refusal(folder, {"resume", "out.h5"}), "2 out.h5: exists already (--force replaces it)\n");
    EXPECT_EQ(content(folder / "out.h5"), "precious");
    EXPECT_EQ(concord(folder, {"resume", "out.h5", "--force", "--quiet"}).status, 0);
    EXPECT_EQ(digest("out.h5"), expected("3000"));
}

TEST_F(Resumed, OnlyOneAtATime) {
    Program first(folder, run("1000000000", "100"));
    ASSERT_TRUE(eventually([&] { return exists("out.h5.checkpoint"); }));
    const Answer second = concord(folder, {"resume", "out.h5", "--quiet"});
    EXPECT_NE(second.status, 0);
    first.send(SIGTERM);
    EXPECT_EQ(first.wait(), 75);
    EXPECT_FALSE(exists("out.h5.part"));
    Program third(folder, {"resume", "out.h5", "--quiet"});
    ASSERT_TRUE(eventually([&] { return exists("out.h5.part"); }));
    third.send(SIGTERM);
    EXPECT_EQ(third.wait(), 75) << "now it can";
}

TEST_F(Resumed, AFullDiskLeavesTheCheckpointBefore) {
    const Disk disk(folder / "disk", 100'000);
    Arguments arguments = run("60", "1");
    arguments[4] = "disk/out.h5";
    Program program(folder, arguments,
                    disk.mounted() ? std::function<void()>() : allow_files_of_100_kilobytes);
    EXPECT_EQ(program.wait(), 1);
    const std::string reason = disk.mounted() ? "No space left on device" : "File too large";
    EXPECT_TRUE(
        fits(program.err(), "concord: cannot write disk/out.h5*: " + reason +
                                "*\nThe checkpoint of tick +([0-9]) is whole. Once that is put right: "
                                "concord resume disk/out.h5\n"))
        << program.err();
    for (const auto& entry : std::filesystem::directory_iterator(folder / "disk")) {
        const std::string name = entry.path().filename().string();
        EXPECT_FALSE(name.ends_with(".part")) << name;
        std::filesystem::copy(entry.path(), folder / name);
    }
    EXPECT_EQ(concord(folder, {"resume", "out.h5", "--quiet"}).err, "");
    EXPECT_EQ(digest("out.h5"), expected("60"));
}

// A checkpoint with a sum of its own making: what it says may be anything.
TEST_F(Resumed, NeverEntersTablesWithWhatAForgedCheckpointHolds) {
    ASSERT_EQ(concord(folder, run("20", "10", {"--keep-checkpoints", "1"})).status, 0);
    const std::string path = "out.h5.checkpoint-10", whole = content(folder / path);
    const auto refused = [&](const std::string& column, const std::string& type, const std::string& value) {
        std::string forged = whole.substr(0, whole.size() - 72);
        const std::size_t line = forged.find("column " + column + " " + type + " ");
        EXPECT_NE(line, forged.npos) << column;
        forged.replace(forged.find('\n', line) + 1, value.size(), value);
        Sha256 sum;
        sum.add(forged);
        write_text(folder / path, forged + "sha256 " + sum.digits() + "\n");
        const Answer answer = concord(folder, {"branch", "out.h5", "--at", "12", "--out", "b.h5"});
        EXPECT_EQ(answer.status, 2) << column;
        return answer.err;
    };
    EXPECT_EQ(refused("person/behaviour", "uint8", "\7"),
              path + ": holds person/behaviour 7; allowed: 0 to 2\n");
    EXPECT_TRUE(fits(refused("organisation/record_system", "uint8", "\xff"),
                     path + ": holds organisation/record_system 255; allowed: 0 to *\n"));
    EXPECT_EQ(refused("tie/trust", "float32", std::string("\0\0\xe0\x40", 4)),
              path + ": holds tie/trust 7; allowed: 0 to 1\n");
}

}  // namespace concord::test
