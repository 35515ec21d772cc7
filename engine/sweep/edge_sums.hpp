#pragma once
#include <concepts>
#include <cstdint>
#include <span>
#include <stdexcept>

#include "engine/parallel/parallel.hpp"
#include "engine/sweep/society.hpp"

namespace concord {

/// A rule in which neighbours count only through a sum over them:
///
///     struct Diffusion {
///         using Value = double;  // what neighbours see
///         using Sum = double;    // starts as Sum{}; anything that results of edge can be added to
///         double edge(double self, double other) const { return other - self; }
///         double update(double self, double sum, Dice&) const { return self + rate * sum; }
///         double rate;
///     };
template <class Rule>
concept EdgeSum = requires(const Rule& rule, const typename Rule::Value& value, typename Rule::Sum sum,
                           Dice& dice) {
    sum += rule.edge(value, value);
    { rule.update(value, sum, dice) } -> std::convertible_to<typename Rule::Value>;
};

/// A Sum for rules that go by the mean over neighbours.
struct Mean {
    double sum = 0;
    std::uint32_t count = 0;

    Mean& operator+=(double value) { return sum += value, ++count, *this; }
    double value_or(double if_alone) const { return count == 0 ? if_alone : sum / count; }
};

/// next[row] = rule.update(now[row], the sum over its neighbours in order of ties, its dice), for every row.
/// All read `now` and none sees what another writes. Throws std::invalid_argument for columns not as long as
/// the society.
template <EdgeSum Rule>
void edge_sums(const Society& society, const Rule& rule, const Occasion& occasion,
               std::span<const typename Rule::Value> now, std::span<typename Rule::Value> next) {
    if (now.size() != society.size() || next.size() != society.size())
        throw std::invalid_argument("edge_sums: the columns need a row for every agent");
    for_cuts(society.cuts(), [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row != last; ++row) {
            const typename Rule::Value self = now[row];
            typename Rule::Sum sum{};
            for (const std::uint32_t other : society.ties().neighbours(row))
                sum += rule.edge(self, now[other]);
            Dice dice = occasion.dice(society.agent(row));
            next[row] = rule.update(self, sum, dice);
        }
    });
}

}  // namespace concord
