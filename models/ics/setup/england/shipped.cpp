#include "models/ics/setup/england/shipped.hpp"

#include <filesystem>

namespace concord::ics {

std::string shipped_tables() {
    std::error_code none;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", none);
    const std::filesystem::path installed = program.parent_path().parent_path() / "share/concord/england";
    return std::filesystem::is_directory(installed, none) ? installed.string() : CONCORD_TABLES;
}

}  // namespace concord::ics
