#pragma once
#include <chrono>
#include <cstdint>
#include <string>

#include "engine/core/tick.hpp"

namespace concord {

/// Tells how far a run is, with rate and time left, on the standard error: a bar on a terminal, a line now
/// and then in a log, nothing when quiet.
class Progress {
  public:
    enum class Style { bar, lines, quiet };
    /// The style that fits: quiet if asked for, a bar when standard error is a terminal, else lines.
    static Style fitting(bool quiet);

    Progress(Style style, Tick first, Tick last);
    ~Progress();
    void reached(Tick t);

    /// "week 120 of 520 (23%), 251 weeks a second, 2 s left"; `seconds` since the start.
    static std::string line(Tick first, Tick now, Tick last, double seconds);
    /// The same with a bar of `width` characters before it.
    static std::string bar(Tick first, Tick now, Tick last, double seconds, std::size_t width);

  private:
    using Clock = std::chrono::steady_clock;
    Style style_;
    Tick first_, last_;
    Clock::time_point start_, shown_;
    bool drawn_ = false;
};

}  // namespace concord
