#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/statistics/statistics.hpp"
#include "tests/program/experiment.hpp"

// For whom, and how soon: outcomes with rows, and summaries, through all that is told of an experiment.
namespace concord::test {

namespace {
using Json = nlohmann::json;

class ForWhom : public testing::Test {
  protected:
    ForWhom() {
        write_question(folder,
                       "replicates = 4\noutcomes = [\"share_collaborate_by_tier\"]\n"
                       "[[experiment.summary]]\noutcome = \"share_collaborate_by_tier[board]\"\n"
                       "kind = \"half_time\"\nname = \"soon\"\nfrom = 10\nleast = 0.1\n"
                       "[experiment.sample]\ndesign = \"saltelli\"\nsize = 4\n[experiment.sample.range]\n"
                       "\"policy.purpose_clarity\" = [0, 1]\n",
                       40);
        EXPECT_EQ(concord(folder, ask("a.h5")).err, "");
    }
    Json compared(const Arguments& more) const {
        Arguments arguments{"compare", "a.h5", "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return Json::parse(concord(folder, arguments).out)["comparisons"];
    }
    Scratch folder;
};
}  // namespace

TEST_F(ForWhom, EachTierIsCompared) {
    const Results results(folder / "a.h5");
    const Json all = compared({"--outcome", "share_collaborate_by_tier"});
    ASSERT_EQ(all.size(), 2 * 4u);
    const Outcome& front_line = results.outcome("share_collaborate_by_tier[front_line]");
    const auto values = results.at(front_line, 40);
    EXPECT_EQ(all[7]["outcome"], front_line.name);
    EXPECT_EQ(all[7]["mean"]["value"], mean(results.of_arm(values, 1)));
    EXPECT_EQ(all[7]["difference"]["value"],
              mean(differences(results.of_arm(values, 1), results.of_arm(values, 0))));
    std::vector<double> p, adjusted;
    for (std::size_t n = 1; n < all.size(); n += 2) {
        p.push_back(all[n]["p"]);
        adjusted.push_back(all[n]["p_adjusted"]);
    }
    EXPECT_EQ(adjusted, holm(p)) << "four tiers are four tests";
    EXPECT_EQ(compared({"--outcome", front_line.name})[1]["difference"], all[7]["difference"]);
}

TEST_F(ForWhom, WhatIsNotReachedIsCounted) {
    const Results results(folder / "a.h5");
    const auto soon = results.of_arm(results.at(results.outcome("soon"), 0), 0);
    const auto endless = std::ranges::count_if(soon, [](double value) { return std::isinf(value); });
    ASSERT_GT(endless, 0);
    ASSERT_LT(endless, 48);
    const Json all = compared({"--outcome", "soon"});
    EXPECT_EQ(all[0]["not_reached"], endless);
    EXPECT_TRUE(all[0]["mean"]["value"].is_null());
    EXPECT_TRUE(all[0]["time"].is_null());
    EXPECT_EQ(all[1]["better"].is_number(), true);
    const std::string text = concord(folder, {"compare", "a.h5", "--outcome", "soon"}).out;
    EXPECT_TRUE(
        fits(text, "*not reached in " + std::to_string(endless) + " of 48 runs of \"baseline\": no mean*"))
        << text;
}

TEST_F(ForWhom, AnExportHasAColumnForEach) {
    EXPECT_EQ(concord(folder, {"export", "a.h5", "--csv", "a.csv"}).err, "");
    const std::string table = content(folder / "a.csv");
    EXPECT_EQ(table.substr(0, table.find('\n')),
              "run,arm,replicate,sample,policy.purpose_clarity,time,share_collaborate_by_tier[board],"
              "share_collaborate_by_tier[senior_manager],share_collaborate_by_tier[middle_manager],"
              "share_collaborate_by_tier[front_line],soon");
    EXPECT_NE(table.find(",inf\n"), table.npos);
    EXPECT_EQ(concord(folder, {"compare", "a.h5", "--series", "s.csv"}).status, 0);
    const std::string series = content(folder / "s.csv");
    EXPECT_NE(series.find("\nshare_collaborate_by_tier[board],pooled,40,"), series.npos);
    EXPECT_EQ(series.find("soon"), series.npos) << "a summary has no course over time";
}

TEST_F(ForWhom, WhatMattersIsToldOfEach) {
    const Answer answer = concord(folder, {"sensitivity", "a.h5", "--json"});
    const Json rows = Json::parse(answer.out);
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_EQ(rows[0]["outcome"], "share_collaborate_by_tier[board]");
    EXPECT_TRUE(rows[0]["total"]["value"].is_number());
    EXPECT_TRUE(rows[4]["total"]["value"].is_null());
    EXPECT_TRUE(
        fits(answer.err, "soon: not reached at * of 12 samples, so what it depends on is not known\n"))
        << answer.err;
}

}  // namespace concord::test
