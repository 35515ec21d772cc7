#include "engine/run/stop.hpp"

namespace concord {

namespace {
volatile std::sig_atomic_t asked = 0;  // a signal handler can write to nothing else

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
