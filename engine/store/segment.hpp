#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace concord {

using RunNumber = std::uint64_t;

/// Finished runs that are sealed together: the bytes of all, one after the other.
struct Batch {
    struct Part {
        RunNumber run;
        std::uint64_t size;  // bytes
    };
    std::vector<Part> parts;
    std::vector<std::byte> bytes;

    void add(RunNumber run, std::span<const std::byte> block);
    void clear();  // keeps its memory
};

/// Where the bytes of a run are in a segment.
struct Extent {
    RunNumber run;
    std::uint64_t offset, size;  // bytes
};

/// What a segment holds; nothing, and why not, when it is refused.
struct Segment {
    std::vector<Extent> blocks;
    std::string refusal;  // "is damaged: ..."; empty when it is sound
};

// A segment is one file. Numbers are of 8 bytes, the lowest first:
//   "concord segment 2\n"               2 is the version of this format
//   size of the identity, identity      of the experiment, as the caller has it
//   number of runs n, n x (run, size)
//   the bytes of the runs, in that order
//   16 hexadecimal digits               CRC-64 of all bytes before

/// Seals a batch: the file has its name only once all of it is on disk. Throws Failure, and leaves nothing.
std::vector<Extent> write_segment(const std::string& path, std::string_view identity, const Batch&);

/// Reads what a segment holds, but not the bytes of its runs, after having verified its checksum. Refused is
/// whatever is not a complete and unharmed segment of that experiment. Throws Failure when it is not allowed
/// to be read.
Segment read_segment(const std::string& path, std::string_view identity);

/// Reads the bytes of a run, into memory that is used again. Throws Failure.
void read_block(const std::string& path, const Extent&, std::vector<std::byte>& bytes);

}  // namespace concord
