#pragma once
#include <cstddef>
#include <string>
#include <vector>

// Plain text laid out for a terminal. Widths are in characters, not bytes.
namespace concord {

std::size_t width_of(const std::string& text);

/// Lines of at most `width`, broken at spaces; a longer word stands alone.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);

std::string padded(std::string text, std::size_t width);
std::string stripped(std::string text);  // of spaces at its end

}  // namespace concord
