#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/tick.hpp"
#include "engine/output/sealed_file.hpp"

/// What was recorded from one checkpoint to the next lies in a file of its own, OUT.part-000 and so on, that
/// is sealed at the checkpoint and never touched again: plain frames, as HDF5 has no file that survives a
/// kill while it is open. The output is made of them at the end.
namespace concord {

struct SealedPart {
    std::uint64_t frames = 0;
    std::string sha256;
    bool operator==(const SealedPart&) const = default;
};

std::string part_path(const std::string& output, std::size_t number);

/// A part in the making.
class PartWriter {
  public:
    /// These throw Failure when the disk is full or the like; the first also as PartFile does.
    PartWriter(const std::string& path, std::size_t frame_bytes);
    void append(Tick, const std::byte* frame);
    SealedPart seal();

  private:
    SealedWriter file_;
    std::size_t frame_bytes_;
    std::uint64_t frames_ = 0;
};

/// Throws InputError unless every part is there and is what was sealed.
void verify_parts(const std::string& output, const std::vector<SealedPart>&);

/// Calls visit(tick, frame) for the frames of a part, one after the other, in one place of memory. Throws
/// InputError when it is not what was sealed, or its frames are of another size.
void for_frames(const std::string& path, const SealedPart&, std::size_t frame_bytes,
                const std::function<void(Tick, const std::byte*)>& visit);

/// Removes the parts of an output from that number on.
void remove_parts(const std::string& output, std::size_t from);

/// Of the files beside `path` whose names begin with its own and `middle` and go on with digits: the numbers,
/// in order.
std::vector<std::uint64_t> numbered_beside(const std::string& path, const std::string& middle);

}  // namespace concord
