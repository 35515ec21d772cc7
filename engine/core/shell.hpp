#pragma once
#include <string>
#include <string_view>

namespace concord {

/// A word as one would type it into a POSIX shell: in single quotes where the shell would change it.
std::string for_shell(std::string_view word);

}  // namespace concord
