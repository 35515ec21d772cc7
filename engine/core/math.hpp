#pragma once
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace concord {

/// Own elementary functions, so that a result is the same to the bit on every machine, libm and vector width.
/// Only additions, multiplications, divisions, selections and bit operations in a fixed order, without
/// branches (but for normal_quantile). Out of range as in IEEE 754: exp(-inf) = 0, exp(710) = inf, log(0) =
/// -inf, log(-1) = NaN.

/// Error below 0.8 ulp. exp(k ln 2 + r) = 2^k exp(r), with |r| <= ln 2 / 2 and exp(r) a polynomial of degree
/// 12 (Chebyshev interpolation, off by 2^-62).
inline double exp(double x) {
    constexpr double log2_e = 1.4426950408889634;
    // ln 2 in two parts, the first of 42 bits, so that k times it is exact.
    constexpr double ln2_high = 0x1.62e42fefa3800p-1, ln2_low = 0x1.ef35793c76730p-45;
    // Adding this leaves the nearest integer, plus 2048, in the lowest bits.
    constexpr double shifter = 0x1.8p52 + 2048;

    x = x > 710 ? 710 : x;  // beyond these the result is inf or 0; NaN passes
    x = x < -746 ? -746 : x;
    const double shifted = x * log2_e + shifter;
    const double k = shifted - shifter;
    const double high = x - k * ln2_high, low = k * ln2_low;
    const double r = high - low;

    const double r2 = r * r, r4 = r2 * r2;
    const double p0 = 0.5 + r * 0.1666666666666667;
    const double p2 = 0.04166666666666667 + r * 0.008333333333326136;
    const double p4 = 0.0013888888888883748 + r * 0.00019841269874820627;
    const double p6 = 2.4801587325547743e-05 + r * 2.7557255400206422e-06;
    const double p8 = 2.75572736431103e-07 + r * 2.5105217004720745e-08 + r2 * 2.0914686968086876e-09;
    const double curve = (p0 + r2 * p2) + r4 * ((p4 + r2 * p6) + r4 * p8);

    // 1 + high with its rounding error kept, so that only the last addition rounds at full weight.
    const double sum = 1 + high, lost = high - (sum - 1);
    const double power_of_e = sum + (lost + (r2 * curve - low));

    // 2^k in two factors, for k down to that of the smallest subnormal number.
    const std::uint64_t biased = std::bit_cast<std::uint64_t>(shifted) & 0x1fff, half = biased >> 1;
    const double scale = std::bit_cast<double>((half - 1) << 52);
    const double rest = std::bit_cast<double>((biased - half - 1) << 52);
    return power_of_e * scale * rest;
}

/// Error below 0.9 ulp. log(2^k m) = k ln 2 + log(m) with m within [sqrt(1/2), sqrt(2)), and log(m) as a
/// series of s = (m - 1) / (m + 1) up to s^15 (Chebyshev interpolation, off by 2^-57).
inline double log(double x) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double ln2_high = 0x1.62e42fefa3800p-1, ln2_low = 0x1.ef35793c76730p-45;
    constexpr std::uint64_t root_half = 0x3fe6a09e00000000, one = 0x3ff0000000000000;

    const bool subnormal = x < 0x1p-1022;
    const double scaled = subnormal ? x * 0x1p54 : x;
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(scaled) + (one - root_half);
    const double m = std::bit_cast<double>((bits & 0x000fffffffffffff) + root_half);
    // The exponent becomes a number by way of the low bits of 2^52, whose conversion every vector unit knows.
    const double k =
        std::bit_cast<double>((bits >> 52) | 0x4330000000000000) - (0x1p52 + 1023) - (subnormal ? 54 : 0);

    const double f = m - 1, s = f / (2 + f), z = s * s, z2 = z * z;
    const double even =
        0.666666666666667 + z2 * (0.2857142862600327 + z2 * (0.18182889455674947 + z2 * 0.14616585424888623));
    const double odd = 0.39999999999899444 + z2 * (0.22222211130259878 + z2 * 0.15331710618210773);
    const double series = z * (even + z * odd), half_square = 0.5 * f * f;
    const double result = k * ln2_high - ((half_square - (s * (half_square + series) + k * ln2_low)) - f);

    const double finite = x < infinity ? result : x;
    const double outside = x == 0 ? -infinity : std::numeric_limits<double>::quiet_NaN();
    return x > 0 ? finite : outside;
}

/// base >= 0, to any exponent: exp(exponent * log(base)), so the error is up to 1 + |exponent * log(base)|
/// ulp; correctly rounded for the exponents 1/2, 1 and 2. power(0, e > 0) = 0, power(x, 0) = power(1, e) = 1.
inline double power(double base, double exponent) {
    if (exponent == 2) return base * base;
    if (exponent == 1) return base;
    if (exponent == 0.5) return std::sqrt(base);
    const double result = exp(exponent * log(base));
    return ((exponent == 0) | (base == 1)) ? 1 : result;
}

/// The same, called rather than compiled into a loop.
[[gnu::noinline, gnu::const]] double power_by_call(double base, double exponent);

/// The same, for loops with one exponent for all: where it is 1/2, 1 or 2 they become vector code.
inline double power_in_loop(double base, double exponent) {
    if (exponent == 2) return base * base;
    if (exponent == 1) return base;
    if (exponent == 0.5) return std::sqrt(base);
    return power_by_call(base, exponent);
}

/// 1 / (1 + exp(-x)), without overflow or cancellation. Error below 2.5 ulp.
inline double logistic(double x) {
    const double decay = exp(x < 0 ? x : -x);
    return (x < 0 ? decay : 1) / (1 + decay);
}

/// AS 241 (Wichura 1988): relative error about 1e-16. -inf at 0, inf at 1, NaN outside [0, 1].
double normal_quantile(double probability);

}  // namespace concord
