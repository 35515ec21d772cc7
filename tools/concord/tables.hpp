#pragma once
#include <string>

namespace concord {

/// A field of a line of comma-separated text, in quotation marks where it needs them.
std::string csv_field(const std::string& text);
/// The shortest text that reads back as the same number; nothing for NaN.
std::string csv_number(double value);

/// Writes a file that appears complete or not at all. Throws InputError when it exists and `overwrite` is not
/// given, Failure when it cannot be written.
void write_text(const std::string& path, const std::string& text, bool overwrite);

}  // namespace concord
