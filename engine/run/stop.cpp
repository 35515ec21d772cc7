#include "engine/run/stop.hpp"

#include <csignal>

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
    std::signal(SIGINT, ask);
    std::signal(SIGTERM, ask);
}

StopRequest::~StopRequest() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool StopRequest::requested() const {
    return asked != 0;
}

}  // namespace concord
