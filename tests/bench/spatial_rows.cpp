#include "tests/bench/spatial_rows.hpp"

#include <algorithm>

namespace concord::bench {

void SpatialRows::earn(const std::uint8_t* me, BestOfThree best) const {
    const std::uint8_t *const up = me - stride, *const down = me + stride;
    for (std::size_t n = 0; n < sites + 4; ++n)
        columns[n] = static_cast<std::uint8_t>(up[n - 2] + me[n - 2] + down[n - 2]);
    for (std::size_t n = 0; n < sites + 2; ++n) {
        const int count = columns[n] + columns[n + 1] + columns[n + 2];
        of_cooperators[n] = me[n - 1] * count;
        of_defectors[n] = (1 - me[n - 1]) * count * temptation;
    }
    const auto best_of_three = [](const double* of) { return std::max(std::max(of[0], of[1]), of[2]); };
    for (std::size_t n = 0; n < sites; ++n) {
        best.cooperator[n] = best_of_three(of_cooperators + n);
        best.defector[n] = best_of_three(of_defectors + n);
    }
}

void SpatialRows::follow(const std::uint8_t* me, const Ring& best, std::uint8_t* next) const {
    for (std::size_t n = 0; n < sites; ++n) {
        const double c =
            std::max(std::max(best[0].cooperator[n], best[1].cooperator[n]), best[2].cooperator[n]);
        const double d = std::max(std::max(best[0].defector[n], best[1].defector[n]), best[2].defector[n]);
        next[n] = static_cast<std::uint8_t>((c > d) | ((c >= d) & me[n]));
    }
}

}  // namespace concord::bench
