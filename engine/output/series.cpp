#include "engine/output/series.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>

#include "engine/output/writing.hpp"

namespace concord {

namespace {
std::size_t product(const std::vector<std::size_t>& sizes, std::size_t first) {
    return std::accumulate(sizes.begin(), sizes.end(), first, std::multiplies<>());
}

template <class Value>
void fill(std::span<std::byte> room, Value value) {
    for (; room.size() >= sizeof value; room = room.subspan(sizeof value))
        std::memcpy(room.data(), &value, sizeof value);
}

/// A chunk of which only the beginning is used: the rest is what HDF5 reads where nothing was written.
std::vector<std::byte> padded(std::span<const std::byte> begun, std::size_t chunk_bytes, Kind kind) {
    std::vector<std::byte> chunk(begun.begin(), begun.end());
    chunk.resize(chunk_bytes);
    const auto rest = std::span(chunk).subspan(begun.size());
    if (kind == Kind::float64) fill(rest, std::numeric_limits<double>::quiet_NaN());
    if (kind == Kind::float32) fill(rest, std::numeric_limits<float>::quiet_NaN());
    return chunk;
}
}  // namespace

Series::Series(hdf5::Handle dataset, Kind kind, const std::vector<std::size_t>& shape,
               const std::vector<std::size_t>& chunk, std::size_t offset)
    : dataset_(std::move(dataset)),
      kind_(kind),
      shape_{0},
      row_bytes_(product(shape, size_of(kind))),
      chunk_bytes_(product(chunk, size_of(kind))),
      chunk_ticks_(chunk[0]),
      offset_(offset),
      in_pieces_(row_bytes_ > 0 && (chunk_bytes_ == chunk_ticks_ * row_bytes_ || shape.size() == 1)) {
    shape_.insert(shape_.end(), shape.begin(), shape.end());
}

void Series::append(const std::byte* frame, Packers& packers) {
    const std::span row(frame + offset_, row_bytes_);
    if (chunk_ticks_ == 1) return write(1, row, packers);
    if (rows_.capacity() == 0) rows_.reserve(chunk_ticks_ * row_bytes_);
    rows_.insert(rows_.end(), row.begin(), row.end());
    if (++gathered_ == chunk_ticks_) flush(packers);
}

void Series::flush(Packers& packers) {
    if (gathered_ > 0) write(gathered_, rows_, packers);
    gathered_ = 0;
    rows_.clear();
}

void Series::write(std::size_t ticks, std::span<const std::byte> values, Packers& packers) {
    if (!in_pieces_) return hdf5::append(dataset_.id(), kind_, ticks, values.data());
    std::vector<std::uint64_t> first(shape_.size());
    first[0] = shape_[0];
    shape_[0] += ticks;
    hdf5::extend(dataset_.id(), shape_);
    for (std::size_t at = 0; at < values.size(); at += chunk_bytes_) {
        if (at > 0) first[1] = at / size_of(kind_);
        const auto piece = values.subspan(at, std::min(chunk_bytes_, values.size() - at));
        const auto write = [&](std::span<const std::byte> chunk) {
            packers.add(chunk, size_of(kind_),
                        [id = dataset_.id(), first](auto packed) { hdf5::write_chunk(id, first, packed); });
        };
        if (piece.size() == chunk_bytes_)
            write(piece);
        else
            write(padded(piece, chunk_bytes_, kind_));
    }
}

}  // namespace concord
