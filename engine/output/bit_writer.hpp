#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace concord {

/// Writes numbers of any few bits one after the other, the lowest bit first. What it writes to has room for
/// eight bytes more than it comes to.
class BitWriter {
  public:
    explicit BitWriter(std::byte* to) : to_(to) {}

    /// Up to 56 bits between two calls of flush().
    void put(std::uint64_t bits, unsigned count) {
        held_ |= bits << held_bits_;
        held_bits_ += count;
    }
    void flush() {
        static_assert(std::endian::native == std::endian::little);
        std::memcpy(to_, &held_, sizeof held_);
        to_ += held_bits_ / 8;
        held_ >>= held_bits_ / 8 * 8;
        held_bits_ %= 8;
    }
    /// Fills the byte that has been begun.
    void align() {
        flush();
        if (held_bits_ > 0) ++to_;
        held_ = 0, held_bits_ = 0;
    }
    void copy(std::span<const std::byte> bytes) {
        align();
        std::memcpy(to_, bytes.data(), bytes.size());
        to_ += bytes.size();
    }
    /// Where the next byte goes, after align().
    std::byte* end() const { return to_; }

  private:
    std::byte* to_;
    std::uint64_t held_ = 0;
    unsigned held_bits_ = 0;
};

}  // namespace concord
