#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "models/ics/setup/england/england.hpp"
#include "models/ics/setup/england/shipped.hpp"
#include "tests/support/scratch.hpp"

namespace concord::ics {
namespace {

EnglandParameters read(const std::string& text) {
    const Document document = Document::parse(text, "north.toml");
    const Section config(document);
    const EnglandParameters parameters = england_parameters(config);
    config.finish();
    return parameters;
}

TEST(EnglandParameters, DefaultsAreThoseOfTheStruct) {
    const EnglandParameters read_back = read(""), plain;
    EXPECT_TRUE(read_back.systems.empty());
    EXPECT_EQ(read_back.folder, shipped_tables());
    EXPECT_EQ(read_back.need, EnglandParameters::Need::data);
    EXPECT_EQ(read_back.least_link, 0.01);
    EXPECT_EQ(read_back.front_line_share, 1);
    EXPECT_EQ(read_back.staff_per_gp, 4);
    EXPECT_EQ(read_back.spend_per_worker, 50);
    EXPECT_EQ(read_back.integrated_board_staff, 400);
    EXPECT_EQ(read_back.voluntary_staff, 20);
    EXPECT_EQ(read_back.spend_by_kind, plain.spend_by_kind);
    EXPECT_EQ(read_back.spend_by_kind[0], 1);
}

TEST(EnglandParameters, AreRead) {
    const EnglandParameters parameters = read(
        "[world]\nsystems = [\"QF7\"]\nneed = \"equal\"\nleast_link = 0.05\n"
        "[people]\nfront_line_share = 0.1\nstaff_per_gp = 5\nspend_per_worker = 40\n"
        "integrated_board_staff = 300\nvoluntary_staff = 30\n[resources]\nspend_by_kind = 2\n");
    EXPECT_EQ(parameters.systems, std::vector<std::string>{"QF7"});
    EXPECT_EQ(parameters.need, EnglandParameters::Need::equal);
    EXPECT_EQ(parameters.least_link, 0.05);
    EXPECT_EQ(parameters.front_line_share, 0.1);
    EXPECT_EQ(parameters.staff_per_gp, 5);
    EXPECT_EQ(parameters.spend_per_worker, 40);
    EXPECT_EQ(parameters.integrated_board_staff, 300);
    EXPECT_EQ(parameters.voluntary_staff, 30);
    EXPECT_EQ(parameters.spend_by_kind[8], 2);
}

TEST(EnglandParameters, TheFolderIsBesideTheConfiguration) {
    const test::Scratch scratch;
    test::write_text(scratch / "north.toml", "[world]\ndata = \"tables\"\n");
    const Document document = Document::load(scratch / "north.toml");
    EXPECT_EQ(england_parameters(Section(document)).folder, scratch / "tables");
}

TEST(EnglandParameters, BadValuesAreProblems) {
    const std::string message =
        test::message_of<InputError>([] { read("[people]\nfront_line_share = 2\n"); });
    EXPECT_NE(message.find("people.front_line_share"), std::string::npos) << message;
}

TEST(EnglandParameters, UnknownSystemsAreProblemsAtTheirPlace) {
    const Document document = Document::parse("[world]\nsystems = [\"QF7\", \"QF77\"]\n", "north.toml");
    const Section config(document);
    const EnglandParameters parameters = england_parameters(config);
    const EnglandTables tables = load_england(CONCORD_SOURCE "/configs/england");
    EXPECT_EQ(check_systems(parameters, tables, config).systems, std::vector<std::string>{"QF7"});
    const std::string message = test::message_of<InputError>([&] { config.finish(); });
    EXPECT_EQ(message.rfind("north.toml:2:", 0), 0u) << message;
    EXPECT_NE(message.find("QF77: unknown integrated care board (did you mean QF7?)"), std::string::npos)
        << message;
    EXPECT_NE(message.find("known are QE1, QF7, "), std::string::npos) << message;
}

}  // namespace
}  // namespace concord::ics
