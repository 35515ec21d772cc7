#include "engine/core/vector_unit.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/math.hpp"

namespace concord {
namespace {

std::vector<VectorUnit> units_here() {
    std::vector<VectorUnit> units;
    for (const VectorUnit unit : {VectorUnit::baseline, VectorUnit::avx2, VectorUnit::avx512})
        if (unit <= vector_unit()) units.push_back(unit);
    return units;
}

/// A kernel of everything rules are made of, over numbers of all sizes.
std::vector<double> computed_on(VectorUnit unit) {
    std::vector<double> x(10'001), y(x.size());
    for (std::size_t n = 0; n < x.size(); ++n) x[n] = (static_cast<double>(n) - 5'000) / 7;
    on(unit, [in = x.data(), out = y.data(), size = x.size()] {
        const double* const __restrict from = in;
        double* const __restrict to = out;
        for (std::size_t n = 0; n < size; ++n) {
            const double a = from[n];
            to[n] = logistic(a) * 3 + log(a * a + 1) / (2 + exp(a / 8)) - a * a * 0.1;
        }
    });
    return y;
}

TEST(VectorUnit, ComputesTheSameBitsWithEachThereIs) {
    const std::vector<double> expected = computed_on(VectorUnit::baseline);
    for (const VectorUnit unit : units_here()) EXPECT_EQ(computed_on(unit), expected) << name_of(unit);
}

TEST(VectorUnit, RunsTheKernelOnceWhateverItDoes) {
    for (const VectorUnit unit : units_here()) {
        std::array<int, 3> times{};
        on(unit, [&] { ++times[static_cast<std::size_t>(unit)]; });
        EXPECT_EQ(times[static_cast<std::size_t>(unit)], 1) << name_of(unit);
    }
}

}  // namespace
}  // namespace concord
