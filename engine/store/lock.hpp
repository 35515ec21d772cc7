#pragma once
#include <optional>
#include <string>

namespace concord {

/// Who has a lock.
struct LockHolder {
    std::string host;
    long pid = 0;
    std::string since;  // UTC, ISO 8601

    std::string text() const;  // "process 4711 on host north, since 2024-05-01T12:00:00.123Z"
};

/// A lock on a file that says who has it. The kernel takes it away from a process that ends, however it ends.
/// On NFS Linux passes it on to the server, so that it holds between hosts too, if the server offers locks.
class FileLock {
  public:
    enum class IfTaken { fail, wait };

    /// Throws Failure: another has it (who is named), or the file system does not let it be locked.
    explicit FileLock(std::string path, IfTaken = IfTaken::fail);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// Who has it at this moment; nothing when nobody has, or there is no such file.
    static std::optional<LockHolder> holder(const std::string& path);

  private:
    int locked(IfTaken) const;
    void sign() const;

    std::string path_;
    int descriptor_;
};

}  // namespace concord
