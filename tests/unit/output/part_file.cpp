#include "engine/output/part_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
std::string refusal(const std::string& path, bool overwrite) {
    return message_of<InputError>([&] { PartFile part(path, overwrite); });
}
}  // namespace

TEST(PartFile, RefusesWhatExistsUnlessTold) {
    Scratch scratch;
    write_text(scratch / "run.h5", "precious");
    EXPECT_EQ(refusal(scratch / "run.h5", false),
              (scratch / "run.h5") + ": exists already (--force replaces it)");
    EXPECT_EQ(refusal(scratch / "run.h5", true), "");
    EXPECT_EQ(content(scratch / "run.h5"), "precious") << "not published, so not replaced";
}

TEST(PartFile, ReplacesWhenPublished) {
    Scratch scratch;
    write_text(scratch / "run.h5", "old");
    PartFile part(scratch / "run.h5", true);
    ASSERT_EQ(write(part.descriptor(), "new", 3), 3);
    part.publish();
    EXPECT_EQ(content(scratch / "run.h5"), "new");
    EXPECT_FALSE(std::filesystem::exists(part.part()));
}

TEST(PartFile, RefusesWhatCannotBeAFile) {
    Scratch scratch;
    write_text(scratch / "plain", "");
    ASSERT_EQ(mkfifo((scratch / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(refusal("", true), "the output file has no name");
    EXPECT_EQ(refusal(scratch / ".", true), (scratch / ".") + ": is a folder, not a file");
    EXPECT_EQ(refusal(scratch / "pipe", true), (scratch / "pipe") + ": is not a plain file");
    EXPECT_EQ(refusal(scratch / "no/run.h5", true),
              (scratch / "no/run.h5") + ": there is no folder " + (scratch / "no"));
    EXPECT_EQ(refusal(scratch / "plain/run.h5", true),
              (scratch / "plain/run.h5") + ": there is no folder " + (scratch / "plain"));
}

TEST(PartFile, SaysWhyAFolderCannotBeWritten) {
    // Nobody, root included, can create a file there.
    const std::string message = message_of<Failure>([] { PartFile part("/proc/run.h5", true); });
    EXPECT_TRUE(message == "cannot write /proc/run.h5.part: No such file or directory" ||
                message == "cannot write /proc/run.h5.part: Permission denied")
        << message;
}

TEST(PartFile, IsWrittenByOneAtATime) {
    Scratch scratch;
    PartFile first(scratch / "run.h5", true);
    const std::string message = message_of<Failure>([&] { PartFile second(scratch / "run.h5", true); });
    EXPECT_EQ(message, "cannot write " + (scratch / "run.h5") + ".part: another process is writing it");
    EXPECT_TRUE(std::filesystem::exists(first.part())) << "the first is not disturbed";
}

TEST(PartFile, OverwritesWhatAKilledProcessLeft) {
    Scratch scratch;
    write_text(scratch / "run.h5.part", "half of somethi");
    PartFile part(scratch / "run.h5", false);
    ASSERT_EQ(write(part.descriptor(), "all", 3), 3);
    part.publish();
    EXPECT_EQ(content(scratch / "run.h5"), "all");
}

TEST(PartFile, KeepsTheResultWhenTheNameWasTakenMeanwhile) {
    Scratch scratch;
    const std::string path = scratch / "run.h5";
    {
        PartFile part(path, false);
        ASSERT_EQ(write(part.descriptor(), "mine", 4), 4);
        write_text(path, "yours");
        EXPECT_EQ(message_of<Failure>([&] { part.publish(); }),
                  path + " was written by someone else meanwhile; the result is " + path + ".part");
    }
    EXPECT_EQ(content(path), "yours");
    EXPECT_EQ(content(path + ".part"), "mine");
}

TEST(PartFile, AfterAFailedWriteItIsNotPublished) {
    Scratch scratch;
    {
        PartFile part(scratch / "run.h5", false);
        EXPECT_NO_THROW(part.check());
        *part.error() = EIO;
        EXPECT_THROW(part.check(), Failure);
        EXPECT_EQ(message_of<Failure>([&] { part.publish(); }),
                  "cannot write " + (scratch / "run.h5") +
                      ": Input/output error (nothing was left behind under its final name)");
    }
    EXPECT_TRUE(scratch.empty());
}

}  // namespace concord
