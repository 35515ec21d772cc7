#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/store/store.hpp"

namespace concord {

/// How many replicates it takes to know an outcome precisely.
class Replicates {
  public:
    Replicates(const Experiment& experiment, const Store& store) : experiment_(experiment), store_(store) {}

    /// The least number of replicates, from the minimum to `computed`, with which the half-width of the 95%
    /// interval is small enough at every point: of the outcome's mean at the end for the baseline, of the
    /// paired difference to it for the other arms. Runs that failed do not count, nor do points of which all
    /// have. None if there is no such number yet. Looking again after
    /// every replicate makes the interval that was reached hold a little less often than 95%.
    std::optional<std::uint32_t> enough(const Precision&, std::uint32_t computed);

  private:
    void load(const Precision&, std::uint32_t computed);
    std::vector<double> sample_of(std::size_t point, std::uint32_t replicates) const;
    bool is_precise(const Precision&, std::uint32_t replicates) const;

    const Experiment& experiment_;
    const Store& store_;
    std::vector<std::vector<double>> ends_;  // point x replicate; NaN where a run failed
    std::uint32_t looked_at_ = 0;            // replicates that are known not to be enough
};

}  // namespace concord
