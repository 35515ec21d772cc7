#ifndef __SANITIZE_THREAD__
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "engine/parallel/parallel.hpp"
#include "engine/parallel/pool.hpp"

namespace concord {

/// The arena bounds the threads from above; the control lets them be more than the cores.
struct Threads::Pool {
    explicit Pool(unsigned count)
        : control(tbb::global_control::max_allowed_parallelism, count), arena(static_cast<int>(count)) {}

    tbb::global_control control;
    tbb::task_arena arena;
};

Threads::Threads(unsigned count)
    : pool_(std::make_unique<Pool>(count == 0 ? static_cast<unsigned>(tbb::info::default_concurrency())
                                              : count)) {}
Threads::~Threads() = default;

unsigned Threads::count() const {
    return static_cast<unsigned>(pool_->arena.max_concurrency());
}

void Threads::execute(const std::function<void()>& work) {
    pool_->arena.execute(work);
}

unsigned threads_here() {
    return static_cast<unsigned>(tbb::this_task_arena::max_concurrency());
}

void run_each(std::size_t count, const std::function<void(std::size_t)>& task) {
    // Within a loop within another one, a thread that waits for the inner one takes up no part of the outer
    // one, which it would have to finish first.
    tbb::this_task_arena::isolate([&] { tbb::parallel_for(std::size_t{0}, count, task); });
}

}  // namespace concord
#endif
