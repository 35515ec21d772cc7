#pragma once
#include <string>
#include <string_view>

namespace concord {

/// Writes all bytes to a file, from where it stands. 0, or the errno of what went wrong.
int write_all(int descriptor, std::string_view bytes);

/// The names of the files in a folder are on disk from then on, where the file system can do this.
void sync_folder(const std::string& folder);

/// From then on a limit on the size of files (ulimit -f) is an error to be told, and not a death.
void outlive_size_limits();

}  // namespace concord
