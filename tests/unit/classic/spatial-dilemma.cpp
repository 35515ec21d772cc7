#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/error.hpp"
#include "engine/core/math.hpp"
#include "engine/core/tick.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/trial.hpp"

namespace concord {
namespace {

Series play(Tick ticks, const std::string& model, std::uint32_t replicate = 0) {
    return trial(
        fmt::format("[world]\nkind = \"spatial-dilemma\"\n[run]\nticks = {}\n[model]\n{}", ticks, model),
        {"cooperators", "share_cooperators"}, replicate);
}

std::vector<double> cooperators(Tick ticks, const std::string& model, std::uint32_t replicate = 0) {
    return play(ticks, model, replicate).at("cooperators");
}

const std::string single = "initial = \"single-defector\"\n", fixed = "boundary = \"fixed\"\n",
                  four = "neighbourhood = \"von-neumann\"\n", others = "self = false\n",
                  one_by_one = "order = \"random-sequential\"\n";

/// Of an independent program.
TEST(SpatialDilemma, OneDefectorSpreadsInAKaleidoscope) {
    const auto border = cooperators(60, single + fixed + "size = 99");
    EXPECT_EQ(std::vector(border.begin(), border.begin() + 12),
              (std::vector<double>{9800, 9792, 9776, 9760, 9720, 9720, 9692, 9616, 9512, 9544, 9548, 9504}));
    EXPECT_EQ(border.back(), 4636);
    EXPECT_EQ(cooperators(60, single + "size = 99\ntemptation = 1.85").back(), 4864);
    EXPECT_EQ(cooperators(60, single + fixed + "rows = 31\ncolumns = 47").back(), 428);
}

/// Of an independent program, too: with four neighbours, others only, and all four payoffs.
TEST(SpatialDilemma, OtherNeighboursAndPayoffsGiveOtherPatterns) {
    const std::string oblong = single + fixed + four + others + "rows = 21\ncolumns = 17\ntemptation = 1.3";
    const auto spread = cooperators(60, oblong);
    EXPECT_EQ(std::vector(spread.begin(), spread.begin() + 6),
              (std::vector<double>{356, 353, 348, 341, 332, 321}));
    EXPECT_EQ(spread.back(), 178);
    const std::string harsh = single + fixed + "size = 21\nreward = 3\ntemptation = 5\npunishment = 1";
    EXPECT_EQ(cooperators(60, harsh).back(), 212);
    EXPECT_EQ(cooperators(2, single + fixed + "size = 21\nsucker = -0.2\ntemptation = 1.2"),
              (std::vector<double>{440, 432, 440}));
}

/// By hand: the defector earns 8 b, the cooperators around it 8, those beyond 9.
TEST(SpatialDilemma, AmongEqualEarnersEverybodyKeepsTheirStrategy) {
    const auto after_a_tick = [](const char* temptation) {
        return cooperators(1, single + "size = 21\ntemptation = " + temptation).back();
    };
    EXPECT_EQ(after_a_tick("0.9999"), 441);
    EXPECT_EQ(after_a_tick("1"), 440);
    EXPECT_EQ(after_a_tick("1.125"), 440);
    EXPECT_EQ(after_a_tick("1.1251"), 441 - 9);
}

/// By hand, three in a line: those at the ends see the defector earn 2 b; it sees them earn nothing.
TEST(SpatialDilemma, WithoutItselfASiteIsComparedToOthersOnly) {
    const std::string line = single + fixed + four + "rows = 1\ncolumns = 3\n";
    EXPECT_EQ(cooperators(2, line + others), (std::vector<double>{2, 1, 2}));
    EXPECT_EQ(cooperators(2, line + "temptation = 1.9"), (std::vector<double>{2, 0, 0}));
}

TEST(SpatialDilemma, TheSmallestGridsStandStill) {
    for (const char* update : {"best-takes-over", "fermi", "proportional"})
        for (const std::string& order : {std::string(), one_by_one})
            for (const char* self : {"true", "false"}) {
                const std::string rules =
                    order + fixed + fmt::format("update = \"{}\"\nself = {}\nsize = 1\n", update, self);
                EXPECT_EQ(cooperators(3, rules + single), (std::vector<double>{0, 0, 0, 0}));
                EXPECT_EQ(cooperators(3, rules + "initial_defectors = 0"), (std::vector<double>{1, 1, 1, 1}));
            }
}

/// A cooperator beside a defector, who earns b = 1.9 more: what the rules say of one tick, in 4000
/// replicates. The deviation is at most 1, so each is within 4.5 standard errors: a false alarm 7 times in a
/// million.
TEST(SpatialDilemma, ImitationHappensWithTheChancesOfTheRules) {
    const auto expect_mean = [](const std::string& rule, double exact) {
        double sum = 0;
        for (std::uint32_t n = 0; n < 4000; ++n)
            sum +=
                cooperators(1, single + fixed + four + others + "rows = 1\ncolumns = 2\n" + rule, n).back();
        EXPECT_NEAR(sum / 4000, exact, 4.5 / std::sqrt(4000)) << rule;
    };
    const double copied = logistic(1.9 / 2);  // of the defector, 1 - copied of the cooperator
    expect_mean("update = \"fermi\"\nnoise = 2", 2 * (1 - copied));
    expect_mean("update = \"fermi\"\nnoise = 0", 0);
    expect_mean("update = \"fermi\"\nnoise = 0\ntemptation = 0", 1);
    expect_mean("update = \"proportional\"", 1 - 1.0 / 4);
    expect_mean("update = \"proportional\"\nsucker = -1.9", 1 - 1.0 / 4);
    expect_mean("update = \"proportional\"\npunishment = 5.7", 1 - 1.0 / 12);
    expect_mean(one_by_one + "update = \"fermi\"\nnoise = 0", 0.25);  // neither of two updates asks it
    expect_mean(one_by_one + "update = \"best-takes-over\"", 1);      // whoever is asked turns
}

TEST(SpatialDilemma, OneAfterAnotherMeetsTheOppositeSideOfATorus) {
    const std::string rules = single + one_by_one + "update = \"best-takes-over\"\n";
    for (const char* sides : {"size = 3", "rows = 3\ncolumns = 40", "rows = 40\ncolumns = 3"})
        EXPECT_EQ(cooperators(60, rules + sides + "\ntemptation = 4").back(), 0) << sides;
    EXPECT_GT(cooperators(60, rules + "rows = 3\ncolumns = 40\ntemptation = 1").back(), 118);
}

TEST(SpatialDilemma, BeginsWithTheShareOfDefectors) {
    for (const auto& [share, left] : {std::pair{0.0, 70.0}, {0.1, 63.0}, {0.5, 35.0}, {1.0, 0.0}}) {
        const Series start = play(0, fmt::format("rows = 7\ncolumns = 10\ninitial_defectors = {}", share));
        EXPECT_EQ(start.at("cooperators"), std::vector{left});
        EXPECT_EQ(start.at("share_cooperators"), std::vector{left / 70});
    }
    EXPECT_NE(cooperators(9, "size = 20", 0), cooperators(9, "size = 20", 1));
}

TEST(SpatialDilemma, OneStrategyAloneStays) {
    for (const char* update : {"best-takes-over", "fermi", "proportional"})
        for (const double defectors : {0.0, 1.0})
            EXPECT_EQ(cooperators(5, fmt::format("size = 9\nupdate = \"{}\"\npunishment = 3\nnoise = 1000\n"
                                                 "initial_defectors = {}",
                                                 update, defectors))
                          .back(),
                      81 * (1 - defectors));
}

TEST(SpatialDilemma, AnyNumberOfThreadsGivesTheSame) {
    for (const std::string& rules :
         {std::string("update = \"best-takes-over\""), std::string("update = \"fermi\"\nnoise = 1"),
          std::string("update = \"proportional\"\nboundary = \"fixed\""),
          one_by_one + "update = \"fermi\""}) {
        std::vector<std::vector<double>> found;
        for (const unsigned threads : {1u, 2u, 5u})
            Threads(threads).execute(
                [&] { found.push_back(cooperators(12, rules + "\nrows = 130\ncolumns = 210")); });
        EXPECT_EQ(found[1], found[0]) << rules;
        EXPECT_EQ(found[2], found[0]) << rules;
    }
}

std::string complaint(const std::string& model) {
    try {
        play(1, model);
    } catch (const InputError& error) {
        return error.problems().front().message();
    }
    return "none";
}

TEST(SpatialDilemma, SaysWhatIsWrong) {
    const std::string coincide = "neighbours would coincide; allowed on a torus: at least 3";
    EXPECT_EQ(complaint("size = 2"), "scenario:6:1: model.size = 2: " + coincide);
    EXPECT_EQ(complaint("rows = 9\ncolumns = 1"), "scenario:7:1: model.columns = 1: " + coincide);
    EXPECT_EQ(complaint("size = 2\nboundary = \"fixed\""), "none");
    for (const char* wrong :
         {"size = 0", "size = 3.5", "temptation = \"high\"", "noise = -1", "initial_defectors = 1.1",
          "update = \"best\"", "initial = \"one\"", "boundary = \"open\"", "self = 1", "sise = 9"})
        EXPECT_NE(complaint(wrong), "none") << wrong;
}

}  // namespace
}  // namespace concord
