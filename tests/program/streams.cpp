#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/program/program.hpp"

// Standard streams that are closed, full or read by nobody.
namespace concord::test {

namespace {
class Streams : public testing::Test {
  protected:
    Streams() {
        write_toy(folder);
        concord(folder, {"run", "toy.toml", "--quiet", "--out", "whole.h5"});
        digest = concord(folder, {"digest", "whole.h5"}).out;
    }
    /// Runs with the streams prepared so; whether the file is what it should be.
    bool writes_its_file(const std::function<void()>& prepare) {
        answer = concord(folder, {"run", "toy.toml", "--force", "--set", "run.ticks=3"}, prepare);
        return concord(folder, {"digest", "toy.h5"}).out == digest;
    }
    Scratch folder;
    std::string digest;
    Answer answer;
};

void fill(int stream) {
    const int full = open("/dev/full", O_WRONLY);
    dup2(full, stream);
    close(full);
}

/// A pipe whose reader has gone.
void orphan(int stream) {
    int ends[2];
    if (pipe(ends) != 0) _exit(125);
    dup2(ends[1], stream);
    close(ends[0]);
    close(ends[1]);
}
}  // namespace

TEST_F(Streams, ClosedOnesNeitherEndARunNorGetIntoItsFile) {
    ASSERT_EQ(digest.size(), 65u);
    for (const int first : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        EXPECT_TRUE(writes_its_file([first] {
            for (int stream = first; stream <= STDERR_FILENO; ++stream) close(stream);
        })) << "closed from "
            << first;
        EXPECT_EQ(answer.status, 0);
    }
}

TEST_F(Streams, ARunOutlivesItsLog) {
    EXPECT_TRUE(writes_its_file([] { fill(STDERR_FILENO); }));
    EXPECT_EQ(answer.status, 0);
    EXPECT_TRUE(writes_its_file([] { orphan(STDERR_FILENO); }));
    EXPECT_EQ(answer.status, 0);
}

TEST_F(Streams, AnAnswerThatCannotBeWrittenIsAFailure) {
    for (const Arguments& arguments : {Arguments{"digest", "whole.h5"},
                                       {"check", "toy.toml"},
                                       {"describe", "ics"},
                                       {"--version"},
                                       {"--help"}}) {
        const Answer lost = concord(folder, arguments, [] { fill(STDOUT_FILENO); });
        EXPECT_EQ(lost.status, 1) << arguments.front();
        EXPECT_TRUE(lost.err.starts_with("concord: cannot write ")) << lost.err;
    }
}

TEST_F(Streams, AReaderMayStopReading) {
    const Answer answer_to_nobody = concord(folder, {"describe", "ics"}, [] { orphan(STDOUT_FILENO); });
    EXPECT_EQ(answer_to_nobody.status, 0);
    EXPECT_EQ(answer_to_nobody.err, "");
}

}  // namespace concord::test
