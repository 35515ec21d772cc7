#include "engine/output/sealed_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "engine/core/error.hpp"

namespace concord {

namespace {
constexpr std::size_t together = std::size_t{1} << 20;  // bytes written or read at a time
constexpr std::string_view label = "sha256 ";
constexpr std::size_t digits = 64, last_line = label.size() + digits + 1, longest_line = 4096;
}  // namespace

SealedWriter::SealedWriter(const std::string& path, std::string_view kind) : part_(path, true) {
    waiting_.reserve(together);
    add(kind);
    add("\n");
}

void SealedWriter::add(const void* bytes, std::size_t count) {
    sum_.add(bytes, count);
    const auto* from = static_cast<const char*>(bytes);
    if (waiting_.size() + count > together) flush();
    if (count > together) return write(from, count);
    waiting_.insert(waiting_.end(), from, from + count);
}

std::string SealedWriter::seal() {
    const std::string sum = sum_.digits();
    flush();
    const std::string line = fmt::format("{}{}\n", label, sum);
    write(line.data(), line.size());
    return sum;
}

void SealedWriter::publish() {
    part_.publish();
}

void SealedWriter::flush() {
    write(waiting_.data(), waiting_.size());
    waiting_.clear();
}

void SealedWriter::write(const char* bytes, std::size_t count) {
    while (count > 0 && *part_.error() == 0) {
        const ssize_t done = ::write(part_.descriptor(), bytes, count);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) *part_.error() = errno;
        if (done <= 0) continue;
        bytes += done, count -= static_cast<std::size_t>(done);
    }
    part_.check();
}

SealedReader::SealedReader(std::string path, std::string_view kind) : path_(std::move(path)) {
    open_file();
    try {
        std::string first(kind.size() + 1, '\0');
        first.resize(fetch(first.data(), first.size(), 0));
        if (first != fmt::format("{}\n", kind)) refuse(fmt::format("is no {}", kind));
        verify();
        at_ = first.size();
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

SealedReader::~SealedReader() {
    ::close(descriptor_);
}

void SealedReader::refuse(const std::string& why) const {
    throw InputError({.file = path_, .text = why});
}

void SealedReader::open_file() {
    descriptor_ = open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe must not wait
    if (descriptor_ < 0) refuse("cannot be read: " + std::generic_category().message(errno));
    struct stat found {};
    if (fstat(descriptor_, &found) == 0 && S_ISREG(found.st_mode)) {
        end_ = static_cast<std::uint64_t>(found.st_size);
        return;
    }
    ::close(descriptor_);
    refuse("is not a plain file");
}

void SealedReader::verify() {
    const char* const damaged = "is damaged: its end, or more, is missing";
    if (end_ < last_line) refuse(damaged);
    end_ -= last_line;
    Sha256 sum;
    std::vector<char> piece(std::min<std::uint64_t>(together, end_));
    for (std::uint64_t from = 0; from != end_;) {
        const std::size_t got = fetch(piece.data(), std::min<std::uint64_t>(piece.size(), end_ - from), from);
        if (got == 0) refuse(damaged);
        sum.add(piece.data(), got);
        from += got;
    }
    std::string line(last_line, '\0');
    line.resize(fetch(line.data(), line.size(), end_));
    if (!line.starts_with(label) || !line.ends_with('\n')) refuse(damaged);
    sum_ = line.substr(label.size(), digits);
    if (sum_ != sum.digits()) refuse("is damaged: its content does not fit its SHA-256");
}

std::size_t SealedReader::fetch(char* bytes, std::size_t count, std::uint64_t from) const {
    std::size_t all = 0;
    while (all != count) {
        const ssize_t got = pread(descriptor_, bytes + all, count - all, static_cast<off_t>(from + all));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) refuse("cannot be read: " + std::generic_category().message(errno));
        if (got == 0) break;
        all += static_cast<std::size_t>(got);
    }
    return all;
}

void SealedReader::read(void* bytes, std::size_t count) {
    if (count > left()) refuse("ends too early");
    auto* to = static_cast<char*>(bytes);
    while (count > 0) {
        if (at_ < buffered_from_ || at_ >= buffered_from_ + buffer_.size()) {
            buffer_.resize(std::min<std::uint64_t>(together, left()));
            buffer_.resize(fetch(buffer_.data(), buffer_.size(), buffered_from_ = at_));
            if (buffer_.empty()) refuse("ends too early");
        }
        const std::size_t skip = at_ - buffered_from_, part = std::min(count, buffer_.size() - skip);
        std::memcpy(to, buffer_.data() + skip, part);
        to += part, at_ += part, count -= part;
    }
}

std::string SealedReader::text(std::uint64_t count) {
    if (count > left()) refuse("ends too early");
    std::string text(count, '\0');
    read(text.data(), text.size());
    return text;
}

std::string SealedReader::line() {
    std::string text;
    for (char c = 0; text.size() <= longest_line; text += c) {
        read(&c, 1);
        if (c == '\n') return text;
    }
    refuse("has a line without end");
}

}  // namespace concord
