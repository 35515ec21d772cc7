#pragma once
#include <cstddef>
#include <vector>

#include "engine/output/hdf5.hpp"

namespace concord {

/// A dataset that grows along time. Ticks are gathered until they fill a chunk, so that each chunk is
/// compressed and written once, whole, and never read back.
class Series {
  public:
    /// `row_bytes`: of one tick; `offset`: where in a frame they stand.
    Series(hdf5::Handle dataset, Kind kind, std::size_t row_bytes, std::size_t chunk_ticks,
           std::size_t offset = 0);

    void append(const std::byte* frame);
    /// Writes what has not filled a chunk; nothing may be appended afterwards.
    void flush();

  private:
    hdf5::Handle dataset_;
    Kind kind_;
    std::size_t row_bytes_, chunk_ticks_, offset_;
    std::size_t gathered_ = 0;
    std::vector<std::byte> rows_;
};

}  // namespace concord
