#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include "engine/statistics/sensitivity.hpp"

namespace concord {
namespace {

template <class Model>
std::vector<double> outcomes_of(std::span<const Factor> factors, std::size_t base, Model model) {
    std::vector<double> outcomes;
    for (const auto& row : saltelli(factors, base).rows) outcomes.push_back(model(row));
    return outcomes;
}

std::vector<Factor> factors_of(std::size_t count, double low, double high) {
    std::vector<Factor> factors;
    for (std::size_t k = 0; k < count; ++k) factors.push_back({std::to_string(k), low, high});
    return factors;
}

double ishigami(const std::vector<double>& x) {  // Ishigami and Homma (1990), a = 7, b = 0.1
    return std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

void expect_holds(const Estimate& estimate, double truth, double error) {
    EXPECT_NEAR(estimate.value, truth, error);
    EXPECT_LE(estimate.low, truth);
    EXPECT_GE(estimate.high, truth);
}

TEST(SobolIndices, OfTheIshigamiFunction) {
    const auto factors = factors_of(3, -std::numbers::pi, std::numbers::pi);
    const SobolIndices indices = sobol_indices(outcomes_of(factors, 8192, ishigami), 3);
    const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t k = 0; k < 3; ++k) {
        expect_holds(indices.first[k], first[k], 0.005);
        expect_holds(indices.total[k], total[k], 0.005);
        EXPECT_LT(indices.first[k].half_width(), 0.05);
    }
}

// g-function (Saltelli and Sobol' 1995): a product of (|4 x - 2| + a) / (1 + a), with partial variances
// known.
TEST(SobolIndices, OfTheGFunction) {
    const std::vector<double> a{0, 1, 4.5, 9, 99, 99};
    const auto model = [&](const std::vector<double>& x) {
        double product = 1;
        for (std::size_t k = 0; k < a.size(); ++k) product *= (std::abs(4 * x[k] - 2) + a[k]) / (1 + a[k]);
        return product;
    };
    const auto part = [&](std::size_t k) { return 1 / (3 * (1 + a[k]) * (1 + a[k])); };
    double all = 1;
    for (std::size_t k = 0; k < a.size(); ++k) all *= 1 + part(k);
    const SobolIndices indices = sobol_indices(outcomes_of(factors_of(6, 0, 1), 4096, model), 6);
    for (std::size_t k = 0; k < a.size(); ++k) {
        EXPECT_NEAR(indices.first[k].value, part(k) / (all - 1), 0.005) << k;
        EXPECT_NEAR(indices.total[k].value, part(k) * all / (1 + part(k)) / (all - 1), 0.005) << k;
    }
}

TEST(SobolIndices, OfSumsAreSharesOfVariance) {
    const auto factors = factors_of(3, 0, 1);  // slopes 1, 2, 0: variances 1 to 4 to 0
    const auto outcomes = outcomes_of(factors, 4096, [](const auto& x) { return 1e6 + x[0] + 2 * x[1]; });
    const SobolIndices indices = sobol_indices(outcomes, 3);
    const double shares[] = {0.2, 0.8, 0};
    for (std::size_t k = 0; k < 3; ++k) {
        EXPECT_NEAR(indices.first[k].value, shares[k], 0.002);
        EXPECT_NEAR(indices.total[k].value, shares[k], 0.002);
    }
    EXPECT_EQ(indices.first[2].value, 0);
    EXPECT_EQ(indices.total[2].high, 0);
}

// By hand: one base row, A = 1, AB_1 = 4, AB_2 = 1, B = 3. Less the mean 2: A = -1, B = 1, variance 1.
TEST(SobolIndices, OfOneRowByHand) {
    const SobolIndices indices = sobol_indices(std::vector<double>{1, 4, 1, 3}, 2);
    EXPECT_DOUBLE_EQ(indices.first[0].value, 3);    // B (AB - A)
    EXPECT_DOUBLE_EQ(indices.total[0].value, 4.5);  // (AB - A)^2 / 2
    EXPECT_EQ(indices.total[1].value, 0);
    EXPECT_TRUE(std::isnan(indices.first[0].low) && std::isnan(indices.total[1].high));
}

TEST(SobolIndices, IntervalsNarrowWithTheBase) {
    const auto factors = factors_of(3, -std::numbers::pi, std::numbers::pi);
    const auto width = [&](std::size_t base) {
        return sobol_indices(outcomes_of(factors, base, ishigami), 3).total[0].half_width();
    };
    EXPECT_NEAR(width(512) / width(8192), 4, 1);
}

TEST(SobolIndices, DependOnTheirSeedAlone) {
    const auto outcomes = outcomes_of(factors_of(3, -3, 3), 64, ishigami);
    const auto low = [&](std::uint32_t seed) {
        return sobol_indices(outcomes, 3, {.seed = seed, .resamples = 200}).first[0].low;
    };
    EXPECT_EQ(low(1), low(1));
    EXPECT_NE(low(1), low(2));
}

TEST(SobolIndices, AreNaNWhereTheyCannotBeKnown) {
    std::vector<double> outcomes(40, 0.1);
    for (const double odd : {0.1, std::nan(""), std::numeric_limits<double>::infinity()}) {
        outcomes[7] = odd;
        const SobolIndices indices = sobol_indices(outcomes, 3);
        ASSERT_EQ(indices.first.size(), 3);
        ASSERT_EQ(indices.total.size(), 3);
        for (const auto* estimates : {&indices.first, &indices.total})
            for (const Estimate& estimate : *estimates)
                EXPECT_TRUE(std::isnan(estimate.value) && std::isnan(estimate.low) &&
                            std::isnan(estimate.high));
    }
}

TEST(SobolIndices, RefuseOutcomesOfNoSuchDesign) {
    EXPECT_THROW(sobol_indices(std::vector<double>(39), 3), std::invalid_argument);
    EXPECT_THROW(sobol_indices({}, 3), std::invalid_argument);
    EXPECT_THROW(sobol_indices(std::vector<double>(40), 0), std::invalid_argument);
    EXPECT_THROW(sobol_indices(std::vector<double>(40), 3, {.resamples = 5}), std::invalid_argument);
    EXPECT_THROW(sobol_indices(std::vector<double>(40), 3, {}, 0), std::invalid_argument);
}

}  // namespace
}  // namespace concord
