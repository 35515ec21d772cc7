#include "engine/run/stop.hpp"

#include <atomic>

namespace concord {

namespace {
std::atomic<int> asked = 0;  // a signal may come to any thread
static_assert(std::atomic<int>::is_always_lock_free, "or a signal handler cannot write to it");

void ask(int signal) {
    asked = 1;
    std::signal(signal, SIG_DFL);
}
}  // namespace

StopRequest::StopRequest() {
    asked = 0;
    for (std::size_t n = 0; n != signals.size(); ++n) {
        before_[n] = std::signal(signals[n], ask);
        if (before_[n] == SIG_IGN) std::signal(signals[n], SIG_IGN);
    }
}

StopRequest::~StopRequest() {
    for (std::size_t n = 0; n != signals.size(); ++n) std::signal(signals[n], before_[n]);
}

bool StopRequest::requested() const {
    return asked != 0;
}

}  // namespace concord
