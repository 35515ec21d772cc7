#include "engine/output/deflate.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/output/deflate_block.hpp"

namespace concord {

namespace {
using Bytes = std::span<const std::byte>;

/// First bytes of all elements, then second bytes... A plane is all bytes of the same place. With a width
/// that is known to it, the compiler takes elements apart many at a time.
template <std::size_t width>
void shuffle(const std::byte* __restrict elements, std::size_t count, std::byte* __restrict out) {
    for (std::size_t n = 0; n < count; ++n)
        for (std::size_t byte = 0; byte < width; ++byte) out[byte * count + n] = elements[n * width + byte];
}

/// The sum that ends a zlib stream (RFC 1950): of all bytes, and of these sums after every byte. It is worked
/// out in lanes, as few bytes at a time as their sums have room for.
std::uint32_t adler32(Bytes bytes) {
    constexpr std::uint32_t modulus = 65521;
    constexpr std::size_t lanes = 16, together = lanes * 16;
    std::uint64_t one = 1, two = 0;
    for (; bytes.size() >= together; bytes = bytes.subspan(together)) {
        std::array<std::uint16_t, lanes> sums{}, sums_of_sums{};
        for (std::size_t n = 0; n < together; n += lanes)
#pragma GCC unroll 1
            for (std::size_t k = 0; k < lanes; ++k) {
                sums[k] = static_cast<std::uint16_t>(sums[k] + static_cast<unsigned>(bytes[n + k]));
                sums_of_sums[k] = static_cast<std::uint16_t>(sums_of_sums[k] + sums[k]);
            }
        two += together * one;
        for (std::size_t k = 0; k < lanes; ++k) {
            one += sums[k];
            two += lanes * sums_of_sums[k] - k * sums[k];
        }
        one %= modulus, two %= modulus;
    }
    for (const std::byte each : bytes) two += one += static_cast<unsigned>(each);
    return static_cast<std::uint32_t>(two % modulus << 16 | one % modulus);
}

/// Bytes before and after the blocks, and those beyond the end that the writer wants.
constexpr std::size_t around = 2 + 4 + 8;
}  // namespace

Bytes Deflate::shuffled(Bytes chunk, std::size_t element_bytes) {
    if (element_bytes == 1) return chunk;
    shuffled_.resize(chunk.size());
    const auto in_planes = element_bytes == 2 ? shuffle<2> : element_bytes == 4 ? shuffle<4> : shuffle<8>;
    in_planes(chunk.data(), chunk.size() / element_bytes, shuffled_.data());
    return shuffled_;
}

Bytes Deflate::operator()(Bytes chunk, std::size_t element_bytes, std::size_t elements_of_tick) {
    constexpr std::size_t farthest = 32'768, worth_a_block = 1024;
    const Bytes bytes = shuffled(chunk, element_bytes);
    const std::size_t plane = chunk.size() / element_bytes;
    std::vector<std::size_t> distances{1, elements_of_tick, plane, 3 * plane};
    std::erase_if(distances, [](std::size_t distance) { return distance > farthest; });

    const std::size_t planes = plane * ((worth_a_block + plane - 1) / plane);  // that share their blocks
    const std::size_t blocks = (planes / most_of_block + 1) * (bytes.size() / planes + 1);
    packed_.resize(bytes.size() + blocks * beyond_block + around);
    BitWriter out(packed_.data());
    out.put(0x0178, 16);  // deflate, in a hurry
    for (std::size_t from = 0; from < bytes.size();) {
        const std::size_t to = std::min({from + most_of_block, (from / planes + 1) * planes, bytes.size()});
        out.flush();
        write_block(out, bytes, from, to, distances, to == bytes.size());
        from = to;
    }
    out.align();
    const std::uint32_t sum = adler32(bytes);
    for (const unsigned place : {24u, 16u, 8u, 0u}) out.put(sum >> place & 0xff, 8);
    out.align();
    return std::span(packed_).first(static_cast<std::size_t>(out.end() - packed_.data()));
}

}  // namespace concord
