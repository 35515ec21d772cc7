#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace concord {

/// The bits that stand for a symbol, the first of them lowest; none where it does not occur.
struct Code {
    std::uint16_t bits = 0, length = 0;
};

/// The shortest codes for symbols that occur so often, up to `longest` bits: rarer symbols have longer ones
/// (Huffman 1952). At least two symbols have one. They are numbered as deflate does it (RFC 1951), so that
/// the lengths tell the codes.
std::vector<Code> huffman_codes(std::span<const std::uint32_t> counts, unsigned longest);

}  // namespace concord
