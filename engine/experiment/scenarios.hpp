#pragma once
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "engine/experiment/experiment.hpp"
#include "engine/run/scenario.hpp"

namespace concord {

/// The scenarios of points as they are needed, the last ones kept: tables are read and checked once a point,
/// not once a run. For any number of threads.
class Scenarios {
  public:
    explicit Scenarios(const Experiment& experiment, std::size_t kept = 64)
        : experiment_(experiment), most_(kept) {}

    /// Throws InputError when the point's values do not make a scenario.
    std::shared_ptr<const Scenario> of(std::size_t point);

  private:
    const Experiment& experiment_;
    const std::size_t most_;
    std::mutex mutex_;
    std::unordered_map<std::size_t, std::shared_ptr<const Scenario>> kept_;
    std::list<std::size_t> order_;  // oldest first
};

}  // namespace concord
