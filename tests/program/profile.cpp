#include <gtest/gtest.h>

#include <regex>

#include "tests/program/program.hpp"

// Where `concord run --profile` says the time went.
namespace concord::test {

TEST(ProfileOfARun, NamesTheProcessesOfATickAndHowOftenTheyRan) {
    const Scratch folder;
    write_toy(folder);
    const Answer answer =
        concord(folder, {"run", "toy.toml", "--set", "run.ticks=60", "--profile", "--quiet"});
    ASSERT_EQ(answer.status, 0) << answer.err;
    const auto times = [&](const std::string& process) {
        std::smatch row;
        const std::regex shape("\n" + process + R"( +[\d.]+ +[\d.]+% +(\d+) +[\d.]+\n)");
        return std::regex_search(answer.err, row, shape) ? std::stoi(row[1]) : 0;
    };
    for (const char* process : {"build", "begin the output", "complete the output"})
        EXPECT_EQ(times(process), 1) << process << " in\n" << answer.err;
    for (const char* process : {"choice", "people", "trust", "technology", "resources"})
        EXPECT_EQ(times(process), 60) << process << " in\n" << answer.err;
    EXPECT_EQ(times("record"), 61) << answer.err;
}

TEST(ProfileOfARun, ChangesNoResult) {
    const Scratch folder;
    write_toy(folder);
    const Arguments usual{"run", "toy.toml", "--set", "run.ticks=60", "--quiet", "--force"};
    ASSERT_EQ(concord(folder, usual).status, 0);
    const std::string digest = concord(folder, {"digest", "toy.h5"}).out;
    Arguments profiled = usual;
    profiled.push_back("--profile");
    ASSERT_EQ(concord(folder, profiled).status, 0);
    EXPECT_EQ(concord(folder, {"digest", "toy.h5"}).out, digest);
}

}  // namespace concord::test
