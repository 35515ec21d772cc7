#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/core/vector_unit.hpp"

namespace concord {

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
        for (std::size_t m = 0; m < now; ++m)
            for (std::uint32_t mask = masks[m]; mask != 0; mask &= mask - 1)
                found[number++] = first + static_cast<std::uint32_t>((done + m) * in_a_mask) +
                                  static_cast<std::uint32_t>(std::countr_zero(mask));
    }
    for (std::size_t n = whole * in_a_mask; n < size; ++n)
        if (which(n)) found[number++] = first + static_cast<std::uint32_t>(n);
    return number;
}

}  // namespace concord
