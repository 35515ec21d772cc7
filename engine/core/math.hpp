#pragma once
#include <cstdint>

namespace concord {

/// Own elementary functions, so that a result is the same to the bit on every machine, libm and vector width. Only
/// additions, multiplications, divisions and bit operations in a fixed order; errors below 1 ulp (exp, log) or 2.
/// Out of range as in IEEE 754: exp(-inf) = 0, exp(710) = inf, log(0) = -inf, log(-1) = NaN.
double exp(double x);
double log(double x);
double power(double base, double exponent);  // base >= 0; exp(exponent * log(base)), power(0, e > 0) = 0, power(x, 0) = 1
double logistic(double x);                   // 1 / (1 + exp(-x))
double normal_quantile(double probability);  // AS 241 (Wichura 1988), probability in (0, 1)

}  // namespace concord
