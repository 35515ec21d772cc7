#include "tests/bench/flagship_kernels.hpp"

#include <algorithm>

#include "engine/core/vector_unit.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>
#endif

namespace concord::bench {

namespace {
namespace plain {
void find(const Draw& draw, std::uint32_t first, std::size_t agents, Found& found) {
    const std::span drawn = std::span(found.drawn).first(agents);
    philox::blocks(draw.key, {first, draw.tick, draw.stream, 0}, drawn);
    found.size = 0;
    for (std::size_t n = 0; n < agents; ++n) {
        found.who[found.size] = first + static_cast<std::uint32_t>(n);
        found.words[found.size] = drawn[n];
        found.size += drawn[n] < draw.below;
    }
}

void find(const Draw& draw, const Draw& rare, std::uint32_t first, std::size_t agents, Found& found,
          Found& rarely) {
    plain::find(draw, first, agents, found);
    plain::find(rare, first, agents, rarely);
}

void draw_uniforms(const philox::Key& key, Tick tick, std::uint32_t stream, const std::uint32_t* agents,
                   std::size_t n, double* uniforms) {
    constexpr std::size_t some = 128;
    std::array<std::uint32_t, some> high, low;
    for (std::size_t first = 0; first < n; first += some) {
        const std::size_t now = std::min(some, n - first);
        philox::words(key, {0, tick, stream, 0}, {agents + first, now}, std::span(high).first(now),
                      std::span(low).first(now));
        for (std::size_t i = 0; i < now; ++i) {
            const std::uint64_t bits = std::uint64_t{high[i]} << 32 | low[i];
            uniforms[first + i] = static_cast<double>(static_cast<std::int64_t>(bits >> 11)) * 0x1p-53;
        }
    }
}

void move_slice(const TrustStep& step, const Strips::Slice& slice, const std::uint32_t* __restrict doing,
                float* __restrict trust, double* link_sum) {
    const float repair = step.repair, initial = step.initial;
    std::array<float, 4> keep, gain;
    std::copy_n(step.keep.begin(), 4, keep.begin());
    std::copy_n(step.gain.begin(), 4, gain.begin());
    std::array<double, float_lanes> sum{};
    for (std::size_t row = 0; row < slice.rows; ++row) {
        float* __restrict const now = trust + row * float_lanes;
        for (std::uint32_t lane = 0; lane < float_lanes; ++lane) {
            const std::uint32_t by = doing[row] >> 2 * lane & 3;
            const float gap = initial - now[lane];
            const float moved = keep[by] * now[lane] + gain[by] + repair * (gap > 0 ? gap : 0.0f);
            const float above = moved > 0 ? moved : 0.0f;
            now[lane] = above < 1 ? above : 1.0f;
            sum[lane] += static_cast<double>(now[lane]);
        }
    }
    for (std::size_t lane = 0; lane < float_lanes; ++lane) link_sum[slice.link[lane]] += sum[lane];
}
}  // namespace plain

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
namespace half {  // AVX2: eight floats
#pragma GCC push_options
#pragma GCC target("avx2")
struct Rows {
    __m256 keep, gain, repair, initial;
};

/// Moves eight lanes of a row, and adds what they come to.
[[gnu::always_inline]] inline void move_eight(const Rows& step, __m256i by, float* trust, __m256d* sums) {
    const __m256 now = _mm256_load_ps(trust), zero = _mm256_setzero_ps();
    const __m256 gap = _mm256_max_ps(_mm256_sub_ps(step.initial, now), zero);
    const __m256 moved =
        _mm256_add_ps(_mm256_add_ps(_mm256_mul_ps(_mm256_permutevar8x32_ps(step.keep, by), now),
                                    _mm256_permutevar8x32_ps(step.gain, by)),
                      _mm256_mul_ps(step.repair, gap));
    const __m256 next = _mm256_min_ps(_mm256_max_ps(moved, zero), _mm256_set1_ps(1));
    _mm256_store_ps(trust, next);
    sums[0] = _mm256_add_pd(sums[0], _mm256_cvtps_pd(_mm256_castps256_ps128(next)));
    sums[1] = _mm256_add_pd(sums[1], _mm256_cvtps_pd(_mm256_extractf128_ps(next, 1)));
}

void move_slice(const TrustStep& step, const Strips::Slice& slice, const std::uint32_t* doing, float* trust,
                double* link_sum) {
    const Rows rows{_mm256_load_ps(step.keep.data()), _mm256_load_ps(step.gain.data()),
                    _mm256_set1_ps(step.repair), _mm256_set1_ps(step.initial)};
    const __m256i lower = _mm256_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14);
    const __m256i upper = _mm256_setr_epi32(16, 18, 20, 22, 24, 26, 28, 30);
    __m256d sums[4] = {_mm256_setzero_pd(), _mm256_setzero_pd(), _mm256_setzero_pd(), _mm256_setzero_pd()};
    for (std::size_t row = 0; row < slice.rows; ++row, trust += float_lanes) {
        const __m256i all = _mm256_set1_epi32(static_cast<int>(doing[row]));
        move_eight(rows, _mm256_srlv_epi32(all, lower), trust, sums);
        move_eight(rows, _mm256_srlv_epi32(all, upper), trust + 8, sums + 2);
    }
    alignas(64) std::array<double, float_lanes> sum;
    for (std::size_t n = 0; n < 4; ++n) _mm256_store_pd(&sum[4 * n], sums[n]);
#pragma GCC unroll 16
    for (std::size_t lane = 0; lane < float_lanes; ++lane) link_sum[slice.link[lane]] += sum[lane];
}
#pragma GCC pop_options
}  // namespace half

#pragma GCC push_options
#pragma GCC target("avx512f,avx512vl,avx512bw,avx512dq,popcnt")
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // what GCC 12's own header leaves unset on purpose
#pragma GCC diagnostic ignored "-Wuninitialized"
namespace wide {
using Words = __m512i;  // eight, each in the lower half of 64 bits

Words multiply(Words words, std::uint32_t factor) {
    return _mm512_mul_epu32(words, _mm512_set1_epi64(factor));
}
/// The upper half of a product, mixed with two others.
Words mix(Words product, Words other, std::uint64_t key) {
    return _mm512_ternarylogic_epi64(_mm512_srli_epi64(product, 32), other,
                                     _mm512_set1_epi64(static_cast<long long>(key)), 0x96);
}

constexpr std::uint32_t left_factor = 0xD2511F53, right_factor = 0xCD9E8D57;
constexpr std::uint32_t left_step = 0x9E3779B9, right_step = 0xBB67AE85;
struct Four {
    Words a, b, c, d;
};

/// The keys of all rounds.
struct Keys {
    explicit Keys(philox::Key key) {
        for (std::size_t n = 0; n < 10; ++n, key[0] += left_step, key[1] += right_step)
            left[n] = key[0], right[n] = key[1];
    }
    std::array<std::uint64_t, 10> left, right;
};

[[gnu::always_inline]] inline Four rounds(Four now, const Keys& keys, unsigned from) {
#pragma GCC unroll 10
    for (unsigned n = from; n < 10; ++n) {
        const Words left = multiply(now.a, left_factor), right = multiply(now.c, right_factor);
        now = {mix(right, now.b, keys.left[n]), right, mix(left, now.d, keys.right[n]), left};
    }
    return now;
}

inline Four counters(Words agents, Tick tick, std::uint32_t stream) {
    return {agents, _mm512_set1_epi64(tick), _mm512_set1_epi64(stream), _mm512_setzero_si512()};
}

/// The lower halves of sixteen.
inline __m512i together(Words lower, Words upper) {
    const __m512i even = _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
    return _mm512_permutex2var_epi32(lower, even, upper);
}

/// The first two rounds for counters (agent, tick, stream, 0): of the second, what depends on the agent is
/// the same for all streams, and is worked out once.
struct Opening {
    Words low, high;  // products

    Opening(philox::Key key, Words agents) {
        low = multiply(agents, left_factor);
        high = multiply(mix(low, _mm512_setzero_si512(), key[1]), right_factor);
    }
    Four after(const Draw& draw) const {
        const std::uint64_t right = std::uint64_t{draw.stream} * right_factor;
        const std::uint64_t a = static_cast<std::uint32_t>(right >> 32 ^ draw.tick ^ draw.key[0]);
        const std::uint64_t left = a * left_factor;
        const auto next = static_cast<std::uint32_t>(left >> 32) ^ (draw.key[1] + right_step);
        return {mix(high, _mm512_set1_epi64(static_cast<std::uint32_t>(right)), draw.key[0] + left_step),
                high, _mm512_xor_epi64(low, _mm512_set1_epi64(next)),
                _mm512_set1_epi64(static_cast<long long>(left))};
    }
};

/// Sixteen agents.
struct Agents {
    explicit Agents(std::uint32_t first)
        : number(_mm512_add_epi32(_mm512_set1_epi32(static_cast<int>(first)),
                                  _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))) {}
    Opening lower(philox::Key key) const {
        return {key, _mm512_cvtepu32_epi64(_mm512_castsi512_si256(number))};
    }
    Opening upper(philox::Key key) const {
        return {key, _mm512_cvtepu32_epi64(_mm512_extracti64x4_epi64(number, 1))};
    }
    __m512i number;
};

[[gnu::always_inline]] inline __m512i words(const Opening& lower, const Opening& upper, const Draw& draw,
                                            const Keys& keys) {
    return together(rounds(lower.after(draw), keys, 2).a, rounds(upper.after(draw), keys, 2).a);
}

__mmask16 below(__m512i words, const Draw& draw, std::size_t agents) {
    const auto all = static_cast<__mmask16>(agents >= 16 ? 0xffff : (1u << agents) - 1);
    return _mm512_mask_cmplt_epu32_mask(all, words, _mm512_set1_epi32(static_cast<int>(draw.below)));
}

inline void add(Found& found, __mmask16 hits, __m512i who, __m512i words) {
    _mm512_storeu_si512(&found.who[found.size], _mm512_maskz_compress_epi32(hits, who));
    _mm512_storeu_si512(&found.words[found.size], _mm512_maskz_compress_epi32(hits, words));
    found.size += static_cast<std::size_t>(__builtin_popcount(hits));
}

void find(const Draw& draw, std::uint32_t first, std::size_t agents, Found& found) {
    found.size = 0;
    const Keys keys(draw.key);
    for (std::size_t n = 0; n < agents; n += 16) {
        const Agents some(first + static_cast<std::uint32_t>(n));
        const __m512i drawn = words(some.lower(draw.key), some.upper(draw.key), draw, keys);
        const __mmask16 hits = below(drawn, draw, agents - n);
        if (hits != 0) add(found, hits, some.number, drawn);
    }
}

void find(const Draw& draw, const Draw& rare, std::uint32_t first, std::size_t agents, Found& found,
          Found& rarely) {
    found.size = rarely.size = 0;
    const Keys keys(draw.key);
    for (std::size_t n = 0; n < agents; n += 16) {
        const Agents some(first + static_cast<std::uint32_t>(n));
        const Opening lower = some.lower(draw.key), upper = some.upper(draw.key);
        const __m512i often = words(lower, upper, draw, keys), rarer = words(lower, upper, rare, keys);
        add(found, below(often, draw, agents - n), some.number, often);
        const __mmask16 hits = below(rarer, rare, agents - n);
        if (hits != 0) add(rarely, hits, some.number, rarer);
    }
}

void draw_uniforms(const philox::Key& key, Tick tick, std::uint32_t stream, const std::uint32_t* agents,
                   std::size_t n, double* uniforms) {
    const Keys keys(key);
    for (std::size_t i = 0; i < n; i += 8) {
        const Words who =
            _mm512_cvtepu32_epi64(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(agents + i)));
        const Four words = rounds(counters(who, tick, stream), keys, 0);
        const Words low = _mm512_and_epi64(words.b, _mm512_set1_epi64(0xffffffff));
        const Words bits = _mm512_srli_epi64(_mm512_or_epi64(_mm512_slli_epi64(words.a, 32), low), 11);
        _mm512_storeu_pd(uniforms + i, _mm512_mul_pd(_mm512_cvtepu64_pd(bits), _mm512_set1_pd(0x1p-53)));
    }
}

struct Sums {
    __m512d lower, upper;
};

/// How far before its use trust is fetched: so far that reviewers of the next block find it.
constexpr std::size_t ahead = Strips::block * 8;

inline Sums move_rows(const TrustStep& step, std::size_t rows, const std::uint32_t* doing, float* trust) {
    const __m512 keep = _mm512_load_ps(step.keep.data()), gain = _mm512_load_ps(step.gain.data());
    const __m512 repair = _mm512_set1_ps(step.repair), initial = _mm512_set1_ps(step.initial);
    const __m512 zero = _mm512_setzero_ps(), one = _mm512_set1_ps(1);
    const __m512i places = _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
    Sums sums{_mm512_setzero_pd(), _mm512_setzero_pd()};
    for (std::size_t n = 0; n < rows * float_lanes; n += float_lanes) {
        const __m512i by =
            _mm512_srlv_epi32(_mm512_set1_epi32(static_cast<int>(doing[n / float_lanes])), places);
        const __m512 now = _mm512_load_ps(trust + n);
        _mm_prefetch(reinterpret_cast<const char*>(trust + n + ahead), _MM_HINT_T0);
        const __m512 gap = _mm512_max_ps(_mm512_sub_ps(initial, now), zero);
        const __m512 moved = _mm512_add_ps(_mm512_add_ps(_mm512_mul_ps(_mm512_permutexvar_ps(by, keep), now),
                                                         _mm512_permutexvar_ps(by, gain)),
                                           _mm512_mul_ps(repair, gap));
        const __m512 next = _mm512_min_ps(_mm512_max_ps(moved, zero), one);
        _mm512_store_ps(trust + n, next);
        sums.lower = _mm512_add_pd(sums.lower, _mm512_cvtps_pd(_mm512_castps512_ps256(next)));
        sums.upper = _mm512_add_pd(sums.upper, _mm512_cvtps_pd(_mm512_extractf32x8_ps(next, 1)));
    }
    return sums;
}

void move_slice(const TrustStep& step, const Strips::Slice& slice, const std::uint32_t* doing, float* trust,
                double* link_sum) {
    const Sums sums = move_rows(step, slice.rows, doing, trust);
    alignas(64) std::array<double, float_lanes> sum;
    _mm512_store_pd(&sum[0], sums.lower);
    _mm512_store_pd(&sum[8], sums.upper);
#pragma GCC unroll 16
    for (std::size_t lane = 0; lane < float_lanes; ++lane) link_sum[slice.link[lane]] += sum[lane];
}

}  // namespace wide
#pragma GCC diagnostic pop
#pragma GCC pop_options
#else
namespace half = plain;
namespace wide = plain;
#endif
}  // namespace

void find(const Draw& draw, std::uint32_t first, std::size_t agents, Found& found) {
    if (vector_unit() == VectorUnit::avx512) return wide::find(draw, first, agents, found);
    plain::find(draw, first, agents, found);
}

void find(const Draw& draw, const Draw& rare, std::uint32_t first, std::size_t agents, Found& found,
          Found& rarely) {
    if (vector_unit() == VectorUnit::avx512) return wide::find(draw, rare, first, agents, found, rarely);
    plain::find(draw, rare, first, agents, found, rarely);
}

void draw_uniforms(const philox::Key& key, Tick tick, std::uint32_t stream, const std::uint32_t* agents,
                   std::size_t n, double* uniforms) {
    if (vector_unit() == VectorUnit::avx512)
        return wide::draw_uniforms(key, tick, stream, agents, n, uniforms);
    plain::draw_uniforms(key, tick, stream, agents, n, uniforms);
}

void move_trust(const TrustStep& step, Strips& strips, std::size_t first, std::size_t last,
                double* link_sum) {
    const auto move_slice = vector_unit() == VectorUnit::avx512 ? wide::move_slice
                            : vector_unit() == VectorUnit::avx2 ? half::move_slice
                                                                : plain::move_slice;
    for (std::size_t n = first; n < last; ++n) {
        const Strips::Slice& slice = strips.slices[n];
        move_slice(step, slice, &strips.doing[slice.first / float_lanes], &strips.trust[slice.first],
                   link_sum);
    }
}

}  // namespace concord::bench
