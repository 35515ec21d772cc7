#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "engine/experiment/sampling.hpp"
#include "engine/experiment/sensitivity.hpp"
#include "tests/support/scratch.hpp"

namespace concord {
namespace {

const std::vector<Factor> factors{{"a", 0, 1}, {"b", -5, 15}, {"n", 1, 3, true}};

template <class Model>
std::vector<double> outcomes_of(const Samples& samples, Model model) {
    std::vector<double> outcomes;
    for (const auto& row : samples.rows) outcomes.push_back(model(row));
    return outcomes;
}

TEST(MorrisDesign, MovesEveryFactorOnceByHalfItsLevels) {
    const Samples samples = morris(factors, 40, 4, 5);
    ASSERT_EQ(samples.rows.size(), 160);
    for (std::size_t row = 1; row < samples.rows.size(); ++row) {
        if (row % 4 == 0) continue;
        std::vector<double> moves;
        for (std::size_t k = 0; k < 3; ++k)
            moves.push_back((samples.rows[row][k] - samples.rows[row - 1][k]) /
                            (factors[k].high - factors[k].low));
        EXPECT_EQ(std::ranges::count(moves, 0.0), 2);
        EXPECT_NEAR(std::abs(moves[0]) + std::abs(moves[1]), moves[2] != 0 ? 0 : 2 / 3., 1e-12);
        EXPECT_TRUE(moves[2] == 0 || std::abs(moves[2]) == 0.5) << moves[2];
    }
}

TEST(MorrisDesign, ReachesAllLevelsInBothDirections) {
    const Samples samples = morris(factors, 100, 6, 5);
    std::set<long> levels;
    std::set<double> whole;
    int up = 0;
    for (std::size_t row = 0; row < samples.rows.size(); ++row) {
        levels.insert(std::lround(samples.rows[row][0] * 5));
        whole.insert(samples.rows[row][2]);
        EXPECT_NEAR(samples.rows[row][0] * 5, std::round(samples.rows[row][0] * 5), 1e-12);
        if (row % 4 != 0) up += samples.rows[row][0] > samples.rows[row - 1][0];
    }
    EXPECT_EQ(levels, (std::set<long>{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(whole, (std::set<double>{1, 2, 3}));
    // Of 100 trajectories half are expected to move a factor up, with a standard deviation of 5: off by 25 or
    // more with a chance of 6e-7.
    EXPECT_NEAR(up, 50, 25);
}

TEST(MorrisDesign, ALongerOneBeginsWithTheShorter) {
    Samples longer = morris(factors, 10, 4, 5);
    const Samples shorter = morris(factors, 6, 4, 5);
    longer.rows.resize(shorter.rows.size());
    EXPECT_EQ(longer.rows, shorter.rows);
    EXPECT_NE(morris(factors, 6, 4, 6).rows, shorter.rows);
}

TEST(MorrisDesign, RefusesAnOddNumberOfLevels) {
    for (const std::uint32_t levels : {0u, 1u, 5u})
        EXPECT_EQ(test::message_of<std::invalid_argument>([&] { morris(factors, 2, levels, 1); }),
                  "a Morris design of " + std::to_string(levels) +
                      " levels; an even number of at least 2 is allowed");
}

TEST(MorrisEffects, OfALinearModelAreExact) {
    for (const std::uint32_t levels : {2u, 4u, 10u}) {
        const Samples design = morris(factors, 20, levels, 9);
        const auto effects = morris_effects(design, factors, outcomes_of(design, [](const auto& x) {
                                                return 7 + 3 * x[0] - 0.5 * x[1] + 4 * x[2];
                                            }));
        const double slopes[] = {3, -10, 8};  // over whole ranges
        for (std::size_t k = 0; k < 3; ++k) {
            EXPECT_NEAR(effects[k].mu, slopes[k], 1e-12);
            EXPECT_NEAR(effects[k].mu_star, std::abs(slopes[k]), 1e-12);
            EXPECT_NEAR(effects[k].sigma, 0, 1e-12);
        }
    }
}

// y = x0 x1 on the unit square with two levels: the effect of one factor is the other, 0 or 1.
TEST(MorrisEffects, ShowInteractionsInTheirSpread) {
    const std::vector<Factor> two{{"a", 0, 1}, {"b", 0, 1}};
    const Samples design{{"a", "b"},
                         {{0, 0}, {1, 0}, {1, 1}, {1, 1}, {0, 1}, {0, 0}, {0, 1}, {1, 1}, {1, 0}}};
    const auto effects =
        morris_effects(design, two, outcomes_of(design, [](const auto& x) { return x[0] * x[1]; }));
    EXPECT_DOUBLE_EQ(effects[0].mu, 2 / 3.);  // 0, 1, 1
    EXPECT_DOUBLE_EQ(effects[0].sigma, std::sqrt(1 / 3.));
    EXPECT_DOUBLE_EQ(effects[1].mu, 2 / 3.);  // 1, 0, 1
}

TEST(MorrisEffects, OfBothSignsCountInMuStar) {
    const std::vector<Factor> one{{"a", 0, 1}};
    const Samples design{{"a"}, {{0}, {.5}, {.5}, {1}}};
    const auto effect = morris_effects(design, one, std::vector<double>{0, 3, 3, 1})[0];
    EXPECT_EQ(effect.mu, 1);  // 6, -4
    EXPECT_EQ(effect.mu_star, 5);
    EXPECT_DOUBLE_EQ(effect.sigma, std::sqrt(50));
}

TEST(MorrisEffects, AreNaNWhereTheyCannotBeKnown) {
    const std::vector<Factor> two{{"a", 0, 1}, {"b", 0, 1}};
    const Samples once{{"a", "b"}, {{0, 0}, {1, 0}, {1, 1}}};
    const auto single = morris_effects(once, two, std::vector<double>{0, 1, 5});
    EXPECT_EQ(single[1].mu_star, 4);
    EXPECT_TRUE(std::isnan(single[1].sigma));
    const auto gap = morris_effects(once, two, std::vector<double>{std::nan(""), 1, 5});
    EXPECT_TRUE(std::isnan(gap[0].mu) && std::isnan(gap[0].mu_star));
    EXPECT_EQ(gap[1].mu, 4);
}

TEST(MorrisEffects, RefuseWhatIsNoSuchDesign) {
    const std::vector<Factor> two{{"a", 0, 1}, {"b", 0, 1}};
    const auto refusal = [&](std::vector<std::vector<double>> rows, std::size_t outcomes) {
        return test::message_of<std::invalid_argument>([&] {
            morris_effects({{"a", "b"}, rows}, two, std::vector<double>(outcomes));
        });
    };
    EXPECT_EQ(refusal({{0, 0}, {1, 0}, {1, 1}}, 2), "2 outcomes of 3 rows");
    EXPECT_EQ(refusal({{0, 0}, {1, 0}}, 2),
              "a Morris design of 2 rows is no number of trajectories of 3 rows");
    EXPECT_EQ(refusal({{0, 0}, {1, 1}, {1, 0}}, 3), "row 1 of a Morris design moves more than one factor");
    EXPECT_EQ(refusal({{0, 0}, {0, 0}, {1, 0}}, 3), "row 1 of a Morris design moves no factor");
    EXPECT_EQ(refusal({{0, 0}, {1, 0}, {0, 0}}, 3), "trajectory 0 of a Morris design moves a twice");
    EXPECT_EQ(refusal({{0, 0}, {1}, {0, 0}}, 3), "a row of 1 numbers for 2 factors");
    EXPECT_THROW(morris_effects({{"b", "a"}, {{0, 0}, {1, 0}, {1, 1}}}, two, std::vector<double>(3)),
                 std::invalid_argument);
}

}  // namespace
}  // namespace concord
