#include "engine/output/layout.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>

namespace concord {

namespace {

constexpr std::size_t small = 4 << 10, usual = 64 << 10, largest = 1 << 20;  // bytes
constexpr std::size_t most_ticks = 512;

std::size_t bytes_of(const std::vector<std::size_t>& chunk, std::size_t element_bytes) {
    return std::accumulate(chunk.begin(), chunk.end(), element_bytes, std::multiplies<>());
}

/// How many each gets, at most; and how many parts there are of so many.
std::size_t parted(std::size_t whole, std::size_t by) {
    return (whole + by - 1) / by;
}

/// Cuts the slowest axes first, into equal parts, until a chunk is small enough.
void cut(std::vector<std::size_t>& chunk, std::size_t first_axis, std::size_t element_bytes) {
    for (std::size_t axis = first_axis; axis < chunk.size(); ++axis) {
        const std::size_t bytes = bytes_of(chunk, element_bytes);
        if (bytes <= largest) return;
        const std::size_t parts = std::min(chunk[axis], parted(bytes, largest));
        chunk[axis] = parted(chunk[axis], parts);
    }
}

}  // namespace

Place place_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return {"", path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

const Dimension& dimension_of(const Outline& outline, const std::string& name) {
    const auto found = std::ranges::find(outline.dimensions, name, &Dimension::name);
    if (found == outline.dimensions.end()) throw std::logic_error("dimension " + name + " is not declared");
    return *found;
}

std::vector<std::size_t> shape_of(const Outline& outline, const Meaning& meaning) {
    std::vector<std::size_t> shape;
    for (const std::string& name : meaning.dimensions) shape.push_back(dimension_of(outline, name).size);
    return shape;
}

Kind kind_of(const Constant& constant) {
    constexpr Kind kinds[] = {Kind::text, Kind::float64, Kind::float32, Kind::uint32, Kind::uint8};
    static_assert(std::size(kinds) == std::variant_size_v<decltype(Constant::values)>);
    return kinds[constant.values.index()];
}

std::vector<std::size_t> series_chunk(const std::vector<std::size_t>& shape, std::size_t element_bytes,
                                      std::size_t ticks) {
    std::vector<std::size_t> chunk{1};
    for (const std::size_t size : shape) chunk.push_back(std::max<std::size_t>(1, size));
    chunk[0] = std::clamp<std::size_t>(usual / bytes_of(chunk, element_bytes), 1, most_ticks);
    if (ticks > 0) chunk[0] = parted(ticks, parted(ticks, chunk[0]));
    cut(chunk, 1, element_bytes);
    return chunk;
}

std::vector<std::size_t> constant_chunk(const std::vector<std::size_t>& shape, std::size_t element_bytes) {
    const bool empty = std::ranges::find(shape, std::size_t{0}) != shape.end();
    if (!empty && bytes_of(shape, element_bytes) <= small) return {};
    std::vector<std::size_t> chunk;
    for (const std::size_t size : shape) chunk.push_back(std::max<std::size_t>(1, size));
    cut(chunk, 0, element_bytes);
    return chunk;
}

}  // namespace concord
