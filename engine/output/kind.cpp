#include "engine/output/kind.hpp"

namespace concord {

Kind kind_of(Storage storage) {
    switch (storage) {
        case Storage::float64:
            return Kind::float64;
        case Storage::float32:
            return Kind::float32;
        case Storage::int32:
            return Kind::int32;
        case Storage::uint32:
            return Kind::uint32;
        case Storage::uint16:
            return Kind::uint16;
        case Storage::uint8:
            break;
    }
    return Kind::uint8;
}

std::size_t size_of(Kind kind) {
    switch (kind) {
        case Kind::float64:
            return 8;
        case Kind::float32:
        case Kind::int32:
        case Kind::uint32:
            return 4;
        case Kind::uint16:
            return 2;
        case Kind::uint8:
            return 1;
        case Kind::text:
            break;
    }
    return 0;
}

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::float64:
            return "float64";
        case Kind::float32:
            return "float32";
        case Kind::int32:
            return "int32";
        case Kind::uint32:
            return "uint32";
        case Kind::uint16:
            return "uint16";
        case Kind::uint8:
            return "uint8";
        case Kind::text:
            break;
    }
    return "text";
}

bool is_float(Kind kind) {
    return kind == Kind::float64 || kind == Kind::float32;
}

}  // namespace concord
