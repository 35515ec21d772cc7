#pragma once
#include <chrono>
#include <cstddef>
#include <string>

#include "engine/core/tick.hpp"

namespace concord {

/// Tells how far a run is, with rate and time left, on the standard error: a bar on a terminal; a line after
/// a second, after two more, four more and at last every minute in a log; nothing when quiet. What cannot be
/// written is lost, the run goes on.
class Progress {
  public:
    enum class Style { bar, lines, quiet };
    /// The style that fits: quiet if asked for, a bar when standard error is a terminal, else lines.
    static Style fitting(bool quiet);

    /// `what` is counted: weeks, runs.
    Progress(Style style, Tick first, Tick last, std::string what = "week");
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void reached(Tick t);

    /// "week 120 of 520 (23%), 251 weeks a second, 2 s left"; `seconds` since the start.
    static std::string line(Tick first, Tick now, Tick last, double seconds,
                            const std::string& what = "week");
    /// The same with a bar before it, of less than `columns` characters in all so that no terminal wraps it.
    static std::string bar(Tick first, Tick now, Tick last, double seconds, std::size_t columns,
                           const std::string& what = "week");

  private:
    using Clock = std::chrono::steady_clock;
    Style style_;
    Tick first_, last_;
    std::string what_;
    Clock::time_point start_, next_;
    Clock::duration pause_;
    bool drawn_ = false;
};

}  // namespace concord
