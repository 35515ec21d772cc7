#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace concord {

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;

    void add(const void* bytes, std::size_t count);
    void add(std::string_view text) { add(text.data(), text.size()); }
    /// 64 hexadecimal digits; to be asked for once, at the end.
    std::string digits();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Of the bytes of a file. Throws InputError when it cannot be read.
std::string sha256_of_file(const std::string& path);

}  // namespace concord
