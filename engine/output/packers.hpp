#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/output/deflate.hpp"

namespace concord {

/// Compresses chunks on threads of its own, and has them written by the thread that brings them, in the order
/// in which they were brought: the file does not depend on the number of threads. That thread also shuffles
/// them, as it has them at hand, and has to copy them anyway. For one thread at a time.
class Packers {
  public:
    using Bytes = std::span<const std::byte>;
    using Write = std::function<void(Bytes packed)>;

    /// Without threads, the one that brings a chunk does it all.
    explicit Packers(unsigned threads);
    ~Packers();  // what is not written yet is lost
    Packers(const Packers&) = delete;
    Packers& operator=(const Packers&) = delete;

    /// Has this chunk (see Deflate) written in a while, and perhaps some of those before now. Throws what
    /// writing throws, and Failure.
    void add(Bytes chunk, std::size_t element_bytes, Write);
    /// Returns when all are written. Throws as add() does.
    void finish();

  private:
    using Chunk = std::vector<std::byte>;
    struct Job {
        Chunk bytes;  // shuffled, packed in the end
        Write write;
        bool done = false;
        std::exception_ptr failure = nullptr;
    };
    using Lock = std::unique_lock<std::mutex>;

    void work();
    static void pack(Job&, Deflate&);
    void write_first(Lock&);

    Deflate deflate_;  // of the thread that brings
    std::mutex mutex_;
    std::condition_variable added_, packed_;
    std::deque<Job> jobs_;   // not written yet
    std::size_t taken_ = 0;  // of these, at work or done
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace concord
