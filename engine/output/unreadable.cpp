#include "engine/output/unreadable.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace concord {

namespace {
bool exists(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

/// The first bytes of every HDF5 file that has no block of somebody else's in front.
bool has_signature(const std::string& path) {
    constexpr std::string_view signature("\x89HDF\r\n\x1a\n", 8);
    std::array<char, signature.size()> first{};
    std::ifstream(path, std::ios::binary).read(first.data(), first.size());
    return std::string_view(first.data(), first.size()) == signature;
}
}  // namespace

std::string why_missing(const std::string& path) {
    constexpr const char* allowed = "allowed: a file that concord run or concord experiment wrote";
    std::error_code ignored;
    if (path.empty()) return fmt::format("the file has no name; {}", allowed);
    if (std::filesystem::is_directory(path, ignored)) return fmt::format("is a folder; {}", allowed);
    if (exists(path)) return fmt::format("is not a plain file; {}", allowed);
    if (exists(path + ".parts"))
        return fmt::format(
            "there is no such file yet: of its experiment only {0}.parts is there, which concord status {0} "
            "tells of; the command that began it goes on with it",
            path);
    if (exists(path + ".checkpoint"))
        return fmt::format(
            "there is no such file yet: its run was stopped; concord resume {} goes on with it", path);
    if (exists(path + ".part"))
        return fmt::format("there is no such file yet: {}.part is being written, or was left by a kill",
                           path);
    return "there is no such file";
}

std::string why_not_hdf5(const std::string& path, const std::string& reason) {
    std::error_code ignored;
    if (std::filesystem::file_size(path, ignored) == 0) return "it is empty";
    if (has_signature(path))
        return reason.find("truncated") == reason.npos ? reason : fmt::format("it is cut short; {}", reason);
    if (path.ends_with(".toml"))
        return "it is a scenario; concord run or concord experiment writes the file of its results";
    return "it is no HDF5, which concord run and concord experiment write";
}

}  // namespace concord
