#include "engine/output/packers.hpp"

#include <utility>

namespace concord {

Packers::Packers(unsigned threads) {
    for (unsigned n = 0; n < threads; ++n) threads_.emplace_back([this] { work(); });
}

Packers::~Packers() {
    {
        const Lock lock(mutex_);
        closing_ = true;
    }
    added_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Packers::add(Bytes chunk, std::size_t element_bytes, Write write) {
    if (threads_.empty()) return write(deflate_(chunk, element_bytes));
    const std::size_t most = 4 * threads_.size();
    Job job{Chunk(chunk.size()), std::move(write)};
    shuffle(chunk, element_bytes, job.bytes.data());
    Lock lock(mutex_);
    jobs_.push_back(std::move(job));
    added_.notify_one();
    while (jobs_.size() > most || jobs_.front().done) {
        write_first(lock);
        if (jobs_.empty()) return;
    }
}

void Packers::finish() {
    Lock lock(mutex_);
    while (!jobs_.empty()) write_first(lock);
}

void Packers::write_first(Lock& lock) {
    packed_.wait(lock, [this] { return jobs_.front().done; });
    const Job first = std::move(jobs_.front());
    jobs_.pop_front();
    --taken_;
    lock.unlock();
    if (first.failure) std::rethrow_exception(first.failure);
    first.write(first.bytes);
    lock.lock();
}

void Packers::pack(Job& job, Deflate& deflate) try {
    constexpr std::size_t shuffled = 1;
    const Bytes packed = deflate(job.bytes, shuffled);
    job.bytes.assign(packed.begin(), packed.end());
} catch (...) {
    job.failure = std::current_exception();
}

void Packers::work() {
    Deflate deflate;
    Lock lock(mutex_);
    for (;;) {
        added_.wait(lock, [this] { return closing_ || taken_ < jobs_.size(); });
        if (closing_) return;
        Job& job = jobs_[taken_++];  // stays where it is while others come and go
        lock.unlock();
        pack(job, deflate);
        lock.lock();
        job.done = true;
        packed_.notify_one();
    }
}

}  // namespace concord
