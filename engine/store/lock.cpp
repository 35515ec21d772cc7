#include "engine/store/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <sstream>
#include <system_error>
#include <thread>

#include "engine/core/error.hpp"
#include "engine/store/here_and_now.hpp"

namespace concord {

namespace {

/// Whoever asks for the holder has the lock for a moment himself; that is no reason to give up.
constexpr int tries = 20;
constexpr std::chrono::milliseconds between_tries(10);

std::string words(int error) {
    return std::generic_category().message(error);
}

/// Between opening and locking, the folder may have been removed by who had it.
bool still_named(int descriptor, const std::string& name) {
    struct stat opened {
    }, named{};
    return fstat(descriptor, &opened) == 0 && stat(name.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

bool try_lock(int descriptor, FileLock::IfTaken if_taken) {
    if (if_taken == FileLock::IfTaken::wait) {
        int result = 0;
        while ((result = flock(descriptor, LOCK_EX)) != 0 && errno == EINTR) continue;
        return result == 0;
    }
    for (int n = 0; n < tries; ++n) {
        if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return true;
        if (errno != EWOULDBLOCK) return false;
        if (n + 1 < tries) std::this_thread::sleep_for(between_tries);
    }
    errno = EWOULDBLOCK;
    return false;
}

LockHolder signature(int descriptor) {
    char text[512] = {};
    const ssize_t size = pread(descriptor, text, sizeof text - 1, 0);
    LockHolder holder{"an unknown host", 0, "an unknown time"};
    std::istringstream words_of(size > 0 ? std::string(text, static_cast<std::size_t>(size)) : "");
    LockHolder read;
    if (words_of >> read.host >> read.pid >> read.since) holder = read;
    return holder;
}

}  // namespace

std::string LockHolder::text() const {
    return fmt::format("process {} on {}, since {}", pid, host, since);
}

FileLock::FileLock(std::string path, IfTaken if_taken) : path_(std::move(path)) {
    do {
        descriptor_ = locked(if_taken);
        if (still_named(descriptor_, path_)) break;
        ::close(descriptor_);
    } while (true);
    sign();
}

FileLock::~FileLock() {
    ::close(descriptor_);
}

int FileLock::locked(IfTaken if_taken) const {
    const int opened = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (opened < 0) throw Failure(fmt::format("cannot write {}: {}", path_, words(errno)));
    if (try_lock(opened, if_taken)) return opened;
    const int error = errno;
    const LockHolder holder = signature(opened);
    ::close(opened);
    if (error == EWOULDBLOCK) throw Failure(fmt::format("{} is taken by {}", path_, holder.text()));
    throw Failure(
        fmt::format("cannot lock {}: {} (choose a file system that offers locks)", path_, words(error)));
}

/// For people and for messages only: when the disk is full, the lock holds all the same.
void FileLock::sign() const {
    const std::string text = fmt::format("{} {} {}\n", host_name(), getpid(), utc_text(utc_now()));
    [[maybe_unused]] const bool written =
        ftruncate(descriptor_, 0) == 0 && pwrite(descriptor_, text.data(), text.size(), 0) > 0;
}

std::optional<LockHolder> FileLock::holder(const std::string& path) {
    const int opened = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (opened < 0) return std::nullopt;
    const bool taken = flock(opened, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    const LockHolder found = signature(opened);
    ::close(opened);
    return taken ? std::optional(found) : std::nullopt;
}

}  // namespace concord
