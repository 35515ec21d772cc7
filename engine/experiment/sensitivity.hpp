#pragma once
#include <span>
#include <vector>

#include "engine/experiment/bootstrap.hpp"
#include "engine/experiment/sampling.hpp"

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
    double mu;  // mean of the effects: their direction
    double
        mu_star;  // mean of their sizes: how much the factor matters (Campolongo, Cariboni and Saltelli 2007)
    double sigma;  // their standard deviation (n - 1): curvature or interactions. NaN for one trajectory
};

/// Elementary effects (Morris 1991) from the outcomes of morris(factors, ...), in the order of its rows; one
/// for each factor. Steps are measured as made, so those of whole-number factors count by their true length.
/// An outcome that is not finite makes NaN of the factors moved right before and after it. Throws
/// std::invalid_argument when outcomes and rows differ in number or the rows are no such trajectories.
std::vector<MorrisEffect> morris_effects(const Samples& design, std::span<const Factor>,
                                         std::span<const double> outcomes);

}  // namespace concord
