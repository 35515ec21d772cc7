#include "tools/concord/tables.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>

#include "engine/output/part_file.hpp"

namespace concord {

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == text.npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? "\"\"" : std::string(1, c));
    return quoted + '"';
}

std::string csv_number(double value) {
    return std::isnan(value) ? "" : fmt::format("{}", value);
}

void write_text(const std::string& path, const std::string& text, bool overwrite) {
    PartFile file(path, overwrite);
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t written = ::write(file.descriptor(), text.data() + done, text.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) *file.error() = errno;
        file.check();
        done += static_cast<std::size_t>(written);
    }
    file.publish();
}

}  // namespace concord
