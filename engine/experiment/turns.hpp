#pragma once
#include <mutex>

#include "engine/store/store.hpp"

namespace concord {

/// Some runs, one after the other.
struct RunsInTurn {
    RunNumber first = 0, last = 0;  // `last` is the one after
};

/// Hands out the runs from `first` up to `end`, in order, to threads that ask for more. Runs of the arms of
/// one sample begin with the same world: a thread is given all of these, so that none waits for a world that
/// another builds; but fewer where few are left, so that none is idle at the end.
class Turns {
  public:
    Turns(RunNumber first, RunNumber end, std::size_t arms, unsigned threads)
        : next_(first), end_(end), arms_(arms), threads_(threads) {}

    /// Nothing when all are given out.
    RunsInTurn next();
    /// The others need not go on.
    void stop();

  private:
    std::mutex mutex_;
    RunNumber next_, end_;
    const std::size_t arms_;
    const unsigned threads_;
};

}  // namespace concord
