#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/output/part_file.hpp"
#include "engine/output/sha256.hpp"

namespace concord {

/// A file with a SHA-256 over everything as its last line, in the making: whoever reads it knows whether it
/// is whole. PATH exists, or is replaced, once publish() has put it on disk and not a moment earlier.
class SealedWriter {
  public:
    /// `kind` becomes the first line: "concord checkpoint 1". Throws as PartFile does.
    SealedWriter(const std::string& path, std::string_view kind);

    /// Throws Failure when the disk is full or the like.
    void add(const void* bytes, std::size_t count);
    void add(std::string_view text) { add(text.data(), text.size()); }

    /// The last line; nothing can be added afterwards. Returns the sum, 64 digits.
    std::string seal();
    /// Forces everything to disk and gives the file its name. Throws Failure.
    void publish();

  private:
    void flush();
    void write(const char* bytes, std::size_t count);

    PartFile part_;
    Sha256 sum_;
    std::vector<char> waiting_;
};

/// Such a file, verified before anything of it is believed, read from its begin to its end.
class SealedReader {
  public:
    /// Throws InputError: there is no such file, it is of another kind, it is not whole.
    SealedReader(std::string path, std::string_view kind);
    ~SealedReader();
    SealedReader(const SealedReader&) = delete;
    SealedReader& operator=(const SealedReader&) = delete;

    const std::string& path() const { return path_; }
    const std::string& sha256() const { return sum_; }
    std::uint64_t left() const { return end_ - at_; }  // bytes between here and the sum

    /// These throw InputError when there is not so much left.
    void read(void* bytes, std::size_t count);
    std::string text(std::uint64_t count);
    std::string line();  // without its end; at most 4096 characters

    /// Throws InputError: "PATH: WHY".
    [[noreturn]] void refuse(const std::string& why) const;

  private:
    void open_file();
    void verify();
    std::size_t fetch(char* bytes, std::size_t count, std::uint64_t from) const;

    std::string path_, sum_;
    int descriptor_ = -1;
    std::uint64_t at_ = 0, end_ = 0;
    std::vector<char> buffer_;  // of what follows at_
    std::uint64_t buffered_from_ = 0;
};

}  // namespace concord
