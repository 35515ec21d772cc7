#include "engine/run/selection.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/run/count.hpp"

namespace concord {

namespace {
Selection selected(const std::string& text) {
    const Document document = Document::parse(text, "x.toml");
    const Section config(document);
    const RunSettings settings(config);
    return selection_of(config, settings, test::Count().outline());
}

std::string complaint(const std::string& text) {
    return test::message_of<InputError>([&] { selected(text); });
}
}  // namespace

TEST(SelectionOf, TakesWhatTheSettingsSay) {
    const Selection selection =
        selected("run.record_every = 7\nrecord.person = true\nrecord.variables = ['st*']");
    EXPECT_EQ(selection.every, 7u);
    EXPECT_EQ(selection.variables, std::vector<std::string>{"st*"});
    EXPECT_EQ(selection.groups, std::vector<std::string>{"person"});
}

TEST(SelectionOf, TakesWhatConditionsBroughtAboutUnasked) {
    const Document document = Document::parse("record.organisation = false", "x.toml");
    const Section config(document);
    const RunSettings settings(config);
    Outline outline;
    outline.observe({"trigger/fired", "1", "", {}, {}}, [](std::span<double>) {});
    EXPECT_EQ(selection_of(config, settings, outline).groups, std::vector<std::string>{"trigger"});
}

TEST(SelectionOf, LeavesOutGroupsThatTheModelDoesNotHave) {
    EXPECT_TRUE(selected("record.tie = true").groups.empty()) << "and organisation is the default";
}

TEST(SelectionOf, NamesThePlaceOfWhatIsNotThere) {
    EXPECT_EQ(complaint("record.variables = ['steps', 'haff']"),
              "x.toml:1:8: record.variables = [\"steps\", \"haff\"]: there is no \"haff\" (did you mean "
              "\"half\"?)");
    EXPECT_EQ(
        complaint("record.variables = ['weather']"),
        "x.toml:1:8: record.variables = [\"weather\"]: recording weather: the model has no such variable; it "
        "has half, person/age, steps");
}

}  // namespace concord
