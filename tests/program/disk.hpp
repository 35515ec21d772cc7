#pragma once
#include <sys/mount.h>
#include <sys/resource.h>

#include <filesystem>
#include <string>

namespace concord::test {

inline void allow_files_of_100_kilobytes() {
    const rlimit limit{100'000, 100'000};
    setrlimit(RLIMIT_FSIZE, &limit);
}

/// A disk of 100 kB of its own on a folder, where the system lets one be mounted.
class Disk {
  public:
    explicit Disk(std::string folder) : folder_(std::move(folder)) {
        std::filesystem::create_directory(folder_);
        mounted_ = mount("none", folder_.c_str(), "tmpfs", 0, "size=100k") == 0;
    }
    ~Disk() {
        if (mounted_) umount2(folder_.c_str(), MNT_DETACH);
    }
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;
    bool mounted() const { return mounted_; }

  private:
    std::string folder_;
    bool mounted_;
};

}  // namespace concord::test
