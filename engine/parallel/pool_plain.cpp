// Plain threads in place of TBB, within which thread sanitizer reports races that are none.
#ifdef __SANITIZE_THREAD__
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "engine/parallel/parallel.hpp"
#include "engine/parallel/pool.hpp"

namespace concord {

namespace {
/// Which pool this thread works for, as TBB's arenas know it too; workers run nested loops alone.
thread_local unsigned allowed = std::max(1u, std::thread::hardware_concurrency());
}  // namespace

struct Threads::Pool {
    unsigned count;
};

Threads::Threads(unsigned count)
    : pool_(std::make_unique<Pool>(
          Pool{count == 0 ? std::max(1u, std::thread::hardware_concurrency()) : count})) {}
Threads::~Threads() = default;

unsigned Threads::count() const {
    return pool_->count;
}

void Threads::execute(const std::function<void()>& work) {
    struct Within {
        explicit Within(unsigned count) : before(std::exchange(allowed, count)) {}
        ~Within() { allowed = before; }
        unsigned before;
    } within(pool_->count);
    work();
}

unsigned threads_here() {
    return allowed;
}

void run_each(std::size_t count, const std::function<void(std::size_t)>& task) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr problem;
    std::mutex guard;
    const auto work = [&] {
        allowed = 1;
        try {
            for (std::size_t n = next++; n < count; n = next++) task(n);
        } catch (...) {
            const std::scoped_lock lock(guard);
            if (!problem) problem = std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t n = std::min<std::size_t>(allowed, count); n > 0; --n) threads.emplace_back(work);
    }
    if (problem) std::rethrow_exception(problem);
}

}  // namespace concord
#endif
