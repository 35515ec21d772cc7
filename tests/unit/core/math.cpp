#include "engine/core/math.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace concord {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Distance from the true value in units in the last place of a double there.
double ulps(double got, long double truth) {
    int exponent = 0;
    std::frexp(truth, &exponent);
    const long double ulp = std::ldexp(1.0L, std::max(exponent - 53, -1074));
    return static_cast<double>(std::abs(got - truth) / ulp);
}

template <class Ours, class Truth>
double worst(Ours ours, Truth truth, double from, double to, int points) {
    std::mt19937_64 generator(1);
    double worst_error = 0;
    for (int n = 0; n < points; ++n) {
        const double x = from + (to - from) * ((n + static_cast<double>(generator()) * 0x1p-64) / points);
        worst_error = std::max(worst_error, ulps(ours(x), truth(x)));
    }
    return worst_error;
}

long double true_exp(double x) {
    return std::exp(static_cast<long double>(x));
}
long double true_log(double x) {
    return std::log(static_cast<long double>(x));
}
double own_exp(double x) {
    return concord::exp(x);
}
double own_log(double x) {
    return concord::log(x);
}

TEST(Exp, IsWithinEightTenthsOfAnUlp) {
    EXPECT_LT(worst(own_exp, true_exp, -1, 1, 2'000'000), 0.8);
    EXPECT_LT(worst(own_exp, true_exp, -1e-5, 1e-5, 200'000), 0.8);
    EXPECT_LT(worst(own_exp, true_exp, -40, 40, 2'000'000), 0.8);
    EXPECT_LT(worst(own_exp, true_exp, -708, 709.78, 2'000'000), 0.8);
}

TEST(Exp, IsWithinAnUlpAmongSubnormalResults) {
    EXPECT_LT(worst(own_exp, true_exp, -746, -708, 500'000), 1);
}

TEST(Exp, MeetsIeeeAtTheEdges) {
    EXPECT_EQ(concord::exp(0.0), 1);
    EXPECT_EQ(concord::exp(-0.0), 1);
    EXPECT_EQ(concord::exp(-infinity), 0);
    EXPECT_EQ(concord::exp(infinity), infinity);
    EXPECT_EQ(concord::exp(710), infinity);
    EXPECT_TRUE(std::isfinite(concord::exp(709.782712893384)));
    EXPECT_EQ(concord::exp(709.782712893385), infinity);
    EXPECT_EQ(concord::exp(-745.1), 0x1p-1074);
    EXPECT_EQ(concord::exp(-745.2), 0);
    EXPECT_EQ(concord::exp(-1e308), 0);
    EXPECT_EQ(concord::exp(1e-300), 1);
    EXPECT_TRUE(std::isnan(concord::exp(std::nan(""))));
}

/// The thousand doubles around x: the function must not fall (or rise) from one to the next.
template <class Function>
bool rises_around(double x, Function function) {
    for (int n = 0; n < 500; ++n) x = std::nextafter(x, -infinity);
    for (int n = 0; n < 1000; ++n) {
        const double following = std::nextafter(x, infinity);
        if (!(function(x) <= function(following))) return false;
        x = following;
    }
    return true;
}

TEST(Exp, RisesAcrossEveryChangeOfPiece) {
    for (int k = -1075; k < 1024; ++k)
        EXPECT_TRUE(rises_around((k + 0.5) * 0.6931471805599453, own_exp)) << k;
    EXPECT_TRUE(rises_around(-708.3964185322641, own_exp));
}

TEST(Log, IsWithinNineTenthsOfAnUlp) {
    EXPECT_LT(worst(own_log, true_log, 0.5, 2, 4'000'000), 0.9);
    EXPECT_LT(worst(own_log, true_log, 1 - 1e-7, 1 + 1e-7, 500'000), 0.9);
    EXPECT_LT(worst(own_log, true_log, 2, 1e6, 1'000'000), 0.9);
    EXPECT_LT(worst(own_log, true_log, 1e-6, 0.5, 1'000'000), 0.9);
    EXPECT_LT(worst(own_log, true_log, 0x1p1000, 0x1.fffp1023, 500'000), 0.9);
    EXPECT_LT(worst(own_log, true_log, 0, 0x1p-1021, 500'000), 0.9);
}

TEST(Log, IsWithinAnUlpForEveryExponent) {
    for (int k = -1074; k < 1024; ++k) {
        const auto at = [k](double m) { return std::ldexp(m, k); };
        EXPECT_LT(worst([&](double m) { return concord::log(at(m)); },
                        [&](double m) { return true_log(at(m)); }, 1, 2, 500),
                  0.9)
            << k;
    }
}

TEST(Log, MeetsIeeeAtTheEdges) {
    EXPECT_EQ(concord::log(1.0), 0);
    EXPECT_EQ(concord::log(0.0), -infinity);
    EXPECT_EQ(concord::log(-0.0), -infinity);
    EXPECT_EQ(concord::log(infinity), infinity);
    EXPECT_TRUE(std::isnan(concord::log(-1.0)));
    EXPECT_TRUE(std::isnan(concord::log(-infinity)));
    EXPECT_TRUE(std::isnan(concord::log(-0x1p-1074)));
    EXPECT_TRUE(std::isnan(concord::log(std::nan(""))));
    EXPECT_LT(ulps(concord::log(0x1p-1074), true_log(0x1p-1074)), 0.9);
    EXPECT_LT(
        ulps(concord::log(std::numeric_limits<double>::max()), true_log(std::numeric_limits<double>::max())),
        0.9);
}

TEST(Log, RisesAcrossEveryChangeOfPiece) {
    for (int k = -1021; k < 1023; ++k) {
        EXPECT_TRUE(rises_around(std::ldexp(std::bit_cast<double>(0x3fe6a09e00000000), k), own_log)) << k;
        EXPECT_TRUE(rises_around(std::ldexp(1.0, k), own_log)) << k;
    }
}

TEST(Power, IsWithinItsStatedError) {
    std::mt19937_64 generator(2);
    for (int n = 0; n < 500'000; ++n) {
        const double base = std::ldexp(1 + static_cast<double>(generator()) * 0x1p-64,
                                       static_cast<int>(generator() % 40) - 20);
        const double exponent = static_cast<double>(static_cast<std::int64_t>(generator())) * 0x1p-61;
        const long double truth =
            std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
        ASSERT_LT(ulps(power(base, exponent), truth), 1 + 2 * std::abs(exponent * std::log(base)))
            << base << '^' << exponent;
    }
}

TEST(Power, KeepsTheRulesOfZeroAndOne) {
    EXPECT_EQ(power(0, 0), 1);
    EXPECT_EQ(power(0, 0.5), 0);
    EXPECT_EQ(power(0, -1), infinity);
    EXPECT_EQ(power(7, 0), 1);
    EXPECT_EQ(power(infinity, 0), 1);
    EXPECT_EQ(power(1, infinity), 1);
    EXPECT_EQ(power(2, infinity), infinity);
    EXPECT_EQ(power(2, -infinity), 0);
    EXPECT_TRUE(std::isnan(power(-2, 0.5)));
}

TEST(Power, IsTheSameInLoops) {
    for (const double base : {0.0, 0x1p-1060, 0.1, 1.0, 3.0, infinity})
        for (const double exponent : {-1.5, 0.0, 0.5, 1.0, 1.7, 2.0, infinity})
            EXPECT_EQ(power_in_loop(base, exponent), power(base, exponent)) << base << '^' << exponent;
}

TEST(Power, IsCorrectlyRoundedForRootsAndSquares) {
    for (const double base : {0.0, 0x1p-1060, 0.1, 0.7, 3.0, 1e200}) {
        EXPECT_EQ(power(base, 0.5), std::sqrt(base));
        EXPECT_EQ(power(base, 1), base);
        EXPECT_EQ(power(base, 2), base * base);
    }
}

TEST(Logistic, IsWithinTwoAndAHalfUlps) {
    const auto own = [](double x) { return logistic(x); };
    const auto truth = [](double x) { return 1 / (1 + std::exp(-static_cast<long double>(x))); };
    EXPECT_LT(worst(own, truth, -700, 40, 1'000'000), 2.5);
    EXPECT_LT(worst(own, truth, -2, 2, 1'000'000), 2.5);
}

TEST(Logistic, StaysWithinZeroAndOne) {
    EXPECT_EQ(logistic(0), 0.5);
    EXPECT_EQ(logistic(1000), 1);
    EXPECT_EQ(logistic(-1000), 0);
    EXPECT_EQ(logistic(infinity), 1);
    EXPECT_EQ(logistic(-infinity), 0);
    EXPECT_GT(logistic(-740), 0);
    EXPECT_TRUE(std::isnan(logistic(std::nan(""))));
}

/// Relative error, from how far the true distribution function at the quantile is from the probability.
double quantile_error(double probability) {
    const long double z = normal_quantile(probability);
    const long double below = std::erfc(-z / std::sqrt(2.0L)) / 2;
    const long double density = std::exp(-z * z / 2) / std::sqrt(2 * 3.14159265358979323846L);
    return static_cast<double>(std::abs((below - probability) / density / z));
}

TEST(NormalQuantile, IsTheInverseOfTheNormalDistribution) {
    std::mt19937_64 generator(3);
    for (int n = 0; n < 300'000; ++n) {
        const double probability = (static_cast<double>(generator() >> 12) + 0.5) * 0x1p-52;
        ASSERT_LT(quantile_error(probability), 1e-15) << probability;
    }
    for (double probability = 0.4; probability > 1e-300; probability *= 0.9)
        ASSERT_LT(quantile_error(probability), 1e-15) << probability;
}

TEST(NormalQuantile, IsSymmetricAndKnowsItsEdges) {
    EXPECT_EQ(normal_quantile(0.5), 0);
    EXPECT_EQ(normal_quantile(0.25), -normal_quantile(0.75));
    EXPECT_EQ(normal_quantile(0x1p-20), -normal_quantile(1 - 0x1p-20));
    EXPECT_EQ(normal_quantile(0), -infinity);
    EXPECT_EQ(normal_quantile(1), infinity);
    EXPECT_TRUE(std::isnan(normal_quantile(1.5)));
    EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-15);
}

TEST(NormalQuantile, RisesAcrossTheChangesOfPiece) {
    const auto own = [](double p) { return normal_quantile(p); };
    for (const double edge : {0.075, 0.925, 1.3887943864964021e-11}) {
        EXPECT_LE(own(edge * (1 - 1e-14)), own(edge)) << edge;
        EXPECT_LE(own(edge), own(edge * (1 + 1e-14))) << edge;
    }
}

}  // namespace
}  // namespace concord
