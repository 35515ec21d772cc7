#include "engine/output/frame_queue.hpp"

#include <algorithm>

namespace concord {

namespace {

constexpr std::size_t batch = 32;  // frames

std::size_t frames_within(FrameLimits limits, std::size_t frame_bytes) {
    return std::max<std::size_t>(
        2, std::min(limits.frames, limits.bytes / std::max<std::size_t>(1, frame_bytes)));
}

}  // namespace

FrameQueue::FrameQueue(std::size_t frame_bytes, FrameLimits limits)
    : frame_bytes_(frame_bytes),
      capacity_(frames_within(limits, frame_bytes)),
      wake_at_(std::min(capacity_ / 2, batch)) {}

Frame FrameQueue::empty_frame() {
    std::unique_lock lock(mutex_);
    emptied_.wait(lock, [this] { return failure_ || !empty_.empty() || allocated_ < capacity_; });
    if (failure_) std::rethrow_exception(failure_);
    if (empty_.empty()) {
        // All zero, so that what lies between the variables says nothing when a frame is kept as it is.
        Frame fresh{0, std::make_unique<std::byte[]>(std::max<std::size_t>(1, frame_bytes_))};
        ++allocated_;
        return fresh;
    }
    Frame frame = std::move(empty_.back());
    empty_.pop_back();
    return frame;
}

/// The writer is woken once half the frames wait for it: waking a thread costs more than filling a small
/// frame. It cannot oversleep: while fewer than half wait and it holds none, there is an empty one to be had.
void FrameQueue::hand_over(Frame frame) {
    std::unique_lock lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
    pending_.push_back(std::move(frame));
    const bool wake = pending_.size() == wake_at_;
    lock.unlock();
    if (wake) filled_.notify_one();
}

void FrameQueue::finish() {
    std::lock_guard lock(mutex_);
    finished_ = true;
    filled_.notify_one();
}

void FrameQueue::abandon() {
    std::lock_guard lock(mutex_);
    pending_.clear();
    finished_ = true;
    filled_.notify_one();
}

void FrameQueue::check() const {
    std::lock_guard lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
}

std::optional<Frame> FrameQueue::next() {
    std::unique_lock lock(mutex_);
    if (pending_.empty()) filled_.wait(lock, [this] { return finished_ || pending_.size() >= wake_at_; });
    if (pending_.empty()) return std::nullopt;
    Frame frame = std::move(pending_.front());
    pending_.pop_front();
    return frame;
}

void FrameQueue::give_back(Frame frame) {
    std::lock_guard lock(mutex_);
    empty_.push_back(std::move(frame));
    emptied_.notify_one();
}

void FrameQueue::fail(std::exception_ptr failure) {
    std::lock_guard lock(mutex_);
    failure_ = failure;
    emptied_.notify_one();
}

std::size_t FrameQueue::allocated() const {
    std::lock_guard lock(mutex_);
    return allocated_;
}

}  // namespace concord
