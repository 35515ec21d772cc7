#include <algorithm>
#include <array>

#include "engine/core/philox.hpp"
#include "engine/core/philox_first.hpp"
#include "engine/core/select.hpp"
#include "engine/core/vector_unit.hpp"

namespace concord::philox {

namespace {
/// Words of some first, then a look at them.
std::size_t by_two_passes(std::uint32_t last, Key key, Block counter, std::span<std::uint32_t> who,
                          std::span<std::uint32_t> words) {
    constexpr std::size_t at_a_time = 2048;
    std::array<std::uint32_t, at_a_time> drawn;
    const std::size_t size = who.size();
    std::size_t found = 0;
    for (std::size_t done = 0; done < size; done += at_a_time) {
        const std::size_t now = std::min(at_a_time, size - done);
        blocks(key, counter, std::span(drawn).first(now));
        const std::size_t more =
            select(counter[0], who.subspan(found, now),
                   [last, word = drawn.data()](std::size_t n) { return word[n] <= last; });
        if (!words.empty())
            for (std::size_t n = found; n < found + more; ++n) words[n] = drawn[who[n] - counter[0]];
        found += more;
        counter[0] += static_cast<std::uint32_t>(now);
    }
    return found;
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
/// Where those found go. Whole vectors are written: never past the agents looked at, so there is room.
struct Found {
    std::uint32_t *who, *words;
    std::size_t size = 0;

    /// At the words of sixteen agents from `first` on. That it is none of them can be foreseen only where few
    /// are hit.
    [[gnu::target("avx512f,popcnt")]] void look_at(const Lanes512& lower, const Lanes512& upper,
                                                   std::uint32_t first, std::uint32_t last) {
        const __m512i count = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        const __m512i drawn = _mm512_permutex2var_epi32(lower.of, _mm512_add_epi32(count, count), upper.of);
        const __mmask16 hit = _mm512_cmple_epu32_mask(drawn, _mm512_set1_epi32(static_cast<int>(last)));
        const bool few = last < 0x1p32 / 32;
        if (few && hit == 0) return;
        const __m512i agents = _mm512_add_epi32(_mm512_set1_epi32(static_cast<int>(first)), count);
        _mm512_storeu_si512(who + size, _mm512_maskz_compress_epi32(hit, agents));
        if (words != nullptr) _mm512_storeu_si512(words + size, _mm512_maskz_compress_epi32(hit, drawn));
        size += static_cast<std::size_t>(__builtin_popcount(hit));
    }
};

constexpr std::size_t together = 32;

/// Whoever it hits is written down at once. For a whole number of times `together` agents.
std::size_t at_once(std::uint32_t last, Key key, const Block& counter, std::size_t size, std::uint32_t* who,
                    std::uint32_t* words) {
    Found found{who, words};
    vector::with_avx512([&, size, last] {
        const FirstWords<Lanes512> first_words(key, counter);
        Found here = found;
        for (std::size_t n = 0; n < size; n += together) {
            const auto first = static_cast<std::uint32_t>(counter[0] + n);
            Lanes512 lanes[4], not_wanted[4];
#pragma GCC unroll 4
            for (std::uint32_t g = 0; g < 4; ++g) lanes[g].count_from(first + g * 8);
            first_words(lanes, not_wanted);
#pragma GCC unroll 2
            for (std::uint32_t g = 0; g < 2; ++g)
                here.look_at(lanes[2 * g], lanes[2 * g + 1], first + g * 16, last);
        }
        found = here;
    });
    return found.size;
}
#endif
}  // namespace

std::size_t up_to(std::uint32_t last, Key key, const Block& counter, std::span<std::uint32_t> who,
                  std::span<std::uint32_t> words) {
    std::size_t done = 0, found = 0;
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
    if (vector_unit() == VectorUnit::avx512) {
        done = who.size() / together * together;
        found = at_once(last, key, counter, done, who.data(), words.empty() ? nullptr : words.data());
    }
#endif
    const Block rest{counter[0] + static_cast<std::uint32_t>(done), counter[1], counter[2], counter[3]};
    return found + by_two_passes(last, key, rest, who.subspan(found, who.size() - done),
                                 words.empty() ? words : words.subspan(found));
}

}  // namespace concord::philox
