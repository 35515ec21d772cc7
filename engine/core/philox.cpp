#include "engine/core/philox.hpp"

#include <Random123/philox.h>

namespace concord::philox {

namespace {
/// Random123's function once more, written so that the compiler runs it for many counters side by side: each
/// word in a lane of 64 bits, of which the products use the lower half and leave what they like in the upper.
inline std::uint32_t first_word(Key key, std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
    constexpr std::uint64_t low = 0xffffffff;
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t left = (a & low) * PHILOX_M4x32_0, right = (c & low) * PHILOX_M4x32_1;
        a = (right >> 32) ^ b ^ key[0];
        c = (left >> 32) ^ d ^ key[1];
        b = right;
        d = left;
        key[0] += PHILOX_W32_0;
        key[1] += PHILOX_W32_1;
    }
    return static_cast<std::uint32_t>(a);
}
}  // namespace

// Compiled twice, chosen at start; whole numbers, so the same on both. Sanitizers cannot follow the choice.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("arch=x86-64-v4", "default")))
#endif
void first_words(Key key, Block counter, std::span<std::uint32_t> words) {
    for (std::size_t n = 0; n < words.size(); ++n)
        words[n] =
            first_word(key, counter[0] + static_cast<std::uint32_t>(n), counter[1], counter[2], counter[3]);
}

}  // namespace concord::philox
