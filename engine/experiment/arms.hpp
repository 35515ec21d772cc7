#pragma once
#include <optional>
#include <vector>

#include "engine/experiment/results.hpp"
#include "engine/statistics/statistics.hpp"

namespace concord {

/// What an arm came to, and how it compares with the baseline.
struct ArmResult {
    std::size_t arm;
    std::size_t pairs;  // runs, or of other arms than the baseline pairs of runs, that did not fail
    Estimate mean;      // with its 95% interval by Student's t
    std::optional<Comparison> against_baseline;  // none of the baseline itself
    double adjusted_p = unknown;                 // of all comparisons of the table together (Holm)
};

/// One outcome at one time, by arm.
struct ArmTable {
    Outcome outcome;
    double time;
    std::vector<ArmResult> arms;
};

/// A table for each outcome, at a place among the times; all their p values adjusted together. Pairs are runs
/// of the same sample and replicate, each counted as one draw: where parameters are sampled, means and
/// intervals are over what is uncertain about them, too. The variance ratio alone compares variances within
/// samples, pooled over the samples: infinite when no difference varies within one, NaN with one replicate.
std::vector<ArmTable> compare_arms(const Results&, const std::vector<Outcome>&, std::size_t place,
                                   const Bootstrap& = {});

/// The paired difference of an arm to the baseline over time, with its 95% interval by Student's t: one a
/// time.
std::vector<Estimate> difference_over_time(const Results&, const Outcome&, std::size_t arm);

}  // namespace concord
