#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "tests/program/program.hpp"

// What a user, a batch system or a power cut may do to a run.
namespace concord::test {

namespace {
using Clock = std::chrono::steady_clock;

class Stopped : public testing::TestWithParam<int> {
  protected:
    /// Starts a run that would take days, and asks it to stop once it simulates.
    void stop_a_run_of(const std::string& scenario) {
        Program program(folder, {"run", scenario, "--set", "run.ticks=1000000000", "--out", "long.h5"});
        ASSERT_TRUE(eventually([&] { return program.err().find("1000000000 ticks") != std::string::npos; }));
        ASSERT_TRUE(eventually([&] { return std::filesystem::exists(folder / "long.h5.part"); }));
        const auto asked = Clock::now();
        program.send(GetParam());
        status = program.wait();
        seconds = std::chrono::duration<double>(Clock::now() - asked).count();
        err = program.err();
    }
    Scratch folder;
    int status = 0;
    double seconds = 0;
    std::string err;
};
}  // namespace

TEST_P(Stopped, AToyWorldLeavesNothing) {
    write_toy(folder);
    stop_a_run_of("toy.toml");
    EXPECT_EQ(status, 1);
    EXPECT_LT(seconds, 5) << "on a machine that does other things as well";
    EXPECT_TRUE(fits(err, "*\nstopped at tick +([0-9]) of 1000000000; nothing was written to long.h5\n"))
        << err;
    EXPECT_EQ(files_in(folder), Arguments{"toy.toml"});
}

TEST_P(Stopped, EnglandLeavesNothing) {
    stop_a_run_of(source("configs/england.toml"));
    EXPECT_EQ(status, 1);
    EXPECT_LT(seconds, 5) << "on a machine that does other things as well";
    EXPECT_TRUE(folder.empty());
}

INSTANTIATE_TEST_SUITE_P(BySignal, Stopped, testing::Values(SIGINT, SIGTERM),
                         [](const auto& each) { return each.param == SIGINT ? "interrupt" : "terminate"; });

TEST(Signals, OneIgnoredBeforeStaysIgnored) {
    const Scratch folder;
    write_toy(folder);
    Program program(folder, {"run", "toy.toml", "--quiet", "--set", "run.ticks=4000"},
                    [] { std::signal(SIGINT, SIG_IGN); });
    ASSERT_TRUE(eventually([&] { return std::filesystem::exists(folder / "toy.h5.part"); }));
    program.send(SIGINT);
    EXPECT_EQ(program.wait(), 0);
}

TEST(Signals, StoppedWhileTheWorldIsBuilt) {
    const Scratch folder;
    Program program(folder, {"run", source("configs/england.toml"), "--set", "people.front_line_share=1"});
    std::this_thread::sleep_for(std::chrono::milliseconds(100));  // building takes about a second
    program.send(SIGTERM);
    EXPECT_EQ(program.wait(), -SIGTERM);
    EXPECT_TRUE(folder.empty());
}

TEST(Signals, KilledLeavesNothingUnderItsNameAndNothingInTheWay) {
    const Scratch folder;
    write_toy(folder);
    const Arguments arguments{"run", "toy.toml", "--quiet", "--set", "run.ticks=4000"};
    Program program(folder, arguments);
    ASSERT_TRUE(eventually([&] { return std::filesystem::exists(folder / "toy.h5.part"); }));
    program.send(SIGKILL);
    EXPECT_EQ(program.wait(), -SIGKILL);
    EXPECT_EQ(files_in(folder), (Arguments{"toy.h5.part", "toy.toml"}));

    EXPECT_EQ(concord(folder, arguments).err, "");
    EXPECT_EQ(files_in(folder), (Arguments{"toy.h5", "toy.toml"}));
    EXPECT_EQ(concord(folder, {"digest", "toy.h5"}).status, 0);
}

TEST(Signals, TwoRunsDoNotShareAFile) {
    const Scratch folder;
    write_toy(folder);
    Program first(folder, {"run", "toy.toml", "--set", "run.ticks=1000000000"});
    ASSERT_TRUE(eventually([&] { return std::filesystem::exists(folder / "toy.h5.part"); }));
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--quiet"}),
              "1 concord: cannot write toy.h5.part: another process is writing it\n");
    EXPECT_TRUE(std::filesystem::exists(folder / "toy.h5.part")) << "it is the first one's";
}

}  // namespace concord::test
