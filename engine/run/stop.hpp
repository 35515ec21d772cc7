#pragma once

namespace concord {

/// While one lives, SIGINT and SIGTERM do not end the program but ask it to stop: the main loop looks at
/// requested() between two ticks. A second signal ends it at once. One at a time.
class StopRequest {
  public:
    StopRequest();
    ~StopRequest();
    StopRequest(const StopRequest&) = delete;
    StopRequest& operator=(const StopRequest&) = delete;
    bool requested() const;
};

}  // namespace concord
