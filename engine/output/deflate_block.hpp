#pragma once
#include <cstddef>
#include <span>

#include "engine/output/bit_writer.hpp"

namespace concord {

/// Bytes of a block at most, and what it may take beyond its bytes.
constexpr std::size_t most_of_block = 65'535, beyond_block = 6;

/// Writes the bytes from `from` up to `to` as a block of deflate's format (RFC 1951), in which bytes of
/// before may be repeated at one of these distances, of 32,768 at most; as they are where that is no longer.
void write_block(BitWriter&, std::span<const std::byte> bytes, std::size_t from, std::size_t to,
                 std::span<const std::size_t> distances, bool last);

}  // namespace concord
