#include "engine/store/here_and_now.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace concord {

using namespace std::chrono;

std::string host_name() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 && name[0] != '\0' ? name : "unknown";
}

UtcTime utc_now() {
    return floor<milliseconds>(system_clock::now());
}

std::string utc_text(UtcTime time) {
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

std::optional<UtcTime> time_of(const std::string& text) {
    int y = 0, h = 0, m = 0, s = 0, ms = 0, end = 0;
    unsigned month_number = 0, d = 0;
    const int read = std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d.%3dZ%n", &y, &month_number, &d, &h,
                                 &m, &s, &ms, &end);
    const year_month_day date{year(y), month(month_number), day(d)};
    if (read != 7 || static_cast<std::size_t>(end) != text.size() || !date.ok()) return std::nullopt;
    return sys_days(date) + hours(h) + minutes(m) + seconds(s) + milliseconds(ms);
}

}  // namespace concord
