#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace concord::bench {

/// The best payoffs among each three sites side by side in a row: of cooperators and of defectors, 0 where
/// there is none.
struct BestOfThree {
    double *cooperator, *defector;
};

/// The work on one row of the game on a grid, by hand. `me` is the first site of a row, the others being a
/// stride away; it is done for `sites` of them, a multiple of 64. Once in plain loops, and once each with the
/// instructions of AVX2 and of AVX-512 by name.
struct SpatialRows {
    static constexpr std::size_t together = 64;
    using Ring = std::array<BestOfThree, 3>;

    void earn(const std::uint8_t* me, BestOfThree best) const;
    void follow(const std::uint8_t* me, const Ring& best, std::uint8_t* next) const;
    void earn_avx2(const std::uint8_t* me, BestOfThree best) const;
    void follow_avx2(const std::uint8_t* me, const Ring& best, std::uint8_t* next) const;
    void earn_avx512(const std::uint8_t* me, BestOfThree best) const;
    void follow_avx512(const std::uint8_t* me, const Ring& best, std::uint8_t* next) const;

    std::size_t sites, stride;
    double temptation;
    std::uint8_t *columns, *counts, *defectors;  // room for sites + 3 * together
    double *of_cooperators, *of_defectors;       // as much
};

}  // namespace concord::bench
