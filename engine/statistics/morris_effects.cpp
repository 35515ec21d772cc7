#include <cmath>

#include "engine/statistics/checks.hpp"
#include "engine/statistics/design.hpp"
#include "engine/statistics/resampling.hpp"
#include "engine/statistics/sensitivity.hpp"
#include "engine/statistics/statistics.hpp"

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

/// Of some effects of a factor: mu, mu_star, sigma.
struct Moments {
    double mu, mu_star, sigma;
};

Moments moments_of(std::vector<double> effects) {
    const double mu = mean(effects), sigma = std::sqrt(variance(effects));
    for (double& effect : effects) effect = std::abs(effect);
    return {mu, mean(effects), sigma};
}

/// The moments that resamples of the trajectories give a factor; `drawn`: those that each consists of.
MorrisEffect summary_of(const std::vector<double>& effects,
                        const std::vector<std::vector<std::uint32_t>>& drawn, double confidence) {
    const Moments all = moments_of(effects);
    const auto count = static_cast<double>(effects.size());
    if (!checks::all_finite(effects) || effects.size() < 2)
        return {{all.mu, unknown, unknown}, {all.mu_star, unknown, unknown}, {all.sigma, unknown, unknown}};
    std::vector<double> mu, mu_star, sigma, resample(effects.size());
    for (const std::vector<std::uint32_t>& trajectories : drawn) {
        for (std::size_t n = 0; n < resample.size(); ++n) resample[n] = effects[trajectories[n]];
        const Moments moments = moments_of(resample);
        mu.push_back(moments.mu);
        mu_star.push_back(moments.mu_star);
        sigma.push_back(moments.sigma * std::sqrt(count / (count - 1)));  // a resample is less spread
    }
    const double wider = expanded(confidence, effects.size());
    return {percentile_interval(all.mu, std::move(mu), wider),
            percentile_interval(all.mu_star, std::move(mu_star), wider),
            percentile_interval(all.sigma, std::move(sigma), wider)};
}

/// resamples x trajectories
std::vector<std::vector<std::uint32_t>> resampled(std::uint32_t trajectories, const Bootstrap& bootstrap) {
    std::vector<std::vector<std::uint32_t>> drawn(bootstrap.resamples);
    for_resamples(bootstrap, [&](std::uint32_t n, Dice dice) {
        for (std::uint32_t k = 0; k < trajectories; ++k) drawn[n].push_back(dice.below(trajectories));
    });
    return drawn;
}
}  // namespace

std::vector<MorrisEffect> morris_effects(const Samples& design, std::span<const Factor> factors,
                                         std::span<const double> outcomes, const Bootstrap& bootstrap,
                                         double confidence) {
    check_design(design, factors, outcomes.size());
    checks::confidence(confidence);
    checks::resamples(bootstrap);
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
    const auto drawn = resampled(static_cast<std::uint32_t>(design.rows.size() / length), bootstrap);
    std::vector<MorrisEffect> result;
    for (const std::vector<double>& of_factor : effects)
        result.push_back(summary_of(of_factor, drawn, confidence));
    return result;
}

}  // namespace concord
