#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <string>
#include <vector>

#include "engine/store/store.hpp"

namespace concord::test {

/// Bytes that only that run has; of different lengths.
inline std::vector<std::byte> bytes_of(RunNumber run) {
    std::vector<std::byte> bytes(run * 37 % 500);
    for (std::size_t n = 0; n < bytes.size(); ++n) bytes[n] = static_cast<std::byte>(run * 31 + n);
    return bytes;
}

inline ExperimentIdentity sample_identity() {
    return identity_of({{"commit", "1a2b"}, {"seed", "1"}});
}

inline std::vector<std::byte> kept(const Store& store, RunNumber run) {
    std::vector<std::byte> bytes;
    store.read(run, bytes);
    return bytes;
}

inline constexpr SealAt only_when_told{1 << 30, 1 << 30, std::chrono::hours(1)};

inline void finish(Store& store, RunNumber run) {
    store.started(run, 1);
    store.done(run, bytes_of(run));
}

/// A process of its own; what it does ends with it.
class Child {
  public:
    explicit Child(const std::function<void()>& work) : pid_(fork()) {
        if (pid_ != 0) return;
        work();
        _exit(0);
    }
    ~Child() { end(SIGKILL); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t pid() const { return pid_; }
    /// The exit status, or minus the signal that ended it.
    int wait() {
        int status = 0;
        if (pid_ > 0) waitpid(pid_, &status, 0);
        pid_ = 0;
        return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    }
    void end(int signal) {
        if (pid_ > 0) ::kill(pid_, signal);
        wait();
    }

  private:
    pid_t pid_;
};

}  // namespace concord::test
