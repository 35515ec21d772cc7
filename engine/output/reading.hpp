#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/output/hdf5.hpp"
#include "engine/output/reader.hpp"

/// Groups, datasets and attributes, read. All throw Failure with HDF5's reason.
namespace concord::hdf5 {

Handle open_file(const std::string& path);
Handle open_object(Id file, const std::string& path);  // "" is the root
bool is_group(Id object);
bool is_dataset(Id object);
std::vector<std::string> members(Id group);

/// Nothing when it is of no kind that concord writes.
std::optional<Kind> kind_of_dataset(Id dataset);
std::vector<std::size_t> shape_of_dataset(Id dataset);
std::vector<std::string> dimensions_of(Id dataset);

std::vector<StoredAttribute> attributes_of(Id object);  // sorted by name

/// `first` and `count` have one entry an axis.
void read_numbers(Id dataset, Id memory_type, const std::vector<std::size_t>& first,
                  const std::vector<std::size_t>& count, void* values);
std::vector<std::string> read_texts(Id dataset, const std::vector<std::size_t>& first,
                                    const std::vector<std::size_t>& count);

}  // namespace concord::hdf5
