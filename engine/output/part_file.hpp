#pragma once
#include <string>

namespace concord {

/// Looks whether PATH may become an output file, before anything is computed for it. Throws InputError: PATH
/// exists and `overwrite` is not given, PATH is not a plain file, its folder does not exist. Throws Failure:
/// the folder cannot be written.
void check_output(const std::string& path, bool overwrite);

/// A file in the making: written as PATH.part, in the same folder, and given its name only once it is
/// complete and on disk. Whatever happens before, nothing of it is seen under PATH, and what was there stays
/// as it was.
class PartFile {
  public:
    /// Throws as check_output() does, and Failure: PATH.part cannot be written, or another process is writing
    /// it. One left by a killed process is overwritten. From then on the process ignores SIGXFSZ: a limit on
    /// file sizes is an error, not a death.
    PartFile(std::string path, bool overwrite);
    ~PartFile();  // removes PATH.part unless published
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    const std::string& path() const { return path_; }
    std::string part() const { return path_ + ".part"; }
    int descriptor() const { return descriptor_; }

    /// Where the writer notes the errno of the first write that failed; stays 0 while all is well.
    int* error() { return &error_; }
    /// Throws Failure with the system's reason when a write has failed.
    void check() const;

    /// Forces everything to disk and gives the file its name. Throws Failure.
    void publish();

  private:
    void open_part();

    std::string path_;
    bool overwrite_;
    bool published_ = false;
    int descriptor_ = -1;
    int error_ = 0;
};

}  // namespace concord
