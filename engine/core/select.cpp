#include "engine/core/select.hpp"

#include <bit>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>
#endif

namespace concord {

namespace {
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
/// Sixteen at a time. Whole vectors are written: never past the bits looked at, so there is room.
[[gnu::target("avx512f,popcnt")]] std::size_t by_vectors(std::span<const std::uint32_t> masks,
                                                         std::uint32_t first, std::uint32_t* numbers) {
    const __m512i count = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    const __m512i sixteen = _mm512_set1_epi32(16);
    __m512i now = _mm512_add_epi32(_mm512_set1_epi32(static_cast<int>(first)), count);
    std::uint32_t* to = numbers;
    const auto put = [&](std::uint32_t bits) __attribute__((target("avx512f,popcnt"))) {
        _mm512_storeu_si512(to, _mm512_maskz_compress_epi32(static_cast<__mmask16>(bits), now));
        to += __builtin_popcount(bits & 0xffff);
        now = _mm512_add_epi32(now, sixteen);
    };
    for (const std::uint32_t mask : masks) {
        put(mask);
        put(mask >> 16);
    }
    return static_cast<std::size_t>(to - numbers);
}
#endif

std::size_t by_bits(std::span<const std::uint32_t> masks, std::uint32_t first, std::uint32_t* numbers) {
    std::uint32_t* to = numbers;
    for (std::size_t m = 0; m < masks.size(); ++m)
        for (std::uint32_t mask = masks[m]; mask != 0; mask &= mask - 1)
            *to++ = first + static_cast<std::uint32_t>(m * 32) +
                    static_cast<std::uint32_t>(std::countr_zero(mask));
    return static_cast<std::size_t>(to - numbers);
}
}  // namespace

std::size_t numbers_of(std::span<const std::uint32_t> masks, std::uint32_t first, std::uint32_t* numbers) {
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
    if (vector_unit() == VectorUnit::avx512) return by_vectors(masks, first, numbers);
#endif
    return by_bits(masks, first, numbers);
}

}  // namespace concord
