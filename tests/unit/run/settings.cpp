#include "engine/run/settings.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

namespace {
RunSettings settings_of(const std::string& text, Tick ticks = 624) {
    const Document document = Document::parse(text, "x.toml");
    const Section config(document);
    const RunSettings settings(config, ticks);
    config.finish();
    return settings;
}

std::string complaint(const std::string& text) {
    return test::message_of<InputError>([&] { settings_of(text); });
}
}  // namespace

TEST(RunSettings, HaveDefaults) {
    const RunSettings settings = settings_of("", 70);
    EXPECT_EQ(settings.ticks, 70u) << "the plan's";
    EXPECT_EQ(settings.seed, 1u);
    EXPECT_EQ(settings.replicate, 0u);
    EXPECT_EQ(settings.record_every, 1u);
    EXPECT_TRUE(settings.variables.empty());
    EXPECT_EQ(settings.groups, std::vector<std::string>{"organisation"});
}

TEST(RunSettings, AreRead) {
    const RunSettings settings = settings_of(R"([run]
ticks = 5
seed = 4294967295
replicate = 2
record_every = 3
[record]
variables = ["trust", "share_*"]
organisation = false
person = true
tie = true
)");
    EXPECT_EQ(settings.ticks, 5u);
    EXPECT_EQ(settings.seed, 4294967295u);
    EXPECT_EQ(settings.replicate, 2u);
    EXPECT_EQ(settings.record_every, 3u);
    EXPECT_EQ(settings.variables, (std::vector<std::string>{"trust", "share_*"}));
    EXPECT_EQ(settings.groups, (std::vector<std::string>{"person", "tie", "link"}));
}

TEST(RunSettings, RefuseWhatCannotBe) {
    EXPECT_EQ(
        complaint("run.seed = 4294967296"),
        "x.toml:1:5: run.seed = 4294967296: is out of range; allowed: a whole number from 0 to 4294967295");
    EXPECT_EQ(
        complaint("run.record_every = 0\nrun.ticks = -1\n"),
        "x.toml:1:5: run.record_every = 0: is out of range; allowed: a whole number from 1 to 1000000000 "
        "(tick)\n"
        "x.toml:2:5: run.ticks = -1: is out of range; allowed: a whole number from 0 to 1000000000 (tick)");
}

}  // namespace concord
