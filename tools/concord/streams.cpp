#include "tools/concord/streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "engine/core/error.hpp"

namespace concord {

void open_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(stream, F_GETFD) == -1) open("/dev/null", O_RDWR);  // gets the lowest free number: this one
}

void flush_standard_output() {
    const char* const failed = "cannot write the standard output";
    if (std::fflush(stdout) != 0) throw std::system_error(errno, std::generic_category(), failed);
    if (std::ferror(stdout) != 0) throw Failure(failed);  // earlier, when nobody asked why
}

void tell(const std::string& text) {
    std::fputs(text.c_str(), stderr);
}

}  // namespace concord
