#include "models/ics/setup/england/geography.hpp"

#include <cmath>
#include <numbers>

namespace concord::ics {

namespace {

/// The sine of an angle within [-pi, pi] by its power series, to about 1e-15.
double sine(double angle) {
    double term = angle, sum = angle;
    for (int n = 2; n <= 30; n += 2) {
        term *= -angle * angle / (n * (n + 1));
        sum += term;
    }
    return sum;
}

/// Half of an angle given in degrees, in radians.
double half(double degrees) {
    return degrees * (std::numbers::pi / 360);
}

}  // namespace

double distance(Position one, Position other) {
    constexpr double radius = 6371;  // km
    const double across = sine(half(other.latitude - one.latitude));
    const double along = sine(half(other.longitude - one.longitude));
    const double right = std::numbers::pi / 2;
    const double cosines = sine(right - 2 * half(one.latitude)) * sine(right - 2 * half(other.latitude));
    return 2 * radius * std::sqrt(across * across + cosines * along * along);
}

}  // namespace concord::ics
