#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace concord {

/// Bytes that are told one by one, then some that are the same as those a distance before.
struct Stretch {
    std::uint32_t plain = 0;
    std::uint32_t repeated = 0;  // at most 258, as deflate has it, and 0 or 4 at least
};

struct Repeats {
    std::size_t distance = 0;  // 0: nothing is repeated
    std::vector<Stretch> stretches;
};

/// What is repeated among the bytes from `from` up to `to`: of these distances, at the one at which most
/// bytes are the same; at none where that is less than every fourth.
Repeats repeats_in(std::span<const std::byte> bytes, std::size_t from, std::size_t to,
                   std::span<const std::size_t> distances);

}  // namespace concord
