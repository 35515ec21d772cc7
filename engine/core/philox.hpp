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

/// w0[n], w1[n]... = words 0, 1... of block(key, counter with n added to its first word), many at a time. A
/// word whose span is empty is not wanted; the spans of the others, w0 among them, are of the same length.
void blocks(Key, Block counter, std::span<std::uint32_t> w0, std::span<std::uint32_t> w1 = {},
            std::span<std::uint32_t> w2 = {}, std::span<std::uint32_t> w3 = {});

/// The same for counters whose first words are `agents`, in any order; that of `counter` is not looked at.
void words(Key, Block counter, std::span<const std::uint32_t> agents, std::span<std::uint32_t> w0,
           std::span<std::uint32_t> w1 = {}, std::span<std::uint32_t> w2 = {},
           std::span<std::uint32_t> w3 = {});

/// Those of the agents from the first word of `counter` on, as many as `who` has room for, whose own first
/// word is `last` at most: in order, with these words where `words` has room. Returns how many they are.
std::size_t up_to(std::uint32_t last, Key, const Block& counter, std::span<std::uint32_t> who,
                  std::span<std::uint32_t> words = {});

}  // namespace concord::philox
