#include <immintrin.h>

#include "tests/bench/spatial_rows.hpp"

namespace concord::bench {

namespace {
constexpr __mmask8 whole = 0xff;  // the forms without a mask draw warnings from GCC 12's own headers

struct Pair {
    __m512d cooperators, defectors;
};

[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl")]] inline Pair payoffs(const std::uint8_t* counts,
                                                                          const std::uint8_t* me,
                                                                          __m512d temptation) {
    const __m128i count = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(counts));
    const __m128i mine = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(me));
    const auto cooperates = static_cast<__mmask8>(_mm_test_epi8_mask(mine, mine));
    const __m512d number = _mm512_maskz_cvtepi64_pd(whole, _mm512_maskz_cvtepu8_epi64(whole, count));
    return {_mm512_maskz_mov_pd(cooperates, number),
            _mm512_maskz_mul_pd(static_cast<__mmask8>(~cooperates), number, temptation)};
}

/// The best of each value and the two after it.
[[gnu::target("avx512f")]] inline __m512d best_of_three(__m512d values, __m512d after) {
    const __m512i low = _mm512_castpd_si512(values), high = _mm512_castpd_si512(after);
    const __m512d one = _mm512_castsi512_pd(_mm512_maskz_alignr_epi64(whole, high, low, 1));
    const __m512d two = _mm512_castsi512_pd(_mm512_maskz_alignr_epi64(whole, high, low, 2));
    return _mm512_maskz_max_pd(whole, _mm512_maskz_max_pd(whole, values, one), two);
}

[[gnu::target("avx512f")]] inline __m512d best_of_rows(const double* above, const double* here,
                                                       const double* below) {
    return _mm512_maskz_max_pd(whole,
                               _mm512_maskz_max_pd(whole, _mm512_loadu_pd(above), _mm512_loadu_pd(here)),
                               _mm512_loadu_pd(below));
}

[[gnu::target("avx512f,avx512bw")]] inline __m512i sum(const std::uint8_t* a, const std::uint8_t* b,
                                                       const std::uint8_t* c) {
    return _mm512_add_epi8(_mm512_add_epi8(_mm512_loadu_si512(a), _mm512_loadu_si512(b)),
                           _mm512_loadu_si512(c));
}
}  // namespace

[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl")]] void SpatialRows::earn_avx512(const std::uint8_t* me,
                                                                                    BestOfThree best) const {
    const SpatialRows my = *this;  // bytes written might else be parts of it
    for (std::size_t n = 0; n < my.sites + 2 * together; n += together)
        _mm512_storeu_si512(my.columns + n, sum(me - 2 + n - my.stride, me - 2 + n, me - 2 + n + my.stride));
    for (std::size_t n = 0; n < my.sites + together; n += together)
        _mm512_storeu_si512(my.counts + n, sum(my.columns + n, my.columns + n + 1, my.columns + n + 2));
    const __m512d b = _mm512_set1_pd(my.temptation);
    Pair now = payoffs(my.counts, me - 1, b);
    for (std::size_t n = 0; n < my.sites; n += 8) {
        const Pair after = payoffs(my.counts + n + 8, me + n + 7, b);
        _mm512_storeu_pd(best.cooperator + n, best_of_three(now.cooperators, after.cooperators));
        _mm512_storeu_pd(best.defector + n, best_of_three(now.defectors, after.defectors));
        now = after;
    }
}

[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl")]] void SpatialRows::follow_avx512(
    const std::uint8_t* me, const Ring& best, std::uint8_t* next) const {
    const std::size_t all = sites;
    for (std::size_t n = 0; n < all; n += together) {
        __mmask64 more = 0, no_less = 0;  // what the best cooperator earns, against the best defector
        for (std::size_t k = 0; k < together; k += 8) {
            const std::size_t at = n + k;
            const __m512d c =
                best_of_rows(best[0].cooperator + at, best[1].cooperator + at, best[2].cooperator + at);
            const __m512d d =
                best_of_rows(best[0].defector + at, best[1].defector + at, best[2].defector + at);
            more |= static_cast<__mmask64>(_mm512_cmp_pd_mask(c, d, _CMP_GT_OQ)) << k;
            no_less |= static_cast<__mmask64>(_mm512_cmp_pd_mask(c, d, _CMP_GE_OQ)) << k;
        }
        const __m512i mine = _mm512_loadu_si512(me + n);
        const __mmask64 cooperate = more | (no_less & _mm512_test_epi8_mask(mine, mine));
        _mm512_storeu_si512(next + n, _mm512_maskz_mov_epi8(cooperate, _mm512_set1_epi8(1)));
    }
}

}  // namespace concord::bench
