#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/statistics/statistics.hpp"
#include "tests/program/experiment.hpp"

// What is told of an experiment's file: tables, JSON, CSV, each against the numbers in the file.
namespace concord::test {

namespace {
using Json = nlohmann::json;

/// Two arms, two samples, six replicates.
class Answered : public testing::Test {
  protected:
    Answered() {
        write_question(folder,
                       "replicates = 6\noutcomes = [\"collaboration\", \"trust\"]\n[experiment.sweep]\n"
                       "\"policy.detection\" = [0.1, 0.4]\n");
        EXPECT_EQ(concord(folder, ask("a.h5")).err, "");
    }
    std::string out(const Arguments& arguments) const {
        const Answer answer = concord(folder, arguments);
        EXPECT_EQ(answer.status, 0) << answer.err;
        return answer.out;
    }
    /// Of an arm, by sample and replicate.
    std::vector<double> values(const std::string& outcome, std::size_t arm, std::size_t tick) const {
        const Results results(folder / "a.h5");
        return results.of_arm(results.at(results.outcome(outcome), tick), arm);
    }
    Scratch folder;
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream rest(text);
    for (std::string line; std::getline(rest, line);) lines.push_back(line);
    return lines;
}

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) c == ',' ? fields.emplace_back() : fields.back() += c, void();
    return fields;
}
}  // namespace

TEST_F(Answered, ComparedAsJson) {
    const Json all = Json::parse(out({"compare", "a.h5", "--json", "--outcome", "trust", "--at", "3"}));
    EXPECT_EQ(all["baseline"], "baseline");
    ASSERT_EQ(all["comparisons"].size(), 2u);
    EXPECT_EQ(all["comparisons"][0]["mean"]["value"], mean(values("trust", 0, 3)));
    EXPECT_FALSE(all["comparisons"][0].contains("difference"));
    const Json& pooled = all["comparisons"][1];
    const Estimate expected = mean_interval(differences(values("trust", 1, 3), values("trust", 0, 3)));
    EXPECT_EQ(pooled["arm"], "pooled");
    EXPECT_EQ(pooled["runs"], 12);
    EXPECT_EQ(pooled["time"], 3);
    EXPECT_EQ(pooled["difference"]["value"], expected.value);
    EXPECT_EQ(pooled["difference"]["low"], expected.low);
    EXPECT_EQ(pooled["difference"]["high"], expected.high);
    EXPECT_TRUE(pooled["variance_ratio"].is_number());
}

TEST_F(Answered, ComparedAsATable) {
    const auto pooled = values("collaboration", 1, 5), baseline = values("collaboration", 0, 5);
    const std::string text = out({"compare", "a.h5"});
    const Estimate difference = mean_interval(differences(pooled, baseline));
    char row[200];
    std::snprintf(row, sizeof row, "*  pooled * 12 * %.4f *%+.4f *\\[%.4f, %.4f\\]*", mean(pooled),
                  difference.value, difference.low, difference.high);
    EXPECT_TRUE(fits(text, row)) << text << row;
    EXPECT_TRUE(fits(text, "*over all 2 samples and their replicates*")) << text;
    EXPECT_EQ(lines_of(text).size(), 2 * 5 + 6u) << text;
}

TEST_F(Answered, ComparedAsCsv) {
    out({"compare", "a.h5", "--csv", "c.csv", "--series", "s.csv"});
    const auto lines = lines_of(content(folder / "c.csv"));
    ASSERT_EQ(lines.size(), 5u);
    const auto heading = fields_of(lines[0]), trust = fields_of(lines[4]);
    ASSERT_EQ(trust.size(), heading.size());
    EXPECT_EQ(trust[0] + "," + trust[2] + "," + trust[3] + "," + trust[4], "trust,5,pooled,12");
    EXPECT_EQ(std::stod(trust[5]), mean(values("trust", 1, 5)));
    EXPECT_EQ(std::stod(trust[8]), mean(differences(values("trust", 1, 5), values("trust", 0, 5))));
    EXPECT_EQ(fields_of(lines[1]).size(), heading.size()) << "the baseline has empty fields";
    const auto series = lines_of(content(folder / "s.csv"));
    ASSERT_EQ(series.size(), 1 + 2 * 6u);
    EXPECT_EQ(series[4].substr(0, 23), "collaboration,pooled,3,");
    EXPECT_EQ(std::stod(fields_of(series[4])[3]),
              mean(differences(values("collaboration", 1, 3), values("collaboration", 0, 3))));
    EXPECT_EQ(refusal(folder, {"compare", "a.h5", "--csv", "c.csv"}),
              "2 c.csv: exists already (--force replaces it)\n");
    EXPECT_EQ(refusal(folder, {"compare", "a.h5", "--csv", "a.h5", "--force"}),
              "2 a.h5: would overwrite a.h5, which this run reads\n");
}

TEST_F(Answered, ExportedAndReadBack) {
    out({"export", "a.h5", "--csv", "all.csv", "--all-times"});
    const auto lines = lines_of(content(folder / "all.csv"));
    ASSERT_EQ(lines.size(), 1 + 24 * 6u);
    EXPECT_EQ(lines[0], "run,arm,replicate,sample,policy.detection,time,collaboration,trust");
    const Results results(folder / "a.h5");
    const auto trust = results.all(results.outcome("trust"));
    for (std::size_t n = 0; n < trust.size(); ++n) {
        const auto fields = fields_of(lines[n + 1]);
        EXPECT_EQ(std::stoul(fields[0]), n / 6);
        EXPECT_EQ(fields[1], results.arms()[results.arm_of(n / 6)]);
        EXPECT_EQ(std::stod(fields[4]), results.sample_of(n / 6) == 0 ? 0.1 : 0.4);
        EXPECT_EQ(std::stoul(fields[5]), n % 6);
        EXPECT_EQ(std::stod(fields[7]), trust[n]);
    }
    out({"export", "a.h5", "--csv", "end.csv"});
    const auto end = lines_of(content(folder / "end.csv"));
    ASSERT_EQ(end.size(), 25u);
    for (std::size_t run = 0; run < 24; ++run) EXPECT_EQ(end[run + 1], lines[run * 6 + 6]);
}

TEST_F(Answered, AskedForWhatIsNotThere) {
    EXPECT_EQ(refusal(folder, {"compare", "a.h5", "--outcome", "turst"}),
              "2 a.h5: has no outcome \"turst\"; it has collaboration, trust\n");
    EXPECT_EQ(refusal(folder, {"export", "a.h5", "--csv", "x.csv", "--at", "9"}),
              "2 a.h5: nothing was recorded at 9, but from 0 to 5\n");
    EXPECT_EQ(refusal(folder, {"sensitivity", "a.h5"}),
              "2 a.h5: has no design for sensitivity; experiment.sample.design must be \"saltelli\" or "
              "\"morris\"\n");
    EXPECT_EQ(refusal(folder, {"compare", "ask.toml"}),
              "2 ask.toml: not a complete concord file (it is a scenario; concord run or concord experiment "
              "writes the file of its results)\n");
}

TEST_F(Answered, StatusAsJson) {
    const Json status = Json::parse(out({"status", "a.h5", "--json"}));
    EXPECT_EQ(status["complete"], true);
    EXPECT_EQ(status["runs"], 24);
    EXPECT_EQ(status["done"], 24);
}

TEST(Sensitivity, OfAFunctionThatIsKnown) {
    const Scratch folder;
    ASSERT_EQ(concord(folder, {"experiment", source("configs/classic/ishigami.toml"), "--quiet"}).err, "");
    const Json rows = Json::parse(concord(folder, {"sensitivity", "ishigami.h5", "--json"}).out);
    ASSERT_EQ(rows.size(), 3u);
    const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t k = 0; k < 3; ++k) {
        EXPECT_EQ(rows[k]["parameter"], "model.x" + std::to_string(k + 1));
        for (const auto& [kind, known] : {std::pair("first", first[k]), std::pair("total", total[k])}) {
            EXPECT_NEAR(rows[k][kind]["value"].get<double>(), known, 0.02) << kind << k;
            EXPECT_LE(rows[k][kind]["low"].get<double>(), known) << kind << k;
            EXPECT_GE(rows[k][kind]["high"].get<double>(), known) << kind << k;
        }
    }
    EXPECT_TRUE(fits(concord(folder, {"sensitivity", "ishigami.h5"}).out, "\ny\n  parameter *model.x1 *"));
}

TEST(Sensitivity, OfAMorrisDesign) {
    const Scratch folder;
    const Arguments morris{"experiment",
                           source("configs/classic/ishigami.toml"),
                           "--quiet",
                           "--out",
                           "m.h5",
                           "--set",
                           "experiment.sample.design=morris",
                           "--set",
                           "experiment.sample.size=20"};
    ASSERT_EQ(concord(folder, morris).err, "");
    const Json rows = Json::parse(concord(folder, {"sensitivity", "m.h5", "--json"}).out);
    ASSERT_EQ(rows.size(), 3u);
    for (const Json& row : rows) {
        EXPECT_GE(row["mu_star"]["value"].get<double>(), std::abs(row["mu"]["value"].get<double>()));
        for (const char* kind : {"mu_star", "mu", "sigma"}) {
            EXPECT_LE(row[kind]["low"].get<double>(), row[kind]["value"].get<double>()) << kind;
            EXPECT_GE(row[kind]["high"].get<double>(), row[kind]["value"].get<double>()) << kind;
        }
    }
    // Moves of two of four levels: of x2 by 7 * 3/4 either way within 2/3 of its range; of x1 by half the
    // square root of 3 and by that times 1 + pi^4 / 10, up or down with equal chances.
    EXPECT_NEAR(rows[1]["mu_star"]["value"].get<double>(), 7.875, 1e-9);
    EXPECT_LT(rows[1]["mu"]["low"].get<double>(), 0);
    EXPECT_GT(rows[1]["mu"]["high"].get<double>(), 0);
    const double low = 0.75 * std::sqrt(3) * 1.12025, high = 0.75 * std::sqrt(3) * 10.7409;
    EXPECT_LT(rows[0]["mu"]["low"].get<double>(), (low + high) / 2);
    EXPECT_GT(rows[0]["mu"]["high"].get<double>(), (low + high) / 2);
    EXPECT_TRUE(fits(
        concord(folder, {"sensitivity", "m.h5"}).out,
        "\ny\n  parameter * mu_star  95% * mu  95% * sigma  95%*model.x2 *7.8750  \\[ *7.8750, *7.8750\\]*"));
}

TEST(Sensitivity, LeavesOutTrajectoriesWithRunsThatFailed) {
    const Scratch folder;
    write_question(folder,
                   "replicates = 1\n[experiment.sample]\ndesign = \"morris\"\nsize = 8\n"
                   "[experiment.sample.range]\n\"game.cost_load_exponent\" = [0.0, 2.0]\n"
                   "\"policy.detection\" = true\n");
    EXPECT_EQ(concord(folder, ask("a.h5")).status, 1);
    const Answer answer = concord(folder, {"sensitivity", "a.h5", "--outcome", "collaboration", "--json"});
    EXPECT_EQ(answer.status, 0);
    EXPECT_TRUE(fits(answer.err, "[1-7] of 8 rows of the design are left out, as runs of theirs failed\n"))
        << answer.err;
    for (const Json& row : Json::parse(answer.out)) EXPECT_TRUE(row["mu"]["value"].is_number()) << row;
}

TEST(Sensitivity, LeavesOutRowsWithRunsThatFailed) {
    const Scratch folder;
    write_question(folder,
                   "replicates = 1\n[experiment.sample]\ndesign = \"saltelli\"\nsize = 8\n"
                   "[experiment.sample.range]\n\"game.cost_load_exponent\" = [0.0, 2.0]\n"
                   "\"policy.detection\" = true\n");
    EXPECT_EQ(concord(folder, ask("a.h5")).status, 1);
    const Answer answer = concord(folder, {"sensitivity", "a.h5", "--outcome", "collaboration"});
    EXPECT_EQ(answer.status, 0);
    EXPECT_TRUE(fits(answer.err, "[1-7] of 8 rows of the design are left out, as runs of theirs failed\n"))
        << answer.err;
    EXPECT_TRUE(fits(answer.out, "*game.cost_load_exponent *0.*policy.detection *")) << answer.out;
}

}  // namespace concord::test
