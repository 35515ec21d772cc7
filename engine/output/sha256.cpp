#include "engine/output/sha256.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "engine/core/error.hpp"

namespace concord {

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    if (EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) != 1)
        throw Failure("the OpenSSL library offers no SHA-256");
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;

void Sha256::add(const void* bytes, std::size_t count) {
    EVP_DigestUpdate(state_->context.get(), bytes, count);
}

std::string Sha256::digits() {
    unsigned char result[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (EVP_DigestFinal_ex(state_->context.get(), result, &length) != 1) throw Failure("SHA-256 failed");
    std::string text;
    for (unsigned i = 0; i != length; ++i) text += fmt::format("{:02x}", result[i]);
    return text;
}

std::string sha256_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        throw InputError(
            {.file = path,
             .text = "cannot be read: " + std::generic_category().message(file ? EISDIR : errno)});
    Sha256 sum;
    std::vector<char> buffer(1 << 16);
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0)
        sum.add(buffer.data(), static_cast<std::size_t>(file.gcount()));
    if (file.bad()) throw InputError({.file = path, .text = "cannot be read to its end"});
    return sum.digits();
}

}  // namespace concord
