#include "engine/output/hdf5.hpp"

#include <fmt/format.h>
#include <hdf5.h>

#include <string>
#include <type_traits>

#include "engine/core/error.hpp"

namespace concord::hdf5 {

static_assert(std::is_same_v<Id, hid_t>);

namespace {
/// The innermost entry of HDF5's error stack says what really happened.
std::string reason() {
    std::string text;
    const auto first = [](unsigned, const H5E_error2_t* entry, void* out) -> herr_t {
        if (entry->desc != nullptr) *static_cast<std::string*>(out) = entry->desc;
        return 1;  // stop here
    };
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, first, &text);
    return text.empty() ? "HDF5 gives no reason" : text;
}
}  // namespace

Handle::~Handle() {
    if (id_ >= 0) H5Idec_ref(id_);
}

void Handle::close() {
    const Id id = std::exchange(id_, -1);
    if (id >= 0) checked(H5Idec_ref(id), "cannot close");
}

void silence() {
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Id checked(Id status, std::string_view doing) {
    if (status < 0) throw Failure(fmt::format("{}: {}", doing, reason()));
    return status;
}

void require_library() {
    hbool_t threads = false;
    if (H5is_library_threadsafe(&threads) < 0 || !threads)
        throw Failure("this HDF5 library is not built for use from several threads (Threadsafety: no)");
    if (H5Zfilter_avail(H5Z_FILTER_DEFLATE) <= 0)
        throw Failure("this HDF5 library cannot compress (no deflate filter)");
}

Id file_type(Kind kind) {
    switch (kind) {
        case Kind::float64:
            return H5T_IEEE_F64LE;
        case Kind::float32:
            return H5T_IEEE_F32LE;
        case Kind::int32:
            return H5T_STD_I32LE;
        case Kind::uint32:
            return H5T_STD_U32LE;
        case Kind::uint16:
            return H5T_STD_U16LE;
        default:
            return H5T_STD_U8LE;
    }
}

Id memory_type(Kind kind) {
    switch (kind) {
        case Kind::float64:
            return H5T_NATIVE_DOUBLE;
        case Kind::float32:
            return H5T_NATIVE_FLOAT;
        case Kind::int32:
            return H5T_NATIVE_INT32;
        case Kind::uint32:
            return H5T_NATIVE_UINT32;
        case Kind::uint16:
            return H5T_NATIVE_UINT16;
        default:
            return H5T_NATIVE_UINT8;
    }
}

Handle text_type() {
    Handle type(checked(H5Tcopy(H5T_C_S1), "cannot make a type"));
    H5Tset_size(type.id(), H5T_VARIABLE);
    H5Tset_cset(type.id(), H5T_CSET_UTF8);
    return type;
}

}  // namespace concord::hdf5
