#include "engine/model/model.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using test::message_of;

namespace {
/// Reads one parameter of its own and then, in the world "tables", a table that is wrong.
Plan read_probe(const Section& config, const std::string& world) {
    config.share("probe.share", 0.5, "a parameter");
    if (world == "tables") throw InputError(Problem{"people.csv", 3, 0, "broken"});
    Plan plan;
    plan.notes = {"read " + world};
    return plan;
}

const ModelEntry second{
    "second", "listed first, but second by name", {"moon"}, {}, [](const auto&, const auto&) {
        return Plan{};
    }};
const ModelEntry probe{"probe", "reads little", {"tables", "island"}, {}, read_probe};
const bool added = add_model(second) && add_model(probe);

/// What read_plan() throws for a configuration, "" when it throws nothing.
std::string complaint(const std::string& text) {
    const Document document = Document::parse(text, "x.toml");
    return message_of<InputError>([&] { read_plan(Section(document)); });
}
}  // namespace

TEST(Models, AreKnownByName) {
    ASSERT_TRUE(added);
    ASSERT_EQ(models().size(), 2u);
    EXPECT_EQ(models()[0].name, "probe");
    EXPECT_EQ(models()[1].name, "second");
}

TEST(ReadPlan, AsksTheModelThatAnswersToTheWorld) {
    const Document island = Document::parse("world.kind = 'island'", ""),
                   moon = Document::parse("world.kind = 'moon'", "");
    const Plan plan = read_plan(Section(island));
    EXPECT_EQ(plan.model, "probe");
    EXPECT_EQ(plan.notes, std::vector<std::string>{"read island"});
    EXPECT_EQ(read_plan(Section(moon)).model, "second");
}

TEST(ReadPlan, RefusesAWorldThatIsMissingOrUnknown) {
    EXPECT_EQ(complaint(""), "x.toml: world.kind: must be given; allowed: \"island\", \"moon\", \"tables\"");
    EXPECT_EQ(complaint("world.kind = 'moom'"),
              "x.toml:1:7: world.kind = \"moom\": is not a known word (did you mean \"moon\"?); allowed: "
              "\"island\", \"moon\", \"tables\"");
}

TEST(ReadPlan, DoesNotTakeKeysOfTheRightWorldForUnknownOnesOfTheWrong) {
    EXPECT_EQ(complaint("world.kind = 'x'\nprobe.share = 7\n").find("probe"), std::string::npos);
}

TEST(ReadPlan, TellsOfTablesAndConfigurationTogether) {
    EXPECT_EQ(complaint("world.kind = 'tables'"), "people.csv:3: broken");
    EXPECT_EQ(
        complaint("world.kind = 'tables'\nprobe.share = 7\n"),
        "x.toml:2:7: probe.share = 7: is out of range; allowed: a number from 0 to 1\npeople.csv:3: broken");
}

TEST(WorldOf, DeclaresTheWorldsOfAllModels) {
    const Document empty;
    const Section config(empty);
    world_of(config);
    ASSERT_EQ(config.declarations().size(), 1u);
    EXPECT_EQ(config.declarations()[0].key, "world.kind");
    EXPECT_EQ(config.declarations()[0].allowed, (std::vector<std::string>{"island", "moon", "tables"}));
    EXPECT_EQ(message_of<InputError>([&] { config.stop_if_wrong(); }),
              "world.kind: must be given; allowed: \"island\", \"moon\", \"tables\"");
}

}  // namespace concord
