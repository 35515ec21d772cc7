#include <gtest/gtest.h>

#include <algorithm>

#include "engine/output/reader.hpp"
#include "sample.hpp"
#include "tests/support/format_table.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
const std::string document = CONCORD_SOURCE "/engine/output/FORMAT.md";
}

TEST(Format, SaysWhatVariablesEveryFileHas) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 1, everything());
    std::vector<FormatRow> expected;
    for (const FormatRow& row : rows_of_file(scratch / "run.h5"))
        if (row.path == "time" || row.path.starts_with("provenance/")) expected.push_back(row);
    std::vector<FormatRow> stated = format_table(document, "### Variables of every file");
    std::ranges::sort(stated, {}, &FormatRow::path);
    ASSERT_EQ(stated.size(), expected.size());
    for (std::size_t i = 0; i != stated.size(); ++i) EXPECT_EQ(stated[i], expected[i]) << stated[i].path;
}

TEST(Format, SaysWhatAttributesTheRootHas) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 0);
    const std::string text = content(document);
    const std::size_t from = text.find("## Attributes of the root"), to = text.find("## The digest");
    ASSERT_LT(from, to);
    const std::string section = text.substr(from, to - from);
    const auto attributes = Reader(scratch / "run.h5").attributes("");
    EXPECT_EQ(attributes.size(), 17U);
    for (const StoredAttribute& each : attributes)
        EXPECT_NE(section.find("`" + each.name + "`"), std::string::npos) << each.name;
}

}  // namespace concord
