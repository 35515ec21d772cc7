#include "engine/output/sealed_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
constexpr std::string_view kind = "a kind 1";

/// Writes "first", then so many bytes of every value in turn.
std::string write(const std::string& path, std::size_t bytes = 0) {
    SealedWriter file(path, kind);
    file.add("first\n");
    std::string rest;
    for (std::size_t n = 0; n != bytes; ++n) rest += static_cast<char>(n * 7 + n / 251);
    file.add(rest);
    std::string sum = file.seal();
    file.publish();
    return sum;
}

std::string refusal(const std::string& path) {
    return message_of<InputError>([&] { SealedReader(path, kind); });
}
}  // namespace

TEST(SealedFile, IsReadAsItWasWritten) {
    const Scratch folder;
    for (const std::size_t bytes : {0u, 1u, 100'000u, 3'000'000u}) {
        const std::string sum = write(folder / "file", bytes);
        SealedReader file(folder / "file", kind);
        EXPECT_EQ(file.sha256(), sum);
        EXPECT_EQ(file.line(), "first");
        EXPECT_EQ(file.left(), bytes);
        const std::string rest = file.text(bytes);
        for (std::size_t n = 0; n < bytes; n += 997)
            ASSERT_EQ(rest[n], static_cast<char>(n * 7 + n / 251)) << n;
        EXPECT_EQ(file.left(), 0u);
        EXPECT_THROW(file.line(), InputError);
        EXPECT_THROW(file.text(1), InputError);
    }
}

TEST(SealedFile, EndsWithTheSumOfAllBeforeThatAnyoneCanCheck) {
    const Scratch folder;
    const std::string sum = write(folder / "file", 1000), all = content(folder / "file");
    const std::string end = "sha256 " + sum + "\n";
    ASSERT_TRUE(all.ends_with(end));
    Sha256 own;
    own.add(all.substr(0, all.size() - end.size()));
    EXPECT_EQ(own.digits(), sum);
}

TEST(SealedFile, NoByteCanBeChangedLostOrAdded) {
    const Scratch folder;
    write(folder / "file", 30);
    const std::string whole = content(folder / "file"), path = folder / "changed";
    for (std::size_t n = 0; n != whole.size(); ++n) {
        std::string changed = whole;
        changed[n] = static_cast<char>(changed[n] ^ 0x20);
        write_text(path, changed);
        EXPECT_NE(refusal(path), "") << "byte " << n;
        write_text(path, whole.substr(0, n));
        EXPECT_NE(refusal(path), "") << "cut at " << n;
    }
    write_text(path, whole + "\n");
    EXPECT_NE(refusal(path), "");
    write_text(path, whole);
    EXPECT_EQ(refusal(path), "") << "as it was";
}

TEST(SealedFile, SaysWhatIsWrong) {
    const Scratch folder;
    const std::string path = folder / "file";
    EXPECT_EQ(refusal(path), path + ": cannot be read: No such file or directory");
    EXPECT_EQ(refusal(folder / "."), folder / "." + ": is not a plain file");
    ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(refusal(folder / "pipe"), folder / "pipe" + ": is not a plain file");
    write_text(path, "another kind");
    EXPECT_EQ(refusal(path), path + ": is no a kind 1");
    write_text(path, "a kind 1\n");
    EXPECT_EQ(refusal(path), path + ": is damaged: its end, or more, is missing");
    write_text(path, "a kind 1\nsha256 " + std::string(64, '0') + "\n");
    EXPECT_EQ(refusal(path), path + ": is damaged: its content does not fit its SHA-256");
}

TEST(SealedFile, IsNotThereUntilPublished) {
    const Scratch folder;
    write_text(folder / "file", "old");
    {
        SealedWriter file(folder / "file", kind);
        file.add("new");
        file.seal();
        EXPECT_EQ(content(folder / "file"), "old");
    }
    EXPECT_EQ(content(folder / "file"), "old") << "given up";
    EXPECT_FALSE(std::filesystem::exists(folder / "file.part"));
}

}  // namespace concord
