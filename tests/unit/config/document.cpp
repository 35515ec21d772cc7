#include "engine/config/document.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

using testing::Messages;
using testing::refusals;

Messages parse_refusals(std::string_view text) {
    return refusals([&] { Document::parse(text, "north.toml"); });
}

class Files : public ::testing::Test {
  protected:
    Files() { std::filesystem::create_directories(folder); }
    ~Files() override { std::filesystem::remove_all(folder); }

    std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(folder / name, std::ios::binary) << content;
        return (folder / name).string();
    }

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() /
        ("concord_document_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(Files, LoadsAFileAndKnowsItsFolder) {
    const std::string path = write("north.toml", "[run]\nticks = 12\n");
    const Document document = Document::load(path);
    EXPECT_EQ(document.name(), path);
    EXPECT_EQ(document.folder(), folder.string());
    EXPECT_EQ(Section(document).whole("run.ticks", 1, {1, 100}, "ticks", ""), 12);
}

TEST_F(Files, AnEmptyFileIsAllDefaults) {
    const Document document = Document::load(write("empty.toml", ""));
    const Section section(document);
    EXPECT_EQ(section.share("policy.detection", 0.4, ""), 0.4);
    EXPECT_NO_THROW(section.finish());
}

TEST_F(Files, RefusesWhatCannotBeRead) {
    const std::string absent = (folder / "absent.toml").string();
    EXPECT_EQ(refusals([&] { Document::load(absent); }),
              Messages{absent + ": cannot be read: No such file or directory"});
    EXPECT_EQ(refusals([&] { Document::load(folder.string()); }),
              Messages{folder.string() + ": is a folder; a configuration is a TOML file"});
}

TEST_F(Files, RefusesAFileTooLargeToBeAConfiguration) {
    const std::string path = write("result.h5", std::string((16 << 20) + 1, '#'));
    EXPECT_EQ(refusals([&] { Document::load(path); }),
              Messages{path + ": too large for a configuration; at most 16 MiB"});
}

TEST_F(Files, RefusesABinaryFile) {
    const std::string path = write("result.h5", "\x89HDF\r\n\x1a\n");
    const Messages messages = refusals([&] { Document::load(path); });
    ASSERT_EQ(messages.size(), 1u);
    EXPECT_TRUE(messages[0].starts_with(path + ":1:1: not TOML: ")) << messages[0];
}

TEST(Document, ParsedTextHasNoFolder) {
    EXPECT_EQ(Document::parse("", "text").folder(), "");
    EXPECT_EQ(Document::parse("", "text").name(), "text");
    EXPECT_EQ(Document().name(), "");
}

TEST(Document, ReportsTheFirstSyntaxErrorWithItsPlace) {
    const Messages messages = parse_refusals("[run]\nticks = 12\nseed = = 1\nmore = = 2\n");
    ASSERT_EQ(messages.size(), 1u);
    EXPECT_TRUE(messages[0].starts_with("north.toml:3:8: not TOML: ")) << messages[0];
}

TEST(Document, RefusesTextThatIsNotUtf8) {
    const Messages messages = parse_refusals("title = \"caf\xe9\"\n");
    ASSERT_EQ(messages.size(), 1u);
    EXPECT_TRUE(messages[0].starts_with("north.toml:1:")) << messages[0];
}

TEST(Document, RefusesAKeyGivenTwice) {
    for (const char* text : {"[run]\nseed = 1\nseed = 2\n", "[run]\n[run]\n", "a.b = 1\na.b = 2\n"}) {
        const Messages messages = parse_refusals(text);
        ASSERT_EQ(messages.size(), 1u) << text;
        EXPECT_NE(messages[0].find(": not TOML: "), std::string::npos) << messages[0];
    }
    EXPECT_TRUE(parse_refusals("[run]\nseed = 1\nseed = 2\n")[0].starts_with("north.toml:3:"));
}

TEST(Document, RefusesKeysDeepEnoughToOverflowAStack) {
    std::string key = "a";
    for (int i = 0; i < 200'000; ++i) key += ".a";
    EXPECT_EQ(parse_refusals("x = 1\n" + key + " = 1"),
              Messages{"north.toml:2: a key of too many parts; at most 1000"});
    EXPECT_EQ(parse_refusals(std::string(100'000, '[')).size(), 1u);
}

}  // namespace
}  // namespace concord
