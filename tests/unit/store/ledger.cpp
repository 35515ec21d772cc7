#include "engine/store/ledger.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "engine/store/ledger_line.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
const std::string who = R"("host":"north","pid":12,"time":"2024-05-01T12:00:00.000Z"})";

std::vector<LedgerEntry> entries_in(const Scratch& scratch) {
    std::vector<LedgerEntry> entries;
    Ledger::read(scratch / "", [&](const LedgerEntry& entry) { entries.push_back(entry); });
    return entries;
}
}  // namespace

TEST(Ledger, LinesAreJson) {
    LedgerEntry entry{.run = 17, .attempt = 2, .time = *time_of("2024-05-01T12:00:00.000Z")};
    const std::string north = ledger_signature("north", 12);
    EXPECT_EQ(ledger_line(entry, north), R"({"run":17,"attempt":2,"state":"started",)" + who + "\n");
    entry.state = RunState::failed;
    entry.reason = "no \"luck\"\n\xff";
    EXPECT_EQ(ledger_line(entry, north), R"({"run":17,"attempt":2,"state":"failed","reason":"no \"luck\"\n)"
                                         "\xef\xbf\xbd\"," +
                                             who + "\n");
    entry = {
        .run = 17, .state = RunState::done, .seconds = 1.5, .segment = "segment-000001", .time = entry.time};
    EXPECT_EQ(
        ledger_line(entry, north),
        R"({"run":17,"attempt":1,"state":"done","seconds":1.5,"segment":"segment-000001",)" + who + "\n");
}

TEST(Ledger, LinesAreReadBack) {
    const LedgerEntry entry{.run = ~RunNumber{0},
                            .attempt = 3,
                            .state = RunState::failed,
                            .seconds = 0.25,
                            .reason = "a\\b",
                            .segment = "s",
                            .time = *time_of("2024-05-01T12:00:00.000Z")};
    const auto read = ledger_entry(ledger_line(entry, ledger_signature("north", 12)));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->run, entry.run);
    EXPECT_EQ(read->attempt, 3u);
    EXPECT_EQ(read->state, RunState::failed);
    EXPECT_EQ(read->seconds, 0.25);
    EXPECT_EQ(read->reason, "a\\b");
    EXPECT_EQ(read->host, "north");
    EXPECT_EQ(read->pid, 12);
    EXPECT_EQ(read->time, entry.time);
}

TEST(Ledger, WhatIsNoLineIsNone) {
    const std::vector<std::string> lines{"",
                                         "{",
                                         "17",
                                         "null",
                                         std::string(100'000, '['),
                                         R"({"run":-1,"attempt":1,"state":"done",)" + who,
                                         R"({"run":1e300,"attempt":1,"state":"done",)" + who,
                                         R"({"run":1,"attempt":1,"state":"lost",)" + who,
                                         R"({"run":1,"attempt":1,"state":"done"})",
                                         R"({"run":1,"attempt":1,"state":"done","seconds":"x",)" + who};
    for (const std::string& line : lines) EXPECT_FALSE(ledger_entry(line)) << line.substr(0, 100);
    EXPECT_TRUE(ledger_entry(R"({"run":1,"attempt":1,"state":"done",)" + who));
}

TEST(Ledger, IsOnlyAddedTo) {
    const Scratch scratch;
    Ledger(scratch / "").append({.run = 1});
    Ledger(scratch / "").append({.run = 2});
    const auto entries = entries_in(scratch);
    ASSERT_EQ(entries.size(), 2);
    EXPECT_EQ(entries[1].run, 2);
    EXPECT_EQ(entries[1].pid, getpid());
    EXPECT_GE(entries[1].time, entries[0].time);
    EXPECT_GT(entries[0].time, *time_of("2024-01-01T00:00:00.000Z"));
}

TEST(Ledger, ALineCutShortIsPassedOverAndEnded) {
    const Scratch scratch;
    Ledger(scratch / "").append({.run = 1});
    const std::string line = content(scratch / "ledger.jsonl");
    for (std::size_t size = 0; size < line.size(); ++size) {
        write_text(scratch / "ledger.jsonl", line + line.substr(0, size));
        EXPECT_EQ(entries_in(scratch).size(), size + 1 == line.size() ? 2 : 1) << size;
        Ledger(scratch / "").append({.run = 2});
        EXPECT_EQ(entries_in(scratch).back().run, 2) << size;
        EXPECT_EQ(content(scratch / "ledger.jsonl").find("}{"), std::string::npos);
    }
}

TEST(Ledger, LinesOfManyThreadsStayWhole) {
    const Scratch scratch;
    Ledger ledger(scratch / "");
    std::vector<std::thread> threads;
    for (unsigned n = 0; n < 4; ++n)
        threads.emplace_back([&ledger, n] {
            for (RunNumber run = 0; run < 500; ++run) ledger.append({.run = run, .attempt = n});
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(entries_in(scratch).size(), 2000);
}

TEST(Ledger, TellsTheHistoryOfRuns) {
    const Scratch scratch;
    write_text(scratch / "segment-000001", "");
    Ledger ledger(scratch / "");
    const auto add = [&](RunNumber run, RunState state, const std::string& segment = "") {
        ledger.append({.run = run, .state = state, .segment = segment});
    };
    add(1, RunState::started);
    add(1, RunState::failed);
    add(1, RunState::started);
    add(1, RunState::done, "segment-000001");
    add(1, RunState::started);
    add(2, RunState::started);
    add(2, RunState::done, "segment-000002");
    const RunHistories histories = Ledger::histories({scratch / ""});
    EXPECT_EQ(histories.at(1).last.state, RunState::done) << "done once is done";
    EXPECT_EQ(histories.at(1).started, 3);
    EXPECT_EQ(histories.at(1).failed, 1);
    EXPECT_EQ(histories.at(2).last.state, RunState::started) << "its segment is gone";
    EXPECT_TRUE(Ledger::histories({scratch / "none"}).empty());
}

}  // namespace concord
