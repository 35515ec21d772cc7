#include <cmath>

#include "engine/statistics/checks.hpp"
#include "engine/statistics/resampling.hpp"
#include "engine/statistics/sensitivity.hpp"
#include "engine/statistics/statistics.hpp"

namespace concord {

namespace {
/// What each base row adds to the sums of which the indices are made.
class Terms {
  public:
    Terms(std::span<const double> outcomes, std::size_t factors)
        : factors_(factors), width_(2 + 3 * factors), base_(outcomes.size() / (factors + 2)) {
        const double centre = mean(outcomes);
        terms_.reserve(base_ * width_);
        for (std::size_t n = 0; n < base_; ++n) add(outcomes.subspan(n * (factors + 2), factors + 2), centre);
    }

    std::uint32_t base() const { return static_cast<std::uint32_t>(base_); }
    std::vector<double> no_sums() const { return std::vector<double>(width_); }

    void add_to(std::vector<double>& sums, std::size_t row) const {
        for (std::size_t n = 0; n < width_; ++n) sums[n] += terms_[row * width_ + n];
    }

    /// First-order indices of all factors, then total ones, from the sums of as many rows as the base has.
    std::vector<double> indices(const std::vector<double>& sums) const {
        const auto rows = static_cast<double>(base_);
        const double centre = sums[0] / (2 * rows), spread = sums[1] / (2 * rows) - centre * centre;
        std::vector<double> values(2 * factors_, unknown);
        for (std::size_t k = 0; k < factors_ && spread > 0; ++k) {
            const double *of_factor = &sums[2 + 3 * k], moved = of_factor[0];
            values[k] = (of_factor[1] - centre * moved) / rows / spread;
            values[factors_ + k] = of_factor[2] / (2 * rows) / spread;
        }
        return values;
    }

  private:
    /// A + B, A^2 + B^2, then for each factor AB - A, B (AB - A), (AB - A)^2.
    void add(std::span<const double> outcomes, double centre) {
        const double a = outcomes.front() - centre, b = outcomes.back() - centre;
        terms_.insert(terms_.end(), {a + b, a * a + b * b});
        for (const double mixed : outcomes.subspan(1, factors_)) {
            const double moved = mixed - outcomes.front();
            terms_.insert(terms_.end(), {moved, b * moved, moved * moved});
        }
    }

    std::size_t factors_, width_, base_;
    std::vector<double> terms_;  // base x width
};

/// Index by index, the values that resamples of the base rows give.
std::vector<std::vector<double>> resampled_indices(const Terms& terms, std::size_t indices,
                                                   const Bootstrap& bootstrap) {
    std::vector<std::vector<double>> values(indices, std::vector<double>(bootstrap.resamples, unknown));
    if (terms.base() < 2) return values;
    for_resamples(bootstrap, [&](std::uint32_t n, Dice dice) {
        std::vector<double> sums = terms.no_sums();
        for (std::uint32_t drawn = 0; drawn < terms.base(); ++drawn)
            terms.add_to(sums, dice.below(terms.base()));
        const std::vector<double> resample = terms.indices(sums);
        for (std::size_t k = 0; k < indices; ++k) values[k][n] = resample[k];
    });
    return values;
}

void check(std::span<const double> outcomes, std::size_t factors) {
    if (factors == 0 || outcomes.empty() || outcomes.size() % (factors + 2) != 0)
        throw std::invalid_argument("Sobol indices need the outcomes of base * (factors + 2) rows");
}
}  // namespace

SobolIndices sobol_indices(std::span<const double> outcomes, std::size_t factors, const Bootstrap& bootstrap,
                           double confidence) {
    check(outcomes, factors);
    checks::confidence(confidence);
    checks::resamples(bootstrap);
    if (!checks::all_finite(outcomes)) {
        const std::vector<Estimate> nothing(factors, {unknown, unknown, unknown});
        return {nothing, nothing};
    }
    const Terms terms(outcomes, factors);
    std::vector<double> sums = terms.no_sums();
    for (std::size_t row = 0; row < terms.base(); ++row) terms.add_to(sums, row);
    const std::vector<double> values = terms.indices(sums);
    auto resampled = resampled_indices(terms, values.size(), bootstrap);
    SobolIndices result;
    for (std::size_t k = 0; k < values.size(); ++k)
        (k < factors ? result.first : result.total)
            .push_back(percentile_interval(values[k], std::move(resampled[k]), confidence));
    return result;
}

}  // namespace concord
