#include "engine/experiment/sweep.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/error.hpp"
#include "tests/unit/experiment/tiny.hpp"

// What is swept. The first line of each text is line 4 of north.toml.
namespace concord {

using namespace test;
using Messages = std::vector<std::string>;
using Rows = std::vector<std::vector<std::string>>;

namespace {
Sweep sweep_of(const std::string& text) {
    return experiment_of(text).settings().sweep;
}

std::string sample(const std::string& lines, const std::string& ranges = "") {
    return "[experiment.sample]\n" + lines + (ranges.empty() ? "" : "[experiment.sample.range]\n" + ranges);
}

/// What is wrong with samples.csv, and what else there is to say of the scenario beside it.
Messages problems_of_table(const std::string& table, const std::string& more = "") {
    const Scratch folder;
    write_text(folder / "samples.csv", table);
    Messages messages;
    try {
        const Experiment experiment(
            Document::parse("[world]\nkind = \"tiny\"\n[experiment.sample]\n"
                            "design = \"csv\"\nfile = \"samples.csv\"\n" +
                                more,
                            "north.toml", folder / ""));
        messages.push_back(std::to_string(experiment.settings().sweep.rows.size()) + " rows");
    } catch (const InputError& error) {
        for (Problem problem : error.problems()) {
            problem.file = std::filesystem::path(problem.file).filename();
            messages.push_back(problem.message());
        }
    }
    return messages;
}
}  // namespace

TEST(Sweep, OfListsIsEveryCombination) {
    const Sweep sweep = sweep_of(
        "[experiment.sweep]\n\"model.level\" = [0.5, 1]\nmodel.manner = [\"mild\", \"very strict\"]\n"
        "model.places = 7\n");
    EXPECT_EQ(sweep.keys, (Messages{"model.level", "model.manner", "model.places"}));
    EXPECT_EQ(sweep.rows, (Rows{{"0.5", "\"mild\"", "7"},
                                {"0.5", "\"very strict\"", "7"},
                                {"1", "\"mild\"", "7"},
                                {"1", "\"very strict\"", "7"}}));
    EXPECT_EQ(sweep.design, "grid");
    EXPECT_TRUE(std::isnan(sweep.low.at(0)) && std::isnan(sweep.high.at(2)));
}

TEST(Sweep, OfADesignStaysInItsRanges) {
    const Sweep sweep = sweep_of(sample("design = \"latin-hypercube\"\nsize = 9\n",
                                        "model.places = true\nmodel.level = [0.2, 0.4]\n"));
    EXPECT_EQ(sweep.keys, (Messages{"model.level", "model.places"}));
    EXPECT_EQ(sweep.low, (std::vector<double>{0.2, 1}));
    EXPECT_EQ(sweep.high, (std::vector<double>{0.4, 9}));
    std::vector<int> places;
    for (const auto& row : sweep.rows) {
        EXPECT_GE(std::stod(row[0]), 0.2);
        EXPECT_LE(std::stod(row[0]), 0.4);
        places.push_back(std::stoi(row[1]));
        EXPECT_EQ(row[1], std::to_string(places.back())) << "a whole number is written as one";
    }
    std::ranges::sort(places);
    EXPECT_EQ(places, (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST(Sweep, OfEachDesignHasItsNumberOfRows) {
    const std::string ranges = "model.level = true\nmodel.spread = [0, 0.5]\n";
    EXPECT_EQ(sweep_of(sample("design = \"sobol\"\nsize = 5\n", ranges)).rows.size(), 5u);
    EXPECT_EQ(sweep_of(sample("design = \"saltelli\"\nsize = 5\n", ranges)).rows.size(), 20u);
    EXPECT_EQ(sweep_of(sample("design = \"morris\"\nsize = 5\nlevels = 6\n", ranges)).rows.size(), 15u);
    const std::string latin = "design = \"latin-hypercube\"\n";
    EXPECT_NE(sweep_of(sample(latin + "seed = 2\n", ranges)).rows, sweep_of(sample(latin, ranges)).rows);
}

TEST(Sweep, OfListsAndADesignIsEachWithEach) {
    const Sweep sweep = sweep_of("[experiment.sweep]\nmodel.places = [1, 2]\n" +
                                 sample("design = \"sobol\"\nsize = 3\n", "model.level = true\n"));
    ASSERT_EQ(sweep.rows.size(), 6u);
    EXPECT_EQ(sweep.rows[2][0], "1");
    EXPECT_EQ(sweep.rows[3][0], "2");
    EXPECT_EQ(sweep.rows[2][1], sweep.rows[5][1]);
    EXPECT_TRUE(std::isnan(sweep.low[0]));
    EXPECT_EQ(sweep.low[1], 0);
}

TEST(Sweep, ListsHaveValuesThatAreAllowed) {
    EXPECT_EQ(
        problems_of("[experiment.sweep]\n\"model.level\" = [0.1, 2]\n\"model.plces\" = [1]\n"
                    "\"run.ticks\" = [3]\n\"experiment.replicates\" = [3]\n\"model.spread\" = []\n"),
        (Messages{"north.toml:5:1: model.level = 2: is out of range; allowed: a number from 0 to 1 (percent)",
                  "north.toml:6:1: model.plces = [1]: is no parameter of this world (did you mean "
                  "\"model.places\"?)",
                  "north.toml:7:1: run.ticks = [3]: is the same for all runs of an experiment; set it in the "
                  "scenario itself",
                  "north.toml:8:1: experiment.replicates = [3]: is the same for all runs of an experiment; "
                  "set it in the scenario itself",
                  "north.toml:9:1: model.spread = []: sweeps nothing; allowed: a list of values"}));
    EXPECT_EQ(problems_of("[experiment.sweep]\n\"model.level\" = [0.1]\nmodel.level = [0.2]\n"),
              Messages{"north.toml:5:1: model.level = [0.1]: is swept twice; one list is allowed"});
    EXPECT_EQ(problems_of("[experiment]\n").size(), 1u) << "the same table twice";
}

/// The same runs twice would look like twice as many.
TEST(Sweep, ListsHoldEachValueOnce) {
    EXPECT_EQ(
        problems_of("[experiment.sweep]\nmodel.level = [0.1, 0.5, 0.10]\n"),
        Messages{"north.toml:5:7: model.level = [0.1, 0.5, 0.1]: holds 0.1 twice; each value is allowed "
                 "once"});
}

TEST(Sweep, WhatAnArmSetsIsNotSwept) {
    EXPECT_EQ(problems_of("[[experiment.arm]]\nset = { \"model.level\" = 0.5 }\n[experiment.sweep]\n"
                          "\"model.level\" = [0.1]\n"),
              Messages{"north.toml:5:9: model.level = 0.5: is swept, too; only one of the two can decide"});
    EXPECT_EQ(
        problems_of("[experiment.sweep]\nmodel.level = [0.1]\n" +
                    sample("design = \"sobol\"\n", "model.level = true\n")),
        Messages{"north.toml:6:13: experiment.sample = { design = \"sobol\", range = { model = { level = "
                 "true } } }: model.level has a list of values in [experiment.sweep], too; one of the "
                 "two decides"});
}

TEST(Sweep, RangesAreRangesOfNumbers) {
    const auto problems = [](const std::string& range) {
        return problems_of(sample("design = \"sobol\"\n", range));
    };
    EXPECT_EQ(problems("model.level = [0.1, 2]\n"),
              Messages{"north.toml:7:7: model.level = 2: is out of range; allowed: a number from 0 to 1 "
                       "(percent)"});
    EXPECT_EQ(problems("model.level = [0.5, 0.1]\n"),
              Messages{"north.toml:7:7: model.level = [0.5, 0.1]: is no range: the second must be above the "
                       "first"});
    const std::string allowed =
        ": is no range; allowed: [lowest, highest], or true for all that the parameter may be";
    EXPECT_EQ(problems("model.level = [0.1]\nmodel.floor = 0.3\nmodel.spread = false\n"),
              (Messages{"north.toml:7:7: model.level = [0.1]" + allowed,
                        "north.toml:8:7: model.floor = 0.3" + allowed,
                        "north.toml:9:7: model.spread = false" + allowed}));
    EXPECT_EQ(problems("model.manner = [\"mild\", \"very strict\"]\n"),
              Messages{"north.toml:7:7: model.manner = [\"mild\", \"very strict\"]: is no number and has no "
                       "range; list its values in [experiment.sweep]"});
    EXPECT_EQ(problems("model.level = [\"a\", \"b\"]\n").size(), 2u);
    EXPECT_EQ(problems("model.weights = [[0, 1], [1, 2]]\n"),
              Messages{"north.toml:7:7: model.weights = [[0, 1], [1, 2]]: is no range; allowed: two numbers, "
                       "[lowest, highest]"});
    EXPECT_TRUE(fits(problems("run.seed = true\n").at(0), "north.toml:7:5: run.seed = true: is the same *"));
    EXPECT_EQ(problems("model.lvel = true\n"),
              Messages{"north.toml:7:7: model.lvel = true: is no parameter of this world (did you mean "
                       "\"model.level\"?)"});
}

TEST(Sweep, ADesignNeedsRangesAndRangesADesign) {
    EXPECT_EQ(problems_of(sample("design = \"sobol\"\n")),
              Messages{"north.toml:4:13: experiment.sample = { design = \"sobol\" }: needs "
                       "[experiment.sample.range]: keys, each with [lowest, highest] or true"});
    EXPECT_EQ(problems_of(sample("design = \"sobol\"\n[experiment.sample.range]\n")).size(), 1u);
    EXPECT_TRUE(fits(problems_of(sample("size = 3\n", "model.level = true\n")).at(0),
                     "north.toml:5:1: experiment.sample.size = 3: needs experiment.sample.design; allowed: "
                     "*\"morris\", \"csv\""));
    EXPECT_EQ(problems_of(sample("size = 3\n", "model.level = true\n")).size(), 2u) << "size, and the range";
    EXPECT_TRUE(fits(problems_of(sample("design = \"sobl\"\n")).at(0),
                     "north.toml:5:1: experiment.sample.design = \"sobl\": is not a known word (did you mean "
                     "\"sobol\"?); allowed: *"));
}

TEST(Sweep, WhatADesignDoesNotUseIsNotGiven) {
    EXPECT_EQ(
        problems_of(
            sample("design = \"sobol\"\nlevels = 6\nseed = 3\nfile = \"x\"\n", "model.level = true\n")),
        (Messages{"north.toml:6:1: experiment.sample.levels = 6: is not used by the design \"sobol\"; "
                  "leave it out",
                  "north.toml:7:1: experiment.sample.seed = 3: is not used by the design \"sobol\"; "
                  "leave it out",
                  "north.toml:8:1: experiment.sample.file = \"x\": is not used by the design \"sobol\"; "
                  "leave it out"}));
}

TEST(Sweep, SizesAreThoseThatCanBe) {
    const auto problems = [](const std::string& lines) {
        return problems_of(sample(lines, "model.level = true\nmodel.spread = true\n"));
    };
    EXPECT_EQ(problems("design = \"sobol\"\nsize = 0\n"),
              Messages{"north.toml:6:1: experiment.sample.size = 0: is out of range; allowed: a whole number "
                       "from 1 to 10000000"});
    EXPECT_EQ(
        problems("design = \"saltelli\"\nsize = 9000000\n"),
        Messages{"north.toml:6:1: experiment.sample.size = 9000000: makes 36000000 rows of 2 values; 10 "
                 "million rows and 20 million values are allowed"});
    EXPECT_EQ(problems("design = \"morris\"\nlevels = 5\n"),
              Messages{"north.toml:6:1: experiment.sample.levels = 5: is odd; allowed: an even number"});
    std::string thousand = "[1";
    for (int n = 2; n <= 1000; ++n) thousand += ", 0." + std::to_string(1000 + n);
    thousand += "]\n";
    EXPECT_TRUE(fits(problems_of("[experiment.sweep]\nmodel.floor = [0]\nmodel.level = " + thousand +
                                 "model.spread = " + thousand + "model.weights = " + thousand)
                         .at(0),
                     "north.toml:8:7: model.weights = *: makes too many combinations; 10 million rows and 20 "
                     "million values are allowed"));
}

TEST(Sweep, OfATableIsItsRows) {
    EXPECT_EQ(problems_of_table("model.places,model.level\n1,0.5\n9,0.25\n"), Messages{"2 rows"});
}

TEST(Sweep, OfATableChecksEveryKeyAndValue) {
    EXPECT_EQ(
        problems_of_table("model.places,model.lvel,model.manner,run.seed\n1,1,1,1\n"),
        (Messages{"samples.csv:1:14: model.lvel: is no parameter of this world (did you mean "
                  "\"model.level\"?)",
                  "samples.csv:1:25: model.manner: is no number; list its values in [experiment.sweep]",
                  "samples.csv:1:38: run.seed: is the same for all runs of an experiment; set it in the "
                  "scenario itself"}));
    EXPECT_EQ(problems_of_table("model.places,model.level\n1,0.5\n\n2.5,7\n"),
              (Messages{"samples.csv:4: model.places = 2.5: is a number with a fraction; allowed: a whole "
                        "number from 1 to 9",
                        "samples.csv:4: model.level = 7.0: is out of range; allowed: a number from 0 to 1 "
                        "(percent)"}));
    std::string wrong = "model.level\n";
    for (int row = 0; row < 1000; ++row) wrong += "7\n";
    EXPECT_EQ(problems_of_table(wrong).size(), 20u);
}

TEST(Sweep, OfATableThatIsNone) {
    EXPECT_EQ(problems_of_table("model.level,model.floor\n0.5\n"),
              Messages{"samples.csv:2:1: 1 fields; 2 are expected, one for each key"});
    EXPECT_TRUE(fits(problems_of_table("").at(0), "samples.csv: an empty table of samples; *"));
    EXPECT_EQ(
        problems_of_table("model.level\n0.5\n", "range = { \"model.level\" = true }\nsize = 3\n"),
        (Messages{"north.toml:6:1: experiment.sample.range = { \"model.level\" = true }: is not used by "
                  "the design \"csv\"; leave it out",
                  "north.toml:7:1: experiment.sample.size = 3: is not used by the design \"csv\"; leave "
                  "it out"}));
    EXPECT_EQ(problems_of(sample("design = \"csv\"\nfile = \"none.csv\"\n")),
              Messages{"north.toml:6:1: experiment.sample.file = \"none.csv\": there is no such file"});
    EXPECT_EQ(problems_of(sample("design = \"csv\"\nfile = \"..\"\n")),
              Messages{"north.toml:6:1: experiment.sample.file = \"..\": is not a file"});
    EXPECT_EQ(problems_of(sample("design = \"csv\"\n")),
              Messages{"north.toml:4:13: experiment.sample = { design = \"csv\" }: needs file, the CSV file "
                       "that the samples stand in"});
}

}  // namespace concord
