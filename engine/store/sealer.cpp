#include "engine/store/sealer.hpp"

#include <utility>

namespace concord {

Sealer::Sealer(SealAt at, Seal seal) : at_(at), seal_(std::move(seal)), thread_([this] { work(); }) {}

Sealer::~Sealer() {
    Lock lock(mutex_);
    closing_ = true;
    lock.unlock();
    filled_.notify_one();
    thread_.join();
}

void Sealer::add(RunNumber run, std::span<const std::byte> block) {
    Lock lock(mutex_);
    sealed_.wait(lock, [this] { return failure_ || batch_.bytes.size() < at_.bytes; });
    throw_failure();
    const bool first = batch_.parts.empty();
    if (first) due_ = Clock::now() + at_.age;
    batch_.add(run, block);
    const bool wake = first || is_due();
    lock.unlock();
    if (wake) filled_.notify_one();
}

void Sealer::flush() {
    Lock lock(mutex_);
    wanted_ = taken_ + (batch_.parts.empty() ? 0 : 1);
    filled_.notify_one();
    sealed_.wait(lock, [this, wanted = wanted_] { return failure_ || written_ >= wanted; });
    throw_failure();
}

void Sealer::check() {
    const Lock lock(mutex_);
    throw_failure();
}

void Sealer::throw_failure() const {
    if (failure_) std::rethrow_exception(failure_);
}

bool Sealer::is_due() const {
    return closing_ || wanted_ > taken_ || batch_.bytes.size() >= at_.bytes ||
           batch_.parts.size() >= at_.runs;
}

void Sealer::wait_until_due(Lock& lock) {
    filled_.wait(lock, [this] { return closing_ || !batch_.parts.empty(); });
    if (!batch_.parts.empty()) filled_.wait_until(lock, due_, [this] { return is_due(); });
}

/// While a batch is written, the next one is filled.
void Sealer::seal_batch(Lock& lock) {
    std::swap(batch_, sealing_);
    ++taken_;
    lock.unlock();
    sealed_.notify_all();  // there is room again
    std::exception_ptr failure;
    try {
        seal_(sealing_);
    } catch (...) {
        failure = std::current_exception();
    }
    sealing_.clear();
    lock.lock();
    failure_ = failure;
    ++written_;
    sealed_.notify_all();
}

void Sealer::work() {
    Lock lock(mutex_);
    while (!failure_) {
        wait_until_due(lock);
        if (batch_.parts.empty()) return;
        seal_batch(lock);
    }
}

}  // namespace concord
