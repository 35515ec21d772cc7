#pragma once
#include <array>
#include <csignal>

namespace concord {

/// While one lives, SIGINT and SIGTERM do not end the program but ask it to stop: the main loop looks at
/// requested() between two ticks. A second signal ends it at once. A signal that was ignored before, as a
/// shell has it for what runs in the background, stays ignored. One at a time.
class StopRequest {
  public:
    StopRequest();
    ~StopRequest();
    StopRequest(const StopRequest&) = delete;
    StopRequest& operator=(const StopRequest&) = delete;
    bool requested() const;

  private:
    static constexpr std::array signals{SIGINT, SIGTERM};
    std::array<void (*)(int), signals.size()> before_{};
};

}  // namespace concord
