#include "engine/core/profile.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace concord {

void Profile::lap(const std::string& process) {
    const Clock::time_point now = Clock::now();
    auto found = std::ranges::find(processes_, process, &Process::name);
    if (found == processes_.end()) found = processes_.insert(found, {process});
    found->seconds += std::chrono::duration<double>(now - last_).count();
    ++found->laps;
    last_ = now;
}

std::string Profile::table() const {
    double all = 0;
    for (const Process& process : processes_) all += process.seconds;
    std::string text =
        fmt::format("{:20} {:>10} {:>7} {:>10} {:>14}\n", "process", "seconds", "share", "times", "us each");
    const auto row = [&](const Process& process, const std::string& times, const std::string& each) {
        text += fmt::format("{:20} {:10.4f} {:6.1f}% {:>10} {:>14}\n", process.name, process.seconds,
                            all > 0 ? 100 * process.seconds / all : 0, times, each);
    };
    for (const Process& process : processes_)
        row(process, std::to_string(process.laps),
            fmt::format("{:.2f}", 1e6 * process.seconds / static_cast<double>(process.laps)));
    row({"all", all, 0}, "", "");
    return text;
}

}  // namespace concord
