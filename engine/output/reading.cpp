#include "engine/output/reading.hpp"

#include <fmt/format.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace concord::hdf5 {

namespace {

/// Names are sorted here: HDF5, asked to do it, falls over those of a damaged file.
constexpr H5_iter_order_t unsorted = H5_ITER_NATIVE;

/// A box of a dataset there, and one of the same shape here: HDF5 is slow at reshaping.
struct Spaces {
    Spaces(Id dataset, const std::vector<std::size_t>& first, const std::vector<std::size_t>& count)
        : there(checked(H5Dget_space(dataset), "no shape")) {
        values = std::accumulate(count.begin(), count.end(), std::size_t{1}, std::multiplies<>());
        const std::vector<hsize_t> from(first.begin(), first.end()), size(count.begin(), count.end());
        here = Handle(H5Screate_simple(static_cast<int>(size.size()), size.data(), nullptr));
        if (count.empty()) return;
        checked(H5Sselect_hyperslab(there.id(), H5S_SELECT_SET, from.data(), nullptr, size.data(), nullptr),
                "bad selection");
    }
    std::size_t values = 1;
    Handle there, here;
};

std::optional<Kind> kind_of_type(hid_t type) {
    if (H5Tget_class(type) == H5T_STRING) return Kind::text;
    for (const Kind kind :
         {Kind::float64, Kind::float32, Kind::int32, Kind::uint32, Kind::uint16, Kind::uint8})
        if (H5Tequal(type, file_type(kind)) > 0) return kind;
    return std::nullopt;
}

/// What dimension scales need, and what netCDF writes for itself.
bool is_bookkeeping(const std::string& name) {
    constexpr std::array names{"CLASS",         "NAME",          "DIMENSION_LIST",     "REFERENCE_LIST",
                               "_Netcdf4Dimid", "_NCProperties", "_Netcdf4Coordinates"};
    return std::ranges::find(names, name) != names.end();
}

std::string text_of_attribute(hid_t attribute, hid_t type) {
    if (H5Tis_variable_str(type) > 0) {
        const Handle text = text_type();
        char* start = nullptr;
        checked(H5Aread(attribute, text.id(), &start), "cannot read an attribute");
        const std::string copy = start == nullptr ? "" : start;
        H5free_memory(start);
        return copy;
    }
    std::string text(H5Tget_size(type), '\0');
    checked(H5Aread(attribute, type, text.data()), "cannot read an attribute");
    return text.substr(0, text.find('\0'));
}

StoredAttribute read_attribute(Id object, const std::string& name) {
    const Handle attribute(
        checked(H5Aopen(object, name.c_str(), H5P_DEFAULT), "cannot open attribute " + name));
    const Handle type(H5Aget_type(attribute.id())), space(H5Aget_space(attribute.id()));
    const auto kind = kind_of_type(type.id());
    const auto count = static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.id()));
    if (!kind || (*kind == Kind::text && count != 1))
        checked(-1, "attribute " + name + " is of an unknown type");
    StoredAttribute stored{name, *kind, count, {}};
    if (*kind == Kind::text) {
        stored.bytes = text_of_attribute(attribute.id(), type.id());
        return stored;
    }
    stored.bytes.resize(count * size_of(*kind));
    checked(H5Aread(attribute.id(), file_type(*kind), stored.bytes.data()), "cannot read attribute " + name);
    return stored;
}

}  // namespace

Handle open_file(const std::string& path) {
    const Handle access(H5Pcreate(H5P_FILE_ACCESS));
    H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG);
#if H5_VERSION_GE(1, 10, 7)
    H5Pset_file_locking(access.id(), false, true);  // a complete file is never written again
#endif
    return Handle(checked(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), "cannot open"));
}

Handle open_object(Id file, const std::string& path) {
    return Handle(
        checked(H5Oopen(file, path.empty() ? "/" : path.c_str(), H5P_DEFAULT), "cannot open " + path));
}

bool is_group(Id object) {
    return H5Iget_type(object) == H5I_GROUP;
}
bool is_dataset(Id object) {
    return H5Iget_type(object) == H5I_DATASET;
}

std::vector<std::string> members(Id group) {
    std::vector<std::string> names;
    const auto note = [](hid_t, const char* name, const H5L_info_t*, void* out) -> herr_t {
        static_cast<std::vector<std::string>*>(out)->emplace_back(name);
        return 0;
    };
    checked(H5Literate(group, H5_INDEX_NAME, unsorted, nullptr, note, &names), "cannot list a group");
    std::ranges::sort(names);
    return names;
}

std::optional<Kind> kind_of_dataset(Id dataset) {
    const Handle type(checked(H5Dget_type(dataset), "no type"));
    const auto kind = kind_of_type(type.id());
    if (kind == Kind::text && H5Tis_variable_str(type.id()) <= 0) return std::nullopt;
    return kind;
}

std::vector<std::size_t> shape_of_dataset(Id dataset) {
    const Handle space(checked(H5Dget_space(dataset), "no shape"));
    std::vector<hsize_t> shape(
        static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space.id()), "no shape")));
    H5Sget_simple_extent_dims(space.id(), shape.data(), nullptr);
    return {shape.begin(), shape.end()};
}

std::vector<std::string> dimensions_of(Id dataset) {
    const auto name_of_scale = [](hid_t, unsigned, hid_t scale, void* out) -> herr_t {
        char name[1024] = {};
        H5Iget_name(scale, name, sizeof name);
        const std::string path = name;
        *static_cast<std::string*>(out) = path.substr(path.rfind('/') + 1);
        return 1;
    };
    std::vector<std::string> names(shape_of_dataset(dataset).size());
    if (names.size() == 1 && H5DSis_scale(dataset) > 0)
        name_of_scale(dataset, 0, dataset, &names[0]);
    else
        for (std::size_t axis = 0; axis != names.size(); ++axis)
            H5DSiterate_scales(dataset, static_cast<unsigned>(axis), nullptr, name_of_scale, &names[axis]);
    return names;
}

std::vector<StoredAttribute> attributes_of(Id object) {
    std::vector<std::string> names;
    const auto note = [](hid_t, const char* name, const H5A_info_t*, void* out) -> herr_t {
        static_cast<std::vector<std::string>*>(out)->emplace_back(name);
        return 0;
    };
    checked(H5Aiterate2(object, H5_INDEX_NAME, unsorted, nullptr, note, &names), "cannot list attributes");
    std::ranges::sort(names);
    std::vector<StoredAttribute> attributes;
    for (const std::string& name : names)
        if (!is_bookkeeping(name)) attributes.push_back(read_attribute(object, name));
    return attributes;
}

void read_numbers(Id dataset, Id memory_type, const std::vector<std::size_t>& first,
                  const std::vector<std::size_t>& count, void* values) {
    const Spaces spaces(dataset, first, count);
    if (spaces.values == 0) return;
    checked(H5Dread(dataset, memory_type, spaces.here.id(), spaces.there.id(), H5P_DEFAULT, values),
            "cannot read");
}

std::vector<std::string> read_texts(Id dataset, const std::vector<std::size_t>& first,
                                    const std::vector<std::size_t>& count) {
    const Spaces spaces(dataset, first, count);
    if (spaces.values == 0) return {};
    const Handle type = text_type();
    std::vector<char*> starts(spaces.values);
    checked(H5Dread(dataset, type.id(), spaces.here.id(), spaces.there.id(), H5P_DEFAULT, starts.data()),
            "cannot read");
    std::vector<std::string> texts;
    for (const char* start : starts) texts.emplace_back(start == nullptr ? "" : start);
    H5Dvlen_reclaim(type.id(), spaces.here.id(), H5P_DEFAULT, starts.data());
    return texts;
}

}  // namespace concord::hdf5
