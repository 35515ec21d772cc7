#include "engine/core/math.hpp"

#include <array>
#include <cmath>

namespace concord {

namespace {
/// A ratio of two polynomials of degree 7; coefficients from the constant on.
struct Ratio {
    std::array<double, 8> above, below;

    double operator()(double x) const {
        double numerator = above[7], denominator = below[7];
        for (int n = 6; n >= 0; --n) {
            numerator = numerator * x + above[n];
            denominator = denominator * x + below[n];
        }
        return numerator / denominator;
    }
};

constexpr Ratio middle{
    {3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3},
    {1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
     3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3}};
constexpr Ratio tail{
    {1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
     1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
     1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9}};
constexpr Ratio far_tail{{6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
                          2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7},
                         {1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
                          7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
                          2.04426310338993978564e-15}};
}  // namespace

double power_by_call(double base, double exponent) {
    return power(base, exponent);
}

double normal_quantile(double probability) {
    const double centred = probability - 0.5;
    if (std::abs(centred) <= 0.425) return centred * middle(0.180625 - centred * centred);

    const double outside = centred < 0 ? probability : 1 - probability;
    if (outside == 0)
        return centred < 0 ? -std::numeric_limits<double>::infinity()
                           : std::numeric_limits<double>::infinity();
    const double depth = std::sqrt(-log(outside));
    const double distance = depth <= 5 ? tail(depth - 1.6) : far_tail(depth - 5);
    return centred < 0 ? -distance : distance;
}

}  // namespace concord
