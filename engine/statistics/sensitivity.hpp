#pragma once
#include <span>
#include <vector>

#include "engine/statistics/bootstrap.hpp"
#include "engine/statistics/sampling.hpp"

namespace concord {

/// Shares of an outcome's variance, one for each factor in the order of the design.
struct SobolIndices {
    std::vector<Estimate> first;  // by this factor alone
    std::vector<Estimate> total;  // with this factor, interactions included
};

/// Sobol indices from the outcomes of saltelli(factors, base), in the order of its rows: first-order as in
/// Saltelli et al. (2010, table 2, b), of outcomes less their mean; total by Jansen (1999). Intervals are
/// percentiles of `resamples` draws of base rows; as a Sobol sequence is spread more evenly than independent
/// rows, they are rather too wide. Estimates of small indices may be below 0. All NaN when an outcome is not
/// finite or nothing varies, bounds NaN when base = 1. Throws std::invalid_argument unless outcomes.size() =
/// base * (factors + 2), base and factors >= 1, or for a confidence or resamples that are not allowed.
SobolIndices sobol_indices(std::span<const double> outcomes, std::size_t factors,
                           const Bootstrap& = {.resamples = 1000}, double confidence = 0.95);

/// What an outcome does when a factor moves, in units of the outcome per whole range of the factor.
struct MorrisEffect {
    Estimate mu;       // mean of the effects: their direction
    Estimate mu_star;  // mean of their sizes: how much the factor matters (Campolongo and others 2007)
    Estimate sigma;    // their standard deviation (n - 1): curvature or interactions. NaN for one trajectory
};

/// Elementary effects (Morris 1991) from the outcomes of morris(factors, ...), in the order of its rows; one
/// for each factor. Steps are measured as made, so those of whole-number factors count by their true length.
/// Intervals are of the bootstrap over trajectories, percentiles that lie further out the fewer there are
/// (Hesterberg 2015). Where 95% are wanted, they hold the truth, as measured on the function of Ishigami, 94
/// to 96% of the time with 50 trajectories, 92 to 96% with 20, and 75 to 96% with 10, sigma least. An outcome
/// that is not finite makes NaN of the factors moved right before and after it; one trajectory has no bounds.
/// Throws std::invalid_argument when outcomes and rows differ in number or the rows are no such trajectories,
/// or for a confidence or resamples that are not allowed.
std::vector<MorrisEffect> morris_effects(const Samples& design, std::span<const Factor>,
                                         std::span<const double> outcomes,
                                         const Bootstrap& = {.resamples = 1000}, double confidence = 0.95);

}  // namespace concord
