#pragma once
#include <optional>
#include <vector>

#include "engine/experiment/results.hpp"
#include "engine/statistics/statistics.hpp"

namespace concord {

/// What an arm came to, and how it compares with the baseline.
struct ArmResult {
    std::size_t arm;
    std::size_t pairs;    // of runs that have a number; of the baseline, and where it has none, runs
    std::size_t without;  // runs of it that did not fail, but have no number: a retention of nothing
    std::size_t endless;  // of these runs those whose number is infinite: not reached
    double median;        // to which the endless ones count
    Estimate mean;        // with its 95% interval by Student's t; NaN where any is endless
    std::optional<Comparison> against_baseline;  // none of the baseline itself, nor without any pair
    double adjusted_p = unknown;                 // of all comparisons of the table together (Holm)
};

/// One outcome at one time, by arm.
struct ArmTable {
    Outcome outcome;
    double time;  // NaN of a summary
    std::vector<ArmResult> arms;
};

/// A table for each outcome, at a place among the times; all their p values adjusted together. Rows without a
/// number in any run (kinds that the world does not have) are left out, and count as no test. Pairs are runs
/// of the same sample and replicate, each counted as one draw: where parameters are sampled, means and
/// intervals are over what is uncertain about them, too. The variance ratio alone compares variances within
/// samples, pooled over the samples: infinite when no difference varies within one, NaN with one replicate.
std::vector<ArmTable> compare_arms(const Results&, const std::vector<Outcome>&, std::size_t place,
                                   const Bootstrap& = {});

/// Whether it is one of many rows, and has no number in any run.
bool is_empty(const Outcome&, const std::vector<double>& by_run);

/// The paired difference of an arm to the baseline over time, with its 95% interval by Student's t: one a
/// time.
std::vector<Estimate> difference_over_time(const Results&, const Outcome&, std::size_t arm);

}  // namespace concord
