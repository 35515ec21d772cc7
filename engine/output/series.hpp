#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/output/hdf5.hpp"
#include "engine/output/packers.hpp"

namespace concord {

/// A dataset that grows along time. Ticks are gathered until they fill a chunk, so that each chunk is
/// compressed and written once, whole, and never read back.
class Series {
  public:
    /// `shape`: of one tick; `chunk`: of the dataset, ticks first; `offset`: where in a frame its rows stand.
    Series(hdf5::Handle dataset, Kind kind, const std::vector<std::size_t>& shape,
           const std::vector<std::size_t>& chunk, std::size_t offset = 0);

    void append(const std::byte* frame, Packers&);
    /// Writes what has not filled a chunk; nothing may be appended afterwards.
    void flush(Packers&);

  private:
    void write(std::size_t ticks, std::span<const std::byte> values, Packers&);

    hdf5::Handle dataset_;
    Kind kind_;
    std::vector<std::uint64_t> shape_;  // of the dataset as it stands, ticks first
    std::size_t row_bytes_, chunk_bytes_, chunk_ticks_, offset_;
    bool in_pieces_;  // whether the values of a chunk follow each other where they come from
    std::size_t gathered_ = 0;
    std::vector<std::byte> rows_;
};

}  // namespace concord
