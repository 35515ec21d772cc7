#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace concord {

/// Higher levels take longer for a few per cent.
constexpr int compression_level = 1;

/// First bytes of all elements, then second bytes..., as HDF5's own filter has them. Throws Failure.
void shuffle(std::span<const std::byte> elements, std::size_t element_bytes, std::byte* out);

/// Compresses chunks as HDF5's own filters shuffle and deflate do, so that every reader can read them, but
/// many times as fast, and with memory that is used again. On another processor the packed bytes may be
/// others; what is read from them is the same. For one thread at a time.
class Deflate {
  public:
    Deflate();

    /// Of a chunk of elements so many bytes wide. The result holds until the next call. Throws Failure.
    std::span<const std::byte> operator()(std::span<const std::byte> chunk, std::size_t element_bytes);

  private:
    std::vector<std::byte> shuffled_, packed_, tables_;
};

}  // namespace concord
