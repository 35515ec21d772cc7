#pragma once
#include <cstddef>
#include <cstdint>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>

/// Words of as many Philox blocks side by side as a vector unit has lanes of 64 bits. Only the lower half of
/// a lane counts: it is all that a product reads, so what is in the upper half need not be cleared. Compilers
/// do not find that instruction (GCC 12 multiplies 64 bits by 64), hence these few by name.
namespace concord::philox {

struct Lanes128 {
    static constexpr std::size_t size = 2;
    __m128i of;

    void fill(std::uint32_t word) { of = _mm_set1_epi64x(word); }
    void load(const std::uint32_t* from) {
        of = _mm_shuffle_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(from)), 0x50);
    }
    void count_from(std::uint32_t first) { of = _mm_add_epi64(_mm_set1_epi64x(first), _mm_set_epi64x(1, 0)); }
    void copy(const Lanes128& from) { of = from.of; }
    void store(std::uint32_t* to) const {
        _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm_shuffle_epi32(of, 0x08));
    }
    void product(const Lanes128& x, const Lanes128& y) { of = _mm_mul_epu32(x.of, y.of); }
    void mix(const Lanes128& x, const Lanes128& y, const Lanes128& z) {
        of = _mm_xor_si128(_mm_srli_epi64(x.of, 32), _mm_xor_si128(y.of, z.of));
    }
};

struct Lanes256 {
    static constexpr std::size_t size = 4;
    __m256i of;

    [[gnu::target("avx2")]] void fill(std::uint32_t word) { of = _mm256_set1_epi64x(word); }
    [[gnu::target("avx2")]] void load(const std::uint32_t* from) {
        of = _mm256_cvtepu32_epi64(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
    }
    [[gnu::target("avx2")]] void count_from(std::uint32_t first) {
        of = _mm256_add_epi64(_mm256_set1_epi64x(first), _mm256_setr_epi64x(0, 1, 2, 3));
    }
    [[gnu::target("avx2")]] void copy(const Lanes256& from) { of = from.of; }
    [[gnu::target("avx2")]] void store(std::uint32_t* to) const {
        const __m256i lower = _mm256_permutevar8x32_epi32(of, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm256_castsi256_si128(lower));
    }
    [[gnu::target("avx2")]] void product(const Lanes256& x, const Lanes256& y) {
        of = _mm256_mul_epu32(x.of, y.of);
    }
    [[gnu::target("avx2")]] void mix(const Lanes256& x, const Lanes256& y, const Lanes256& z) {
        of = _mm256_xor_si256(_mm256_srli_epi64(x.of, 32), _mm256_xor_si256(y.of, z.of));
    }
};

struct Lanes512 {
    static constexpr std::size_t size = 8;
    static constexpr __mmask8 all = 0xff;  // without a mask, GCC 12 warns of what its own header leaves unset
    __m512i of;

    [[gnu::target("avx512f")]] void fill(std::uint32_t word) { of = _mm512_set1_epi64(word); }
    [[gnu::target("avx512f")]] void load(const std::uint32_t* from) {
        of = _mm512_maskz_cvtepu32_epi64(all, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
    }
    [[gnu::target("avx512f")]] void count_from(std::uint32_t first) {
        of = _mm512_add_epi64(_mm512_set1_epi64(first), _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7));
    }
    [[gnu::target("avx512f")]] void copy(const Lanes512& from) { of = from.of; }
    [[gnu::target("avx512f")]] void store(std::uint32_t* to) const {
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), _mm512_maskz_cvtepi64_epi32(all, of));
    }
    [[gnu::target("avx512f")]] void product(const Lanes512& x, const Lanes512& y) {
        of = _mm512_maskz_mul_epu32(all, x.of, y.of);
    }
    [[gnu::target("avx512f")]] void mix(const Lanes512& x, const Lanes512& y, const Lanes512& z) {
        constexpr int exclusive_or = 0x96;
        of = _mm512_ternarylogic_epi64(_mm512_maskz_srli_epi64(all, x.of, 32), y.of, z.of, exclusive_or);
    }
};

}  // namespace concord::philox
#endif
