#include <cmath>

#include "engine/experiment/design.hpp"
#include "engine/experiment/sensitivity.hpp"
#include "engine/experiment/statistics.hpp"

namespace concord {

namespace {
/// The one factor in which a row differs from the row before it.
std::size_t moved_factor(const Samples& design, std::size_t row) {
    const std::vector<double>&before = design.rows[row - 1], &after = design.rows[row];
    std::size_t moved = before.size();
    for (std::size_t k = 0; k < before.size(); ++k) {
        if (before[k] == after[k]) continue;
        design::require(moved == before.size(), "row {} of a Morris design moves more than one factor", row);
        moved = k;
    }
    design::require(moved != before.size(), "row {} of a Morris design moves no factor", row);
    return moved;
}

void check_design(const Samples& design, std::span<const Factor> factors, std::size_t outcomes) {
    design::require(design.keys == design::keys_of(factors), "a Morris design of other factors");
    design::check(factors, static_cast<double>(design.rows.size()));
    design::require(design.rows.size() % (factors.size() + 1) == 0,
                    "a Morris design of {} rows is no number of trajectories of {} rows", design.rows.size(),
                    factors.size() + 1);
    design::require(outcomes == design.rows.size(), "{} outcomes of {} rows", outcomes, design.rows.size());
    for (const std::vector<double>& row : design.rows)
        design::require(row.size() == factors.size(), "a row of {} numbers for {} factors", row.size(),
                        factors.size());
}

MorrisEffect summary_of(std::vector<double> effects) {
    const double mu = mean(effects), sigma = std::sqrt(variance(effects));
    for (double& effect : effects) effect = std::abs(effect);
    return {mu, mean(effects), sigma};
}
}  // namespace

std::vector<MorrisEffect> morris_effects(const Samples& design, std::span<const Factor> factors,
                                         std::span<const double> outcomes) {
    check_design(design, factors, outcomes.size());
    std::vector<std::vector<double>> effects(factors.size());
    const std::size_t length = factors.size() + 1;
    for (std::size_t row = 1; row < design.rows.size(); ++row) {
        if (row % length == 0) continue;
        const std::size_t k = moved_factor(design, row), trajectory = row / length;
        design::require(effects[k].size() == trajectory, "trajectory {} of a Morris design moves {} twice",
                        trajectory, factors[k].key);
        const double step = design.rows[row][k] - design.rows[row - 1][k];
        const double range = factors[k].high - factors[k].low;
        effects[k].push_back((outcomes[row] - outcomes[row - 1]) / (step / range));
    }
    std::vector<MorrisEffect> result;
    for (std::vector<double>& of_factor : effects) result.push_back(summary_of(std::move(of_factor)));
    return result;
}

}  // namespace concord
