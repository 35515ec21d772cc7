#include "engine/output/driver.hpp"

#include <fmt/format.h>
#include <hdf5.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

namespace concord::hdf5 {

namespace {

/// What the property list hands to open_file().
struct Target {
    int descriptor;
    int* error;
};

/// HDF5 sees the first member only.
struct OpenFile {
    H5FD_t base;
    Target target;
    haddr_t allocated, end;
};

OpenFile& mine(H5FD_t* file) {
    return *reinterpret_cast<OpenFile*>(file);
}
const OpenFile& mine(const H5FD_t* file) {
    return *reinterpret_cast<const OpenFile*>(file);
}

H5FD_t* open_file(const char*, unsigned, hid_t access, haddr_t) {
    const auto* target = static_cast<const Target*>(H5Pget_driver_info(access));
    if (target == nullptr) return nullptr;
    auto* file = new (std::nothrow) OpenFile{{}, *target, 0, 0};
    return file == nullptr ? nullptr : &file->base;
}

herr_t close_file(H5FD_t* file) {
    delete &mine(file);
    return 0;
}

herr_t features(const H5FD_t*, unsigned long* flags) {
    if (flags != nullptr)
        *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_AGGREGATE_SMALLDATA;
    return 0;
}

haddr_t allocated(const H5FD_t* file, H5FD_mem_t) {
    return mine(file).allocated;
}
haddr_t end_of(const H5FD_t* file, H5FD_mem_t) {
    return mine(file).end;
}
herr_t allocate(H5FD_t* file, H5FD_mem_t, haddr_t address) {
    mine(file).allocated = address;
    return 0;
}

herr_t read_bytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, size_t size, void* buffer) {
    auto* to = static_cast<char*>(buffer);
    while (size > 0) {
        const ssize_t done = pread(mine(file).target.descriptor, to, size, static_cast<off_t>(address));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) break;
        to += done, address += static_cast<haddr_t>(done), size -= static_cast<size_t>(done);
    }
    std::memset(to, 0, size);  // past the end, as HDF5 wants it
    return 0;
}

herr_t write_bytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, size_t size, const void* buffer) {
    const Target& target = mine(file).target;
    mine(file).end = std::max(mine(file).end, address + size);
    const auto* from = static_cast<const char*>(buffer);
    while (size > 0 && *target.error == 0) {
        const ssize_t done = pwrite(target.descriptor, from, size, static_cast<off_t>(address));
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) *target.error = errno;
        if (done <= 0) continue;
        from += done, address += static_cast<haddr_t>(done), size -= static_cast<size_t>(done);
    }
    return 0;
}

herr_t cut(H5FD_t* file, hid_t, hbool_t) {
    OpenFile& open = mine(file);
    if (open.end != open.allocated && *open.target.error == 0 &&
        ftruncate(open.target.descriptor, static_cast<off_t>(open.allocated)) != 0)
        *open.target.error = errno;
    open.end = open.allocated;
    return 0;
}

/// All structure stays in memory until the file is closed: it is small, and written then in one go.
void keep_metadata(hid_t access) {
    H5AC_cache_config_t cache{};
    cache.version = H5AC__CURR_CACHE_CONFIG_VERSION;
    checked(H5Pget_mdc_config(access, &cache), "cannot read the cache's settings");
    cache.evictions_enabled = false;
    cache.incr_mode = H5C_incr__off;
    cache.flash_incr_mode = H5C_flash_incr__off;
    cache.decr_mode = H5C_decr__off;
    checked(H5Pset_mdc_config(access, &cache), "cannot set the cache");
}

}  // namespace

Handle register_driver() {
    H5FD_class_t driver{};
    driver.name = "concord_part";
    driver.maxaddr = (haddr_t{1} << 62);
    driver.fc_degree = H5F_CLOSE_STRONG;
    driver.fapl_size = sizeof(Target);
    driver.open = open_file;
    driver.close = close_file;
    driver.query = features;
    driver.get_eoa = allocated;
    driver.set_eoa = allocate;
    driver.get_eof = end_of;
    driver.read = read_bytes;
    driver.write = write_bytes;
    driver.truncate = cut;
    return Handle(checked(H5FDregister(&driver), "cannot register the file driver"));
}

Handle create_file(PartFile& part, const Handle& driver) {
    const Target target{part.descriptor(), part.error()};
    const Handle access(H5Pcreate(H5P_FILE_ACCESS));
    checked(H5Pset_driver(access.id(), driver.id(), &target), "cannot set the file driver");
    checked(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18), "cannot set the version");
    H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG);
    keep_metadata(access.id());
    const Handle creation(H5Pcreate(H5P_FILE_CREATE));
    H5Pset_obj_track_times(creation.id(), false);
    H5Pset_link_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_phase_change(creation.id(), 64, 0);
    const hid_t file = H5Fcreate(part.part().c_str(), H5F_ACC_TRUNC, creation.id(), access.id());
    return Handle(checked(file, fmt::format("cannot create {}", part.part())));
}

}  // namespace concord::hdf5
