#include <fmt/format.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <regex>

#include "tests/program/program.hpp"

// How a run tells how far it is: a bar on a terminal, lines in a log, nothing when quiet.
namespace concord::test {

namespace {
const std::string rate_and_time_left =
    R"(week \d+ of 1000000000 \(0%\), [\d.]+ weeks a second, [\d.]+ (s|min|h) left)";

/// All that the program shows on a terminal of so many columns, until `enough` of it; it is then stopped.
std::string seen_on_terminal(const Scratch& folder, unsigned short columns,
                             const std::function<bool(const std::string&)>& enough) {
    const std::string where = folder / ".";
    winsize size{24, columns, 0, 0};
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
    if (child == 0) {
        if (chdir(where.c_str()) == 0)
            execl(CONCORD_PROGRAM, "concord", "run", "toy.toml", "--set", "run.ticks=1000000000", nullptr);
        _exit(126);
    }
    std::string seen;
    bool stopped = false;
    char buffer[4096];
    for (pollfd ready{terminal, POLLIN, 0}; poll(&ready, 1, 20'000) > 0;) {
        const ssize_t n = read(terminal, buffer, sizeof buffer);
        if (n <= 0) break;
        seen.append(buffer, static_cast<std::size_t>(n));
        if (!stopped && enough(seen)) stopped = kill(child, SIGINT) == 0;
    }
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(terminal);
    return seen;
}

std::size_t bars_in(const std::string& seen) {
    std::size_t bars = 0;
    for (std::size_t at = seen.find("\r\033[K"); at != seen.npos; at = seen.find("\r\033[K", at + 1)) ++bars;
    return bars;
}
}  // namespace

TEST(ProgressOfARun, IsABarOnATerminal) {
    const Scratch folder;
    write_toy(folder);
    const std::string seen =
        seen_on_terminal(folder, 110, [](const std::string& text) { return bars_in(text) >= 4; });
    EXPECT_TRUE(std::regex_search(seen, std::regex(R"(\r\x1b\[K\[#*\.+\] )" + rate_and_time_left))) << seen;
    EXPECT_NE(seen.find("\r\033[Kstopped at tick "), seen.npos) << "the bar makes room for what comes next";
}

TEST(ProgressOfARun, FitsANarrowTerminal) {
    const Scratch folder;
    write_toy(folder);
    const std::string seen =
        seen_on_terminal(folder, 40, [](const std::string& text) { return bars_in(text) >= 4; });
    ASSERT_GE(bars_in(seen), 4u) << seen;
    const std::regex redrawn(R"(\r\x1b\[K([^\r]*))");
    for (std::sregex_iterator bar(seen.begin(), seen.end(), redrawn), end; bar != end; ++bar) {
        const std::string text = (*bar)[1];
        EXPECT_TRUE(text.size() < 40 || text.starts_with("stopped")) << text;
    }
}

TEST(ProgressOfARun, IsPlainLinesInALog) {
    const Scratch folder;
    write_toy(folder);
    Program program(folder, {"run", "toy.toml", "--set", "run.ticks=1000000000"});
    ASSERT_TRUE(eventually([&] { return program.err().find("week ") != std::string::npos; }));
    program.send(SIGTERM);
    program.wait();
    const std::string log = program.err();
    EXPECT_TRUE(std::regex_search(log, std::regex("\n" + rate_and_time_left + "\n"))) << log;
    EXPECT_EQ(log.find_first_of("\r\033"), log.npos) << log;
}

TEST(ProgressOfARun, IsNothingWhenQuiet) {
    const Scratch folder;
    write_toy(folder);
    const Answer answer = concord(folder, {"run", "toy.toml", "--quiet"});
    EXPECT_EQ(fmt::format("{}{}{}", answer.status, answer.out, answer.err), "0");
}

}  // namespace concord::test
