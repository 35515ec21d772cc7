#pragma once
#include <cstddef>
#include <vector>

#include "engine/core/tick.hpp"

namespace concord {

/// Where a recorder puts its frames. For one thread at a time; all throw Failure when something could not be
/// written, then or earlier.
class FrameSink {
  public:
    virtual ~FrameSink() = default;

    /// Where in a frame each chosen variable stands, and the bytes of a frame.
    virtual const std::vector<std::size_t>& offsets() const = 0;
    virtual std::size_t frame_bytes() const = 0;

    virtual void begin() = 0;  // before the first frame, once
    virtual void append(Tick, const std::byte* frame) = 0;
    virtual void complete() = 0;  // no more frames will come
};

}  // namespace concord
