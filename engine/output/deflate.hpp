#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

struct libdeflate_compressor;

namespace concord {

/// Higher levels take longer for a few per cent.
constexpr int compression_level = 1;

/// Compresses chunks as HDF5's own filters shuffle and deflate do, so that every reader can read them, but
/// faster and smaller, and with memory that is used again. For one thread at a time.
class Deflate {
  public:
    Deflate();

    /// Of a chunk of elements so many bytes wide. The result holds until the next call. Throws Failure.
    std::span<const std::byte> operator()(std::span<const std::byte> chunk, std::size_t element_bytes);

  private:
    struct Release {
        void operator()(libdeflate_compressor*) const;
    };
    std::unique_ptr<libdeflate_compressor, Release> compressor_;
    std::vector<std::byte> shuffled_, packed_;
};

}  // namespace concord
