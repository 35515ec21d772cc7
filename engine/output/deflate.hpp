#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace concord {

/// What files say that they were compressed with: the level of those who are in a hurry.
constexpr int compression_level = 1;

/// Compresses chunks as HDF5's own filters shuffle and deflate do, so that every reader can read them, with
/// memory that is used again. What is recorded is repeated, if at all, at few distances that are known
/// before: the element next to it; the same one a tick before; the byte next to it in the same number, or
/// third next, as in fifths and in sevenths. To look only there takes a quarter of the time that it takes to
/// look everywhere, and finds more. For one thread at a time.
class Deflate {
  public:
    /// Of a chunk of elements 1, 2, 4 or 8 bytes wide, so many of each tick. The result holds until the next
    /// call.
    std::span<const std::byte> operator()(std::span<const std::byte> chunk, std::size_t element_bytes,
                                          std::size_t elements_of_tick);

  private:
    std::span<const std::byte> shuffled(std::span<const std::byte> chunk, std::size_t element_bytes);

    std::vector<std::byte> shuffled_, packed_;
};

}  // namespace concord
