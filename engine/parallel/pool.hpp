#pragma once
#include <cstddef>
#include <functional>

namespace concord {

/// task(0) ... task(count - 1), each once, in any order, on any of the threads.
void run_each(std::size_t count, const std::function<void(std::size_t)>& task);

}  // namespace concord
