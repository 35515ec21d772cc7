#include "engine/run/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "engine/core/readable.hpp"

namespace concord {

namespace {
using namespace std::chrono_literals;

std::string time_text(double seconds) {
    if (seconds < 90) return fmt::format("{:.0f} s", seconds);
    if (seconds < 5400) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

double part_done(Tick first, Tick now, Tick last) {
    return last == first ? 1 : static_cast<double>(now - first) / static_cast<double>(last - first);
}

/// Of the terminal, which its user may make wider or narrower at any time.
std::size_t columns_of_terminal() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}
}  // namespace

Progress::Style Progress::fitting(bool quiet) {
    return quiet ? Style::quiet : isatty(STDERR_FILENO) ? Style::bar : Style::lines;
}

Progress::Progress(Style style, Tick first, Tick last, std::string what)
    : style_(style),
      first_(first),
      last_(last),
      what_(std::move(what)),
      start_(Clock::now()),
      pause_(style == Style::bar ? Clock::duration(100ms) : Clock::duration(1s)) {
    next_ = start_ + pause_;
}

Progress::~Progress() {
    if (drawn_) std::fputs("\r\033[K", stderr);  // the bar makes room for what comes next
}

void Progress::reached(Tick t) {
    if (style_ == Style::quiet) return;
    const auto now = Clock::now();
    if (now < next_) return;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    if (style_ == Style::bar) {
        std::fputs(("\r\033[K" + bar(first_, t, last_, seconds, columns_of_terminal(), what_)).c_str(),
                   stderr);
        drawn_ = true;
    } else {
        std::fputs((line(first_, t, last_, seconds, what_) + '\n').c_str(), stderr);
        pause_ = std::min<Clock::duration>(2 * pause_, 1min);
    }
    std::fflush(stderr);
    next_ = now + pause_;
}

std::string Progress::line(Tick first, Tick now, Tick last, double seconds, const std::string& what) {
    const double rate = seconds > 0 ? static_cast<double>(now - first) / seconds : 0;
    const std::string text =
        fmt::format("{} {} of {} ({:.0f}%)", what, now, last, 100 * part_done(first, now, last));
    if (rate == 0) return text;
    return fmt::format("{}, {} {}s a second, {} left", text, readable(rate), what,
                       time_text(static_cast<double>(last - now) / rate));
}

std::string Progress::bar(Tick first, Tick now, Tick last, double seconds, std::size_t columns,
                          const std::string& what) {
    constexpr std::size_t widest = 30, narrowest = 4;
    const std::string text = line(first, now, last, seconds, what);
    const std::size_t beside = text.size() + 4;  // "[", "] " and the last column, which stays free
    if (columns < beside + narrowest) return text.substr(0, columns - std::min<std::size_t>(columns, 1));
    const std::size_t width = std::min(widest, columns - beside);
    const auto filled = static_cast<std::size_t>(part_done(first, now, last) * static_cast<double>(width));
    return fmt::format("[{}{}] {}", std::string(filled, '#'), std::string(width - filled, '.'), text);
}

}  // namespace concord
