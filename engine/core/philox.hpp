#pragma once
#include <Random123/philox.h>

#include <array>
#include <cstdint>
#include <span>

namespace concord::philox {

using Key = std::array<std::uint32_t, 2>;
using Block = std::array<std::uint32_t, 4>;

/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): four random words from a key and a counter.
inline Block block(Key key, Block counter) {
    const r123::Philox4x32::ctr_type at{{counter[0], counter[1], counter[2], counter[3]}};
    const r123::Philox4x32::ctr_type out = r123::Philox4x32{}(at, {{key[0], key[1]}});
    return {out[0], out[1], out[2], out[3]};
}

/// words[n] = block(key, counter with n added to its first word)[0], many at a time.
void first_words(Key, Block counter, std::span<std::uint32_t> words);

}  // namespace concord::philox
