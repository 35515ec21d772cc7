#include "engine/output/writing.hpp"

#include <fmt/format.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "engine/output/deflate.hpp"

namespace concord::hdf5 {

namespace {

Handle properties(hid_t kind) {
    return Handle(checked(H5Pcreate(kind), "cannot make a property list"));
}

/// Attributes stay in the header of their object, in the order written.
void keep_order_of_attributes(hid_t list) {
    H5Pset_attr_creation_order(list, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_phase_change(list, 64, 0);
}

/// An empty axis is given room to grow: HDF5 has no chunks for an axis fixed at nothing.
Handle space_of(const Extent& extent) {
    if (extent.shape.empty()) return Handle(H5Screate(H5S_SCALAR));
    const std::vector<hsize_t> now(extent.shape.begin(), extent.shape.end());
    std::vector<hsize_t> most = now;
    if (!extent.chunk.empty()) std::ranges::replace(most, hsize_t{0}, H5S_UNLIMITED);
    if (extent.grows) most[0] = H5S_UNLIMITED;
    return Handle(
        checked(H5Screate_simple(static_cast<int>(now.size()), now.data(), most.data()), "bad shape"));
}

Handle creation_of(const Extent& extent) {
    Handle list = properties(H5P_DATASET_CREATE);
    keep_order_of_attributes(list.id());
    H5Pset_obj_track_times(list.id(), false);  // equal content gives equal bytes
    if (is_float(extent.kind)) {
        const double nothing = std::numeric_limits<double>::quiet_NaN();
        H5Pset_fill_value(list.id(), H5T_NATIVE_DOUBLE, &nothing);
    }
    if (extent.chunk.empty()) return list;
    const std::vector<hsize_t> chunk(extent.chunk.begin(), extent.chunk.end());
    checked(H5Pset_chunk(list.id(), static_cast<int>(chunk.size()), chunk.data()), "bad chunk");
    if (extent.kind == Kind::text) return list;  // only references are stored there
    if (size_of(extent.kind) > 1) H5Pset_shuffle(list.id());
    H5Pset_deflate(list.id(), compression_level);
    return list;
}

std::vector<hsize_t> shape_of(hid_t space) {
    std::vector<hsize_t> shape(
        static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space), "no shape")));
    H5Sget_simple_extent_dims(space, shape.data(), nullptr);
    return shape;
}

void put_attribute(Id object, const std::string& name, hid_t stored, hid_t given, hid_t space,
                   const void* values) {
    const std::string doing = fmt::format("cannot write attribute {}", name);
    const Handle attribute(
        checked(H5Acreate2(object, name.c_str(), stored, space, H5P_DEFAULT, H5P_DEFAULT), doing));
    checked(H5Awrite(attribute.id(), given, values), doing);
}

}  // namespace

Handle open_root(Id file) {
    return Handle(checked(H5Gopen2(file, "/", H5P_DEFAULT), "cannot open the root"));
}

Handle share(const Handle& handle) {
    checked(H5Iinc_ref(handle.id()), "cannot share");
    return Handle(handle.id());
}

Handle create_group(Id parent, const std::string& name) {
    const Handle list = properties(H5P_GROUP_CREATE);
    keep_order_of_attributes(list.id());
    H5Pset_obj_track_times(list.id(), false);
    H5Pset_link_creation_order(list.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    const hid_t group = H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, list.id(), H5P_DEFAULT);
    return Handle(checked(group, fmt::format("cannot create group {}", name)));
}

Handle create_dataset(Id parent, const std::string& name, const Extent& extent) {
    const Handle space = space_of(extent);
    const Handle list = creation_of(extent);
    const Handle access = properties(H5P_DATASET_ACCESS);
    H5Pset_chunk_cache(access.id(), 0, 0, 1);  // whole chunks are written, once: nothing to keep
    const Handle text = text_type();
    const hid_t type = extent.kind == Kind::text ? text.id() : file_type(extent.kind);
    const hid_t dataset =
        H5Dcreate2(parent, name.c_str(), type, space.id(), H5P_DEFAULT, list.id(), access.id());
    return Handle(checked(dataset, fmt::format("cannot create variable {}", name)));
}

void write(Id dataset, Kind kind, const void* values) {
    checked(H5Dwrite(dataset, memory_type(kind), H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
            "cannot write values");
}

void write(Id dataset, const std::vector<std::string>& texts) {
    std::vector<const char*> starts;
    starts.reserve(texts.size());
    for (const std::string& text : texts) starts.push_back(text.c_str());
    if (starts.empty()) return;
    const Handle type = text_type(), transfer = properties(H5P_DATASET_XFER);
    H5Pset_buffer(transfer.id(), std::clamp<std::size_t>(texts.size() * 64, 1 << 12, 1 << 20), nullptr,
                  nullptr);
    checked(H5Dwrite(dataset, type.id(), H5S_ALL, H5S_ALL, transfer.id(), starts.data()),
            "cannot write texts");
}

void append(Id dataset, Kind kind, std::size_t rows, const void* values) {
    std::vector<hsize_t> shape = shape_of(Handle(H5Dget_space(dataset)).id());
    std::vector<hsize_t> first(shape.size(), 0), count = shape;
    first[0] = shape[0];
    count[0] = rows;
    shape[0] += rows;
    checked(H5Dset_extent(dataset, shape.data()), "cannot lengthen");
    if (std::ranges::find(count, hsize_t{0}) != count.end()) return;
    const Handle there(H5Dget_space(dataset));
    checked(H5Sselect_hyperslab(there.id(), H5S_SELECT_SET, first.data(), nullptr, count.data(), nullptr),
            "bad selection");
    const Handle here(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr));
    checked(H5Dwrite(dataset, memory_type(kind), here.id(), there.id(), H5P_DEFAULT, values),
            "cannot append");
}

void extend(Id dataset, const std::vector<std::uint64_t>& shape) {
    const std::vector<hsize_t> to(shape.begin(), shape.end());
    checked(H5Dset_extent(dataset, to.data()), "cannot lengthen");
}

void write_chunk(Id dataset, const std::vector<std::uint64_t>& first, std::span<const std::byte> packed) {
    constexpr std::uint32_t all_filters = 0;  // none of them is left out
    const std::vector<hsize_t> offset(first.begin(), first.end());
    checked(H5Dwrite_chunk(dataset, H5P_DEFAULT, all_filters, offset.data(), packed.size(), packed.data()),
            "cannot write a chunk");
}

void set_attribute(Id object, const std::string& name, const std::string& text) {
    const Handle type(checked(H5Tcopy(H5T_C_S1), "cannot make a type"));
    H5Tset_size(type.id(), std::max<std::size_t>(1, text.size()));  // HDF5 has no text without a byte
    H5Tset_strpad(type.id(), H5T_STR_NULLPAD);
    H5Tset_cset(type.id(), H5T_CSET_UTF8);
    const Handle space(H5Screate(H5S_SCALAR));
    put_attribute(object, name, type.id(), type.id(), space.id(), text.c_str());
}

void set_attribute(Id object, const std::string& name, Kind kind, const void* values, std::size_t count) {
    const hsize_t length = count;
    const Handle space(H5Screate_simple(1, &length, nullptr));
    put_attribute(object, name, file_type(kind), memory_type(kind), space.id(), values);
}

void make_scale(Id dataset, const std::string& name) {
    checked(H5DSset_scale(dataset, name.c_str()), fmt::format("cannot make dimension {}", name));
}

std::uint64_t attach_scales(Id dataset, const std::vector<Id>& scales) {
    std::vector<hobj_ref_t> references(scales.size());
    std::vector<hvl_t> axes;
    for (std::size_t n = 0; n != scales.size(); ++n) {
        checked(H5Rcreate(&references[n], scales[n], ".", H5R_OBJECT, -1), "cannot refer to a dimension");
        axes.push_back({1, &references[n]});
    }
    const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ));
    const hsize_t rank = axes.size();
    const Handle space(H5Screate_simple(1, &rank, nullptr));
    put_attribute(dataset, "DIMENSION_LIST", type.id(), type.id(), space.id(), axes.data());
    hobj_ref_t mine;
    checked(H5Rcreate(&mine, dataset, ".", H5R_OBJECT, -1), "cannot refer to a variable");
    return mine;
}

void list_axes(Id scale, const std::vector<Axis>& axes) {
    if (axes.empty()) return;
    const Handle type(H5Tcreate(H5T_COMPOUND, sizeof(Axis)));
    H5Tinsert(type.id(), "dataset", offsetof(Axis, dataset), H5T_STD_REF_OBJ);
    H5Tinsert(type.id(), "dimension", offsetof(Axis, number), H5T_NATIVE_INT);
    const hsize_t count = axes.size();
    const Handle space(H5Screate_simple(1, &count, nullptr));
    put_attribute(scale, "REFERENCE_LIST", type.id(), type.id(), space.id(), axes.data());
}

}  // namespace concord::hdf5
