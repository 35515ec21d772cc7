#include "tools/report/page.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tools/report/extract.hpp"

namespace concord::test {

namespace {
const std::string before = R"(<html><script type="application/json" id="extract">)",
                  after = "</script></html>";

/// What stands in the page for some data.
std::string put(const nlohmann::ordered_json& data) {
    const std::string page = filled(before + "null" + after, data);
    EXPECT_TRUE(page.starts_with(before));
    EXPECT_TRUE(page.ends_with(after));
    return page.substr(before.size(), page.size() - before.size() - after.size());
}
}  // namespace

TEST(Page, HoldsItsData) {
    const nlohmann::ordered_json data{{"name", "a \"b\" & 漢字"}, {"values", {1, 2.5, nullptr}}};
    EXPECT_EQ(nlohmann::ordered_json::parse(put(data)), data);
}

TEST(Page, IsNotEndedByItsData) {
    const nlohmann::ordered_json data{"</script><script>alert(1)</script>", "<!-- <script>"};
    EXPECT_EQ(put(data).find('<'), std::string::npos);
    EXPECT_EQ(nlohmann::ordered_json::parse(put(data)), data);
}

TEST(Page, TakesWhatIsNotUnicode) {
    EXPECT_EQ(nlohmann::ordered_json::parse(put({"caf\xe9"})).at(0), "caf\uFFFD");
}

TEST(Page, WithoutAPageSaysHowToGetOne) {
    EXPECT_EQ(required("<html>"), "<html>");
    try {
        required("");
        FAIL() << "an empty page is none";
    } catch (const Failure& failure) {
        EXPECT_NE(std::string(failure.what()).find("install Node 18"), std::string::npos);
    }
}

TEST(Page, WithoutAPlaceForDataIsAFailure) {
    EXPECT_THROW(filled("<html></html>", nullptr), Failure);
}

TEST(Extract, RoundsNumbersToSixDigits) {
    EXPECT_EQ(number_of(0.123456789).dump(), "0.123457");
    EXPECT_EQ(number_of(520).dump(), "520");
    EXPECT_EQ(number_of(1e300).dump(), "1e+300");
    EXPECT_TRUE(number_of(std::numeric_limits<double>::quiet_NaN()).is_null());
    EXPECT_TRUE(number_of(std::numeric_limits<double>::infinity()).is_null());
}

TEST(Extract, SpreadsPlacesEvenly) {
    using Places = std::vector<std::size_t>;
    EXPECT_EQ(spread(3, 5), (Places{0, 1, 2}));
    EXPECT_EQ(spread(101, 5), (Places{0, 25, 50, 75, 100}));
    EXPECT_EQ(spread(9, 1), Places{8});
    EXPECT_EQ(spread(0, 4), Places{});
}

TEST(Extract, KnowsNoParametersOfWhatIsNoScenario) {
    EXPECT_TRUE(parameters_of("not TOML at all", "file").empty());
}

}  // namespace concord::test
