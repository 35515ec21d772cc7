#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

#include "engine/store/segment.hpp"

namespace concord {

/// When finished runs are sealed: as soon as they reach one of these. What a kill may cost.
struct SealAt {
    std::size_t bytes = std::size_t{4} << 20;
    std::size_t runs = 10'000;
    std::chrono::milliseconds age{2000};  // of the first of them
};

/// Gathers finished runs from any number of threads and has them sealed by a thread of its own. Two batches
/// are in memory at most, one that is sealed and one that is filled: threads that finish runs faster than
/// these can be written wait once that has its size.
class Sealer {
  public:
    /// `seal` makes a batch lasting; what it throws is thrown to all who come later, and nothing is sealed
    /// any more.
    using Seal = std::function<void(const Batch&)>;

    Sealer(SealAt, Seal);
    ~Sealer();  // seals what is there
    Sealer(const Sealer&) = delete;
    Sealer& operator=(const Sealer&) = delete;

    void add(RunNumber, std::span<const std::byte>);
    /// Returns when all that was added before is sealed.
    void flush();
    /// Throws what sealing threw.
    void check();

  private:
    using Clock = std::chrono::steady_clock;
    using Lock = std::unique_lock<std::mutex>;

    void work();
    bool is_due() const;
    void wait_until_due(Lock&);
    void seal_batch(Lock&);
    void throw_failure() const;

    const SealAt at_;
    const Seal seal_;
    std::mutex mutex_;
    std::condition_variable filled_, sealed_;
    Batch batch_, sealing_;  // the latter is empty while nothing is sealed
    Clock::time_point due_;
    std::size_t taken_ = 0, written_ = 0, wanted_ = 0;  // batches; those up to `wanted_` are not to wait
    bool closing_ = false;
    std::exception_ptr failure_;
    std::thread thread_;
};

}  // namespace concord
