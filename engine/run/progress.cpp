#include "engine/run/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace concord {

namespace {
std::string time_text(double seconds) {
    if (seconds < 90) return fmt::format("{:.0f} s", seconds);
    if (seconds < 5400) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

double part_done(Tick first, Tick now, Tick last) {
    return last == first ? 1 : static_cast<double>(now - first) / static_cast<double>(last - first);
}
}  // namespace

Progress::Style Progress::fitting(bool quiet) {
    return quiet ? Style::quiet : isatty(STDERR_FILENO) ? Style::bar : Style::lines;
}

Progress::Progress(Style style, Tick first, Tick last)
    : style_(style), first_(first), last_(last), start_(Clock::now()), shown_(start_) {}

Progress::~Progress() {
    if (drawn_) std::fputs("\r\033[K", stderr);  // the bar makes room for what comes next
}

void Progress::reached(Tick t) {
    if (style_ == Style::quiet) return;
    const auto now = Clock::now();
    const auto pause =
        style_ == Style::bar ? std::chrono::milliseconds(100) : std::chrono::milliseconds(10000);
    if (now - shown_ < pause) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    if (style_ == Style::bar) {
        fmt::print(stderr, "\r\033[K{}", bar(first_, t, last_, seconds, 30));
        drawn_ = true;
    } else {
        fmt::print(stderr, "{}\n", line(first_, t, last_, seconds));
    }
    std::fflush(stderr);
}

std::string Progress::line(Tick first, Tick now, Tick last, double seconds) {
    const double done = part_done(first, now, last);
    const double rate = seconds > 0 ? static_cast<double>(now - first) / seconds : 0;
    const std::string left = rate > 0 ? time_text(static_cast<double>(last - now) / rate) + " left" : "";
    return fmt::format("week {} of {} ({:.0f}%), {:.3g} weeks a second, {}", now, last, 100 * done, rate,
                       left);
}

std::string Progress::bar(Tick first, Tick now, Tick last, double seconds, std::size_t width) {
    const auto filled = static_cast<std::size_t>(part_done(first, now, last) * static_cast<double>(width));
    return fmt::format("[{}{}] {}", std::string(filled, '#'), std::string(width - filled, '.'),
                       line(first, now, last, seconds));
}

}  // namespace concord
