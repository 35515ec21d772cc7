// Keys that nobody reads.
#include <gtest/gtest.h>

#include "tests/unit/config/problems.hpp"

namespace concord {
namespace {

using testing::Messages;
using testing::problems_of;

void read(const Section& config) {
    config.share("policy.pooled_share", 0, "");
    config.share("policy.detection", 0, "");
    config.whole("run.ticks", 1, {1, 10000}, "", "");
    for (const Section& arm : config.tables("experiment.arm")) {
        arm.text("name", "", "");
        for (const Section& part : arm.tables("part")) part.share("weight", 0, "");
    }
}

TEST(Unknown, NamesTheNearestKeyAndTheColumnOfTheKey) {
    EXPECT_EQ(
        problems_of("\n\n[policy]\n   pooled_shar = 1\n", read),
        Messages{"north.toml:4:4: policy.pooled_shar: unknown key (did you mean policy.pooled_share?)"});
    EXPECT_EQ(
        problems_of("policy = { detection = 0, pooled_shar = 1 }\n", read),
        Messages{"north.toml:1:27: policy.pooled_shar: unknown key (did you mean policy.pooled_share?)"});
    EXPECT_EQ(
        problems_of("policy.pooled_shar = 1\n", read),
        Messages{"north.toml:1:8: policy.pooled_shar: unknown key (did you mean policy.pooled_share?)"});
}

TEST(Unknown, FindsAKeyWrittenInTheWrongTable) {
    EXPECT_EQ(problems_of("pooled_share = 1\n[run]\ndetection = 1\n", read),
              (Messages{"north.toml:1:1: pooled_share: unknown key (did you mean policy.pooled_share?)",
                        "north.toml:3:1: run.detection: unknown key (did you mean policy.detection?)"}));
}

TEST(Unknown, SuggestsNothingFarFetched) {
    EXPECT_EQ(problems_of("[policy]\nwelfare = 1\n", read),
              Messages{"north.toml:2:1: policy.welfare: unknown key"});
}

TEST(Unknown, AnUnknownTableIsReportedOnce) {
    EXPECT_EQ(problems_of("[polcy]\npooled_share = 1\ndetection = 1\n[weather]\n[[arms]]\nx = 1\n", read),
              (Messages{"north.toml:1:2: polcy: unknown key (did you mean policy?)",
                        "north.toml:4:2: weather: unknown key", "north.toml:5:3: arms: unknown key"}));
}

TEST(Unknown, AnEmptyKnownTableIsFine) {
    EXPECT_EQ(problems_of("[policy]\n[run]\n[experiment]\n", read), Messages{});
}

TEST(Unknown, AKeyInQuotesWithADotIsAnotherKey) {
    EXPECT_EQ(
        problems_of("\"policy.pooled_share\" = 1\n", read),
        Messages{"north.toml:1:1: \"policy.pooled_share\": unknown key (did you mean policy.pooled_share?)"});
}

TEST(Unknown, ExperimentIsNotSpecialUntilSomebodyReadsIt) {
    const auto nothing = [](const Section&) {};
    EXPECT_EQ(problems_of("[experiment]\nreplicates = 3\n", nothing),
              Messages{"north.toml:1:2: experiment: unknown key"});
    const auto replicates = [](const Section& config) {
        config.whole("experiment.replicates", 1, {1, 9}, "", "");
    };
    EXPECT_EQ(problems_of("[experiment]\nreplicates = 3\n", replicates), Messages{});
}

TEST(Unknown, TheKeysOfAnArrayOfTablesAreChecked) {
    const std::string text =
        "[[experiment.arm]]\nname = 'a'\n[[experiment.arm.part]]\nweight = "
        "1\n[[experiment.arm.part]]\nwieght = 1\n"
        "[[experiment.arm]]\nnmae = 'b'\n";
    EXPECT_EQ(
        problems_of(text, read),
        (Messages{"north.toml:6:1: experiment.arm.part.wieght: unknown key (did you mean "
                  "experiment.arm.part.weight?); allowed: weight",
                  "north.toml:8:1: experiment.arm.nmae: unknown key (did you mean experiment.arm.name?); "
                  "allowed: part, name"}));
}

TEST(Unknown, ManyProblemsAreReportedTogetherByLine) {
    const Messages messages =
        problems_of("[run]\nticks = 0\ntikcs = 3\n[policy]\ndetection = 'x'\nfoo = 1\npooled_share = 9\n",
                    read, {"bar=1"});
    ASSERT_EQ(messages.size(), 6u);
    for (int i = 0; i < 2; ++i)
        EXPECT_TRUE(messages[i].starts_with("north.toml:" + std::to_string(2 + i) + ":1: ")) << messages[i];
    for (int i = 2; i < 5; ++i)
        EXPECT_TRUE(messages[i].starts_with("north.toml:" + std::to_string(3 + i) + ":1: ")) << messages[i];
    EXPECT_EQ(messages[5], "--set bar: bar: unknown key");
}

}  // namespace
}  // namespace concord
