#include "engine/output/part_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <system_error>

#include "engine/core/error.hpp"

namespace concord {

namespace {

std::string words(int error) {
    return std::generic_category().message(error);
}

std::filesystem::path folder_of(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder;
}

void ignore_size_signal() {
    struct sigaction now {};
    sigaction(SIGXFSZ, nullptr, &now);
    if (now.sa_handler == SIG_DFL) std::signal(SIGXFSZ, SIG_IGN);
}

/// Between opening and locking, the process that had it may have finished and given the file its name.
bool still_named(int descriptor, const std::string& name) {
    struct stat opened {
    }, named{};
    return fstat(descriptor, &opened) == 0 && stat(name.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/// The name of a finished file is as lasting as its content. Not every file system can do this: then not.
void sync_folder(const std::string& path) {
    const int folder = open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    fsync(folder);
    ::close(folder);
}

}  // namespace

void check_output(const std::string& path, bool overwrite) {
    std::error_code ignored;
    if (path.empty()) throw InputError(Problem{.file = {}, .text = "the output file has no name"});
    const auto status = std::filesystem::status(path, ignored);
    if (std::filesystem::is_directory(status))
        throw InputError({.file = path, .text = "is a folder, not a file"});
    if (std::filesystem::exists(status)) {
        if (!std::filesystem::is_regular_file(status))
            throw InputError({.file = path, .text = "is not a plain file"});
        if (!overwrite) throw InputError({.file = path, .text = "exists already (--force replaces it)"});
    }
    const auto folder = folder_of(path);
    if (!std::filesystem::is_directory(folder, ignored))
        throw InputError({.file = path, .text = fmt::format("there is no folder {}", folder.string())});
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        throw Failure(fmt::format("cannot write {}.part: {}", path, words(errno)));
}

PartFile::PartFile(std::string path, bool overwrite) : path_(std::move(path)), overwrite_(overwrite) {
    check_output(path_, overwrite_);
    ignore_size_signal();
    open_part();
}

PartFile::~PartFile() {
    if (!published_) unlink(part().c_str());  // before closing: while locked, it is ours
    ::close(descriptor_);
}

void PartFile::open_part() {
    const std::string name = part();
    for (;;) {
        const int opened = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (opened < 0) throw Failure(fmt::format("cannot write {}: {}", name, words(errno)));
        if (flock(opened, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            ::close(opened);
            throw Failure(fmt::format("cannot write {}: another process is writing it", name));
        }
        if (still_named(opened, name)) {
            descriptor_ = opened;
            break;
        }
        ::close(opened);
    }
    if (ftruncate(descriptor_, 0) != 0) error_ = errno;
}

void PartFile::check() const {
    if (error_ == 0) return;
    const bool there = std::filesystem::exists(path_);
    throw Failure(fmt::format("cannot write {}: {} ({})", path_, words(error_),
                              there ? "the file that was there before is untouched"
                                    : "nothing was left behind under its final name"));
}

void PartFile::publish() {
    if (error_ == 0 && fsync(descriptor_) != 0) error_ = errno;
    check();
    if (!overwrite_ && std::filesystem::exists(path_)) {
        published_ = true;  // the work is not thrown away
        throw Failure(
            fmt::format("{} was written by someone else meanwhile; the result is {}", path_, part()));
    }
    if (std::rename(part().c_str(), path_.c_str()) != 0) error_ = errno;
    check();
    published_ = true;
    sync_folder(path_);
}

}  // namespace concord
