#include <grp.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "tests/program/program.hpp"
#include "tests/support/disk.hpp"

// Outputs that cannot be: bad input is 2, an environment that fails is 1, and nothing half done is left.
namespace concord::test {

namespace {
const std::string none_left = " (nothing was left behind under its final name)\n";
const std::string old_left = " (the file that was there before is untouched)\n";

/// Gives up the rights of root, who may write anywhere.
void become_nobody() {
    constexpr unsigned nobody = 65534;
    if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0))
        _exit(125);
}

/// A toy scenario whose output outgrows 100 kB.
class FullDisk : public testing::Test {
  protected:
    FullDisk() : disk(folder / "disk", 100'000) { write_toy(folder); }
    std::string refused(const Arguments& more) {
        Arguments arguments{"run", "toy.toml", "--quiet", "--set", "run.ticks=2000", "--out", "disk/toy.h5"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return disk.mounted() ? refusal(folder, arguments)
                              : refusal(folder, arguments, allow_files_of_100_kilobytes);
    }
    /// "1 concord: cannot write ...", with the system's reason.
    std::string expected(const std::string& state) const {
        return std::string("1 concord: cannot write disk/toy.h5: ") +
               (disk.mounted() ? "No space left on device" : "File too large") + state;
    }
    Scratch folder;
    Disk disk;
};
}  // namespace

TEST(BadOutput, FolderMissing) {
    const Scratch folder;
    write_toy(folder);
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--out", "no/toy.h5"}),
              "2 no/toy.h5: there is no folder no\n");
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--out", "toy.toml/toy.h5"}),
              "2 toy.toml/toy.h5: there is no folder toy.toml\n");
}

TEST(BadOutput, NoFile) {
    const Scratch folder;
    write_toy(folder);
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--out", "."}), "2 .: is a folder, not a file\n");
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--out", ""}), "2 the output file has no name\n");
    ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--force", "--out", "pipe"}),
              "2 pipe: is not a plain file\n");
}

TEST(BadOutput, FolderNotWritable) {
    const Scratch folder;
    write_toy(folder);
    std::filesystem::create_directory(folder / "locked");
    ASSERT_EQ(chmod((folder / "locked").c_str(), 0555), 0);
    ASSERT_EQ(chmod((folder / ".").c_str(), 0755), 0);
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--out", "locked/toy.h5"}, become_nobody),
              "1 concord: cannot write locked/toy.h5.part: Permission denied\n");
    EXPECT_TRUE(std::filesystem::is_empty(folder / "locked"));
}

TEST(BadOutput, FoundBeforeAnythingIsRead) {
    const Scratch folder;
    EXPECT_EQ(refusal(folder, {"run", "none.toml", "--out", "no/toy.h5"}),
              "2 no/toy.h5: there is no folder no\n");
}

TEST(BadOutput, ExistsUnlessForced) {
    const Scratch folder;
    write_toy(folder);
    write_text(folder / "toy.h5", "precious");
    EXPECT_EQ(refusal(folder, {"run", "toy.toml"}), "2 toy.h5: exists already (--force replaces it)\n");
    EXPECT_EQ(content(folder / "toy.h5"), "precious");
    EXPECT_EQ(concord(folder, {"run", "toy.toml", "--force"}).status, 0);
    EXPECT_EQ(concord(folder, {"digest", "toy.h5"}).status, 0) << "replaced by a complete file";
}

TEST(BadOutput, IsTheScenarioItself) {
    const Scratch folder;
    write_toy(folder);
    const std::string scenario = content(folder / "toy.toml");
    std::filesystem::create_hard_link(folder / "toy.toml", folder / "other.part");
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--force", "--out", "toy.toml"}),
              "2 toy.toml: would overwrite toy.toml, which this run reads\n");
    EXPECT_EQ(refusal(folder, {"run", "toy.toml", "--out", "other"}),
              "2 other: would overwrite toy.toml, which this run reads\n");
    EXPECT_EQ(content(folder / "toy.toml"), scenario);
}

TEST_F(FullDisk, IsAFailureThatLeavesNothing) {
    EXPECT_EQ(refused({}), expected(none_left));
    EXPECT_TRUE(std::filesystem::is_empty(folder / "disk"));
}

TEST_F(FullDisk, LeavesTheOldFileInPlace) {
    write_text(folder / "disk/toy.h5", "precious");
    EXPECT_EQ(refused({"--force"}), expected(old_left));
    EXPECT_EQ(content(folder / "disk/toy.h5"), "precious");
    EXPECT_FALSE(std::filesystem::exists(folder / "disk/toy.h5.part"));
}

TEST_F(FullDisk, OfASizeLimitIsNoDeath) {
    const Arguments arguments{"run", "toy.toml", "--quiet", "--set", "run.ticks=2000"};
    EXPECT_EQ(refusal(folder, arguments, allow_files_of_100_kilobytes),
              "1 concord: cannot write toy.h5: File too large" + none_left);
}

}  // namespace concord::test
