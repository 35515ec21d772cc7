#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace concord {

/// Tells bytes that an accident has changed, of a disk, a network or a kill: CRC-64 (ECMA-182, as in xz), fed
/// piece by piece. It costs next to nothing beside writing the bytes.
class Checksum {
  public:
    void add(const void* bytes, std::size_t count);
    void add(std::string_view text) { add(text.data(), text.size()); }
    std::string text() const;  // 16 hexadecimal digits

  private:
    std::uint64_t sum_ = 0;
};

}  // namespace concord
