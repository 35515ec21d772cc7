#pragma once
#include <chrono>
#include <optional>
#include <string>

namespace concord {

/// "unknown" when the system does not tell.
std::string host_name();

using UtcTime = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

UtcTime utc_now();

/// UTC, ISO 8601, to the millisecond: "2024-05-01T12:00:00.123Z".
std::string utc_text(UtcTime);

/// The reverse; nothing when the text is not of that form.
std::optional<UtcTime> time_of(const std::string& text);

}  // namespace concord
