#pragma once
#include <fmt/format.h>

#include <string>

namespace concord {

/// For people: three digits, but all of those before the point; "0.0123", "1.5", "12345".
inline std::string readable(double value) {
    return value < 999.5 ? fmt::format("{:.3g}", value) : fmt::format("{:.0f}", value);
}

}  // namespace concord
