#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/core/vector_unit.hpp"

namespace concord {

/// Writes first + n for every bit n that is set in the masks, 32 bits each, to `numbers`, which has room for
/// all bits. Returns how many they are.
std::size_t numbers_of(std::span<const std::uint32_t> masks, std::uint32_t first, std::uint32_t* numbers);

/// Those of first, first + 1, ..., as many as `found` has room for, for which which(0), which(1), ... holds,
/// in order, written to the front of `found`. Returns how many they are. `which` is compiled into vector code
/// where it does the same plain thing for each: it copies what it needs, pointers and all.
template <class Which>
std::size_t select(std::uint32_t first, std::span<std::uint32_t> found, Which which) {
    constexpr std::size_t in_a_mask = 32, at_a_time = 64;  // numbers, masks
    static constexpr auto bits = [] {
        std::array<std::uint32_t, in_a_mask> powers{};
        for (std::size_t n = 0; n < in_a_mask; ++n) powers[n] = 1u << n;
        return powers;
    }();
    const std::size_t size = found.size(), whole = size / in_a_mask;
    std::array<std::uint32_t, at_a_time> masks;
    std::size_t number = 0;
    for (std::size_t done = 0; done < whole; done += at_a_time) {
        const std::size_t now = done + at_a_time < whole ? at_a_time : whole - done;
        on(vector_unit(), [which, done, now, to = masks.data()] {
            for (std::size_t m = 0; m < now; ++m) {
                std::uint32_t mask = 0;
                for (std::size_t n = 0; n < in_a_mask; ++n)
                    mask |= which((done + m) * in_a_mask + n) ? bits[n] : 0;
                to[m] = mask;
            }
        });
        const auto base = first + static_cast<std::uint32_t>(done * in_a_mask);
        number += numbers_of(std::span(masks).first(now), base, &found[number]);
    }
    for (std::size_t n = whole * in_a_mask; n < size; ++n)
        if (which(n)) found[number++] = first + static_cast<std::uint32_t>(n);
    return number;
}

}  // namespace concord
