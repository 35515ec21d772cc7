#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

struct z_stream_s;

namespace concord {

/// Higher levels take two to five times as long for a few per cent.
constexpr int compression_level = 1;

/// Compresses chunks as HDF5's own filters shuffle and deflate do, so that every reader can read them; but
/// with memory that is used again, and bytes of few values by what suits these: several times as fast as the
/// search for what came before, and smaller. For one thread at a time.
class Deflate {
  public:
    Deflate();
    ~Deflate();

    /// Of a chunk of elements so many bytes wide. `alone`: the chunk holds one tick, whose rows have nothing
    /// to do with each other. The result holds until the next call. Throws Failure.
    std::span<const std::byte> operator()(std::span<const std::byte> chunk, std::size_t element_bytes,
                                          bool alone);

  private:
    std::span<const std::byte> packed(std::span<const std::byte> bytes, int strategy);

    std::unique_ptr<z_stream_s> stream_;
    std::vector<std::byte> shuffled_, packed_;
};

}  // namespace concord
