#include "engine/store/checksum.hpp"

#include <fmt/format.h>
#include <isa-l/crc64.h>

namespace concord {

void Checksum::add(const void* bytes, std::size_t count) {
    sum_ = crc64_ecma_refl(sum_, static_cast<const unsigned char*>(bytes), count);
}

std::string Checksum::text() const {
    return fmt::format("{:016x}", sum_);
}

}  // namespace concord
