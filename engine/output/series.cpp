#include "engine/output/series.hpp"

#include <cstring>

#include "engine/output/writing.hpp"

namespace concord {

Series::Series(hdf5::Handle dataset, Kind kind, std::size_t row_bytes, std::size_t chunk_ticks,
               std::size_t offset)
    : dataset_(std::move(dataset)),
      kind_(kind),
      row_bytes_(row_bytes),
      chunk_ticks_(chunk_ticks),
      offset_(offset) {
    if (chunk_ticks_ > 1) rows_.resize(chunk_ticks_ * row_bytes_);
}

void Series::append(const std::byte* frame) {
    if (chunk_ticks_ == 1) return hdf5::append(dataset_.id(), kind_, 1, frame + offset_);
    if (row_bytes_ > 0) std::memcpy(rows_.data() + gathered_ * row_bytes_, frame + offset_, row_bytes_);
    if (++gathered_ == chunk_ticks_) flush();
}

void Series::flush() {
    if (gathered_ > 0) hdf5::append(dataset_.id(), kind_, gathered_, rows_.data());
    gathered_ = 0;
}

}  // namespace concord
