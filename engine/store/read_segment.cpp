#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>

#include "engine/core/error.hpp"
#include "engine/store/checksum.hpp"
#include "engine/store/segment.hpp"

namespace concord {

namespace {

constexpr std::string_view magic = "concord segment 2\n";
constexpr std::uint64_t digits = 16;  // of the checksum

std::string words(int error) {
    return std::generic_category().message(error);
}

/// A file that is read here and there; what cannot be read is nothing.
class Source {
  public:
    explicit Source(const std::string& path)
        : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
        if (descriptor_ < 0) throw Failure(fmt::format("cannot read {}: {}", path, words(errno)));
        struct stat status {};
        if (fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode))
            size_ = static_cast<std::uint64_t>(status.st_size);
    }
    ~Source() { ::close(descriptor_); }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    std::uint64_t size() const { return size_; }

    bool read(std::uint64_t offset, void* to, std::size_t count) const {
        auto* place = static_cast<char*>(to);
        while (count > 0) {
            const ssize_t done = pread(descriptor_, place, count, static_cast<off_t>(offset));
            if (done < 0 && errno == EINTR) continue;
            if (done <= 0) return false;
            place += done, offset += static_cast<std::uint64_t>(done),
                count -= static_cast<std::size_t>(done);
        }
        return true;
    }

  private:
    int descriptor_;
    std::uint64_t size_ = 0;
};

bool is_unharmed(const Source& source) {
    const std::uint64_t end = source.size() - digits;
    std::vector<char> buffer(1 << 18);
    Checksum sum;
    for (std::uint64_t at = 0; at < end;) {
        const std::size_t count = std::min<std::uint64_t>(buffer.size(), end - at);
        if (!source.read(at, buffer.data(), count)) return false;
        sum.add(buffer.data(), count);
        at += count;
    }
    std::string expected(digits, '\0');
    return source.read(end, expected.data(), digits) && sum.text() == expected;
}

/// Takes the head of a segment apart, from the start. Whatever it holds, nothing is read, and no memory asked
/// for, beyond what the file has.
class Head {
  public:
    explicit Head(const Source& source) : source_(source), end_(source.size() - digits) {}

    std::uint64_t at() const { return at_; }
    std::uint64_t left() const { return end_ - at_; }

    std::optional<std::string> text(std::uint64_t size) {
        if (size > left()) return std::nullopt;
        std::string bytes(size, '\0');
        if (!source_.read(at_, bytes.data(), bytes.size())) return std::nullopt;
        at_ += size;
        return bytes;
    }

    std::optional<std::vector<std::uint64_t>> numbers(std::uint64_t count) {
        const auto bytes = count > left() / 8 ? std::nullopt : text(count * 8);
        if (!bytes) return std::nullopt;
        std::vector<std::uint64_t> values(count, 0);
        for (std::size_t n = 0; n < bytes->size(); ++n)
            values[n / 8] |= std::uint64_t{static_cast<unsigned char>((*bytes)[n])} << (8 * (n % 8));
        return values;
    }

    std::optional<std::uint64_t> number() {
        const auto one = numbers(1);
        return one ? std::optional(one->front()) : std::nullopt;
    }

  private:
    const Source& source_;
    std::uint64_t at_ = 0, end_;
};

/// Nothing unless the blocks fill exactly the bytes that are left.
std::optional<std::vector<Extent>> blocks_of(Head& head) {
    const auto runs = head.number();
    const auto numbers = runs && *runs <= head.left() / 16 ? head.numbers(*runs * 2) : std::nullopt;
    if (!numbers) return std::nullopt;
    std::vector<Extent> blocks;
    std::uint64_t offset = head.at(), left = head.left();
    for (std::size_t n = 0; n < numbers->size(); n += 2) {
        const std::uint64_t size = (*numbers)[n + 1];
        if (size > left) return std::nullopt;
        blocks.push_back({(*numbers)[n], offset, size});
        offset += size, left -= size;
    }
    return left == 0 ? std::optional(blocks) : std::nullopt;
}

}  // namespace

Segment read_segment(const std::string& path, std::string_view identity) {
    const Source source(path);
    if (source.size() < magic.size() + digits) return {{}, "is cut short, or no segment at all"};
    Head head(source);
    if (!is_unharmed(source)) return {{}, "is damaged: its checksum is not that of its bytes"};
    if (head.text(magic.size()) != magic) return {{}, "is not a segment of the format that is read here"};
    const auto size = head.number();
    if (size != identity.size() || head.text(*size) != identity) return {{}, "belongs to another experiment"};
    const auto blocks = blocks_of(head);
    if (!blocks) return {{}, "is damaged: its runs do not fit into it"};
    return {*blocks, ""};
}

void read_block(const std::string& path, const Extent& block, std::vector<std::byte>& bytes) {
    const Source source(path);
    if (block.offset > source.size() || block.size > source.size() - block.offset)
        throw Failure(fmt::format("cannot read run {} in {}: the file has become shorter", block.run, path));
    bytes.resize(block.size);
    if (!source.read(block.offset, bytes.data(), bytes.size()))
        throw Failure(fmt::format("cannot read run {} in {}: {}", block.run, path, words(errno)));
}

}  // namespace concord
