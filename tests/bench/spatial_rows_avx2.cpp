#include <immintrin.h>

#include <cstring>

#include "tests/bench/spatial_rows.hpp"

namespace concord::bench {

namespace {
[[gnu::target("avx2")]] inline __m256i load(const std::uint8_t* from) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

[[gnu::target("avx2")]] inline void store(std::uint8_t* to, __m256i bytes) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), bytes);
}

[[gnu::target("avx2")]] inline __m256i sum(const std::uint8_t* a, const std::uint8_t* b,
                                           const std::uint8_t* c) {
    return _mm256_add_epi8(_mm256_add_epi8(load(a), load(b)), load(c));
}

[[gnu::target("avx2")]] inline __m256d best_of(const double* a, const double* b, const double* c) {
    return _mm256_max_pd(_mm256_max_pd(_mm256_loadu_pd(a), _mm256_loadu_pd(b)), _mm256_loadu_pd(c));
}

std::uint32_t four(const std::uint8_t* bytes) {
    std::uint32_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

[[gnu::target("avx2")]] inline __m256d numbers(const std::uint8_t* bytes) {
    return _mm256_cvtepi32_pd(_mm_cvtepu8_epi32(_mm_cvtsi32_si128(static_cast<int>(four(bytes)))));
}
}  // namespace

[[gnu::target("avx2")]] void SpatialRows::earn_avx2(const std::uint8_t* me, BestOfThree best) const {
    const SpatialRows my = *this;  // bytes written might else be parts of it
    for (std::size_t n = 0; n < my.sites + together; n += 32)
        store(my.columns + n, sum(me - 2 + n - my.stride, me - 2 + n, me - 2 + n + my.stride));
    for (std::size_t n = 0; n < my.sites + 32; n += 32) {
        const __m256i count = sum(my.columns + n, my.columns + n + 1, my.columns + n + 2);
        const __m256i defects = _mm256_cmpeq_epi8(load(me - 1 + n), _mm256_setzero_si256());
        store(my.counts + n, _mm256_andnot_si256(defects, count));
        store(my.defectors + n, _mm256_and_si256(defects, count));
    }
    const __m256d b = _mm256_set1_pd(my.temptation);
    for (std::size_t n = 0; n < my.sites + 4; n += 4) {
        _mm256_storeu_pd(my.of_cooperators + n, numbers(my.counts + n));
        _mm256_storeu_pd(my.of_defectors + n, _mm256_mul_pd(numbers(my.defectors + n), b));
    }
    for (std::size_t n = 0; n < my.sites; n += 4) {
        const double *const c = my.of_cooperators + n, *const d = my.of_defectors + n;
        _mm256_storeu_pd(best.cooperator + n, best_of(c, c + 1, c + 2));
        _mm256_storeu_pd(best.defector + n, best_of(d, d + 1, d + 2));
    }
}

[[gnu::target("avx2,bmi2")]] void SpatialRows::follow_avx2(const std::uint8_t* me, const Ring& best,
                                                           std::uint8_t* next) const {
    const std::size_t all = sites;
    const auto [c0, d0] = best[0];
    const auto [c1, d1] = best[1];
    const auto [c2, d2] = best[2];
    for (std::size_t n = 0; n < all; n += 4) {
        const __m256d c = best_of(c0 + n, c1 + n, c2 + n), d = best_of(d0 + n, d1 + n, d2 + n);
        const int more = _mm256_movemask_pd(_mm256_cmp_pd(c, d, _CMP_GT_OQ));
        const int no_less = _mm256_movemask_pd(_mm256_cmp_pd(c, d, _CMP_GE_OQ));
        constexpr std::uint32_t lowest_bits = 0x01010101;
        const std::uint32_t cooperate =
            _pdep_u32(static_cast<std::uint32_t>(more), lowest_bits) |
            (_pdep_u32(static_cast<std::uint32_t>(no_less), lowest_bits) & four(me + n));
        std::memcpy(next + n, &cooperate, sizeof cooperate);
    }
}

}  // namespace concord::bench
