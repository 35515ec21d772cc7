#include "engine/experiment/turns.hpp"

#include <algorithm>

namespace concord {

RunsInTurn Turns::next() {
    const std::scoped_lock lock(mutex_);
    const RunNumber left = end_ - next_, of_this_sample = arms_ - next_ % arms_;
    const RunNumber share = std::max<RunNumber>(1, left / (2 * RunNumber{threads_}));
    const RunsInTurn runs{next_, next_ + std::min({left, of_this_sample, share})};
    next_ = runs.last;
    return runs;
}

void Turns::stop() {
    const std::scoped_lock lock(mutex_);
    next_ = end_;
}

}  // namespace concord
