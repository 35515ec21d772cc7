#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/output/hdf5.hpp"

/// Groups, datasets and attributes, written so that netCDF-4 readers take them for their own. All throw
/// Failure.
namespace concord::hdf5 {

/// How a dataset is laid out. Chunked ones are shuffled and compressed; those that grow do so along axis 0.
struct Extent {
    Kind kind = Kind::float64;
    std::vector<std::size_t> shape;  // empty: a single value
    std::vector<std::size_t> chunk;  // empty: in one piece
    bool grows = false;
};

Handle open_root(Id file);
Handle create_group(Id parent, const std::string& name);
/// Another handle on the same thing.
Handle share(const Handle&);
/// Floats not written read as NaN.
Handle create_dataset(Id parent, const std::string& name, const Extent&);

/// All values, in row-major order.
void write(Id dataset, Kind, const void* values);
void write(Id dataset, const std::vector<std::string>& texts);
/// Lengthens axis 0 by `rows` and writes them, row-major.
void append(Id dataset, Kind, std::size_t rows, const void* values);
/// Gives a dataset that grows another shape.
void extend(Id dataset, const std::vector<std::uint64_t>& shape);
/// Writes a chunk that is shuffled and compressed already, at its first element.
void write_chunk(Id dataset, const std::vector<std::uint64_t>& first, std::span<const std::byte> packed);

void set_attribute(Id object, const std::string& name, const std::string& text);
void set_attribute(Id object, const std::string& name, Kind, const void* values, std::size_t count);

/// Makes a one-dimensional dataset the coordinate of the dimension of that name.
void make_scale(Id dataset, const std::string& name);

/// An axis of a dataset.
struct Axis {
    std::uint64_t dataset = 0;  // by its place in the file
    int number = 0;
};
/// Ties the axes of a dataset to their coordinates, which must be told with list_axes() once all is tied
/// (H5DSattach_scale would write that list again for each).
std::uint64_t attach_scales(Id dataset, const std::vector<Id>& scales);
void list_axes(Id scale, const std::vector<Axis>& axes);

}  // namespace concord::hdf5
