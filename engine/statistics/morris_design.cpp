#include <cmath>

#include "engine/statistics/design.hpp"
#include "engine/statistics/shuffled.hpp"

namespace concord {

namespace {
/// Both ends are reached, and as `levels` is even no level lies half way between two whole numbers: steps up
/// and down are equally long.
double value_at(const Factor& factor, std::uint32_t level, std::uint32_t levels) {
    const double share = level / static_cast<double>(levels - 1);
    if (!factor.whole) return std::lerp(factor.low, factor.high, share);
    return factor.low + std::floor(share * (factor.high - factor.low) + 0.5);
}

/// One trajectory: a start drawn such that every factor can move the way drawn for it, then one move a row.
void add_trajectory(std::span<const Factor> factors, std::uint32_t levels, Dice dice, Samples& samples) {
    const std::uint32_t jump = levels / 2;
    std::vector<std::uint32_t> target;
    std::vector<double> row;
    for (const Factor& factor : factors) {
        const std::uint32_t lower = dice.below(jump);
        const bool up = dice.chance(0.5);
        row.push_back(value_at(factor, up ? lower : lower + jump, levels));
        target.push_back(up ? lower + jump : lower);
    }
    samples.rows.push_back(row);
    for (const std::uint32_t k : shuffled(static_cast<std::uint32_t>(factors.size()), dice)) {
        row[k] = value_at(factors[k], target[k], levels);
        samples.rows.push_back(row);
    }
}
}  // namespace

Samples morris(std::span<const Factor> factors, std::size_t trajectories, std::uint32_t levels,
               std::uint32_t seed) {
    design::require(levels >= 2 && levels % 2 == 0,
                    "a Morris design of {} levels; an even number of at least 2 is allowed", levels);
    design::check(factors, static_cast<double>(trajectories) * static_cast<double>(factors.size() + 1));
    Draws draws(seed, 0);
    const Stream stream = draws.stream("experiment.morris");
    Samples samples{design::keys_of(factors), {}};
    for (std::size_t n = 0; n < trajectories; ++n)
        add_trajectory(factors, levels, draws.dice(stream, static_cast<std::uint32_t>(n), 0), samples);
    return samples;
}

}  // namespace concord
