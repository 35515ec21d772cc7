#include "engine/config/wrap.hpp"

#include <algorithm>
#include <sstream>

namespace concord {

std::size_t width_of(const std::string& text) {
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return static_cast<std::size_t>(std::ranges::count_if(text, starts));
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
    std::vector<std::string> lines;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const bool fits = !lines.empty() && width_of(lines.back()) + 1 + width_of(word) <= width;
        if (fits)
            lines.back() += " " + word;
        else
            lines.push_back(word);
    }
    return lines;
}

std::string padded(std::string text, std::size_t width) {
    const std::size_t taken = width_of(text);
    return taken < width ? text + std::string(width - taken, ' ') : text;
}

std::string stripped(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

}  // namespace concord
