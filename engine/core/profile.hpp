#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace concord {

/// Where the time goes: a stopwatch of which every lap belongs to a process.
class Profile {
  public:
    struct Process {
        std::string name;
        double seconds = 0;
        std::uint64_t laps = 0;
    };

    /// All time since the last lap, or since this was made, was spent on the process of that name.
    void lap(const std::string& process);
    /// All that had a lap, in order of their first.
    const std::vector<Process>& processes() const { return processes_; }

    /// A table a person can read: seconds, share of them all, and microseconds a lap of each process.
    std::string table() const;

  private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point last_ = Clock::now();
    std::vector<Process> processes_;
};

}  // namespace concord
