#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/core/tick.hpp"

namespace concord {

/// The recorded values of one tick, in a place of memory that is used again and again.
struct Frame {
    Tick tick = 0;
    std::unique_ptr<std::byte[]> bytes;
};

/// How much memory may wait to be written.
struct FrameLimits {
    std::size_t frames = 1024;
    std::size_t bytes = std::size_t{256} << 20;
};

/// Between the one thread that simulates and the one that writes. Never more frames than the limits allow
/// (but always two, so that one may be filled while the other is written): who finds none empty waits for the
/// writer.
class FrameQueue {
  public:
    explicit FrameQueue(std::size_t frame_bytes, FrameLimits limits = {});

    // For the thread that simulates. The first two throw what made the writer fail.
    Frame empty_frame();
    void hand_over(Frame);
    void finish();   // no more frames will come
    void abandon();  // and those waiting are not wanted any more
    void check() const;

    // For the thread that writes.
    std::optional<Frame> next();  // nothing: finished, and all handed out
    void give_back(Frame);
    void fail(std::exception_ptr);

    std::size_t capacity() const { return capacity_; }
    std::size_t allocated() const;

  private:
    const std::size_t frame_bytes_;
    const std::size_t capacity_, wake_at_;
    mutable std::mutex mutex_;
    std::condition_variable filled_, emptied_;
    std::deque<Frame> pending_;
    std::vector<Frame> empty_;
    std::size_t allocated_ = 0;
    bool finished_ = false;
    std::exception_ptr failure_;
};

}  // namespace concord
