#pragma once
#include <string>

namespace concord {

/// The SHA-256, 64 hexadecimal digits, of what a file says: every variable, dimension and attribute, whatever
/// the chunks and the compression. Left out is what may differ between runs of equal content: when, where, by
/// whom and with which build it was made. FORMAT.md defines it to the byte. Memory stays bounded. Throws
/// InputError when the file is not a complete concord file.
std::string digest(const std::string& path);

}  // namespace concord
