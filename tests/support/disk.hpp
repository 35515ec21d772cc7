#pragma once
#include <sys/mount.h>
#include <sys/resource.h>

#include <filesystem>
#include <string>

namespace concord::test {

/// A small disk of its own on a folder, where the system lets one be mounted.
class Disk {
  public:
    Disk(std::string folder, std::size_t bytes) : folder_(std::move(folder)) {
        std::filesystem::create_directory(folder_);
        mounted_ = mount("none", folder_.c_str(), "tmpfs", 0, options(bytes).c_str()) == 0;
    }
    ~Disk() {
        if (mounted_) umount2(folder_.c_str(), MNT_DETACH);
    }
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    bool mounted() const { return mounted_; }
    void enlarge(std::size_t bytes) const {
        mount("none", folder_.c_str(), "tmpfs", MS_REMOUNT, options(bytes).c_str());
    }

  private:
    static std::string options(std::size_t bytes) { return "size=" + std::to_string(bytes); }

    std::string folder_;
    bool mounted_;
};

/// While it lives, the process writes no file larger than that.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(std::size_t bytes) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

  private:
    rlimit before_{};
};

/// In a process that is about to become another program.
inline void allow_files_of_100_kilobytes() {
    const rlimit limit{100'000, 100'000};
    setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace concord::test
