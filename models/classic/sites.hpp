#pragma once
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "engine/sweep/grid.hpp"

namespace concord::classic {

/// Rows and columns of sites, and what lies beyond the border.
struct Sites {
    std::uint32_t rows, columns;
    Border border;

    std::uint32_t count() const { return rows * columns; }
};

inline Border read_border(const Section& config, Border fallback) {
    return static_cast<Border>(config.choice("model.boundary", static_cast<std::size_t>(fallback),
                                             {"torus", "fixed"}, "opposite sides meet, or the world ends"));
}

/// A torus of a side shorter than `shortest` is a problem: neighbours to the left and to the right would
/// coincide.
inline Sites read_sites(const Section& config, std::int64_t side, Border border, std::uint32_t shortest = 3) {
    constexpr Range sides{1, 30'000};
    const auto size = config.whole("model.size", side, sides, "site", "length of a side");
    const auto long_as = [&](const char* key, const char* help) {
        const auto sites =
            static_cast<std::uint32_t>(config.whole(key, size, sides, "site", help, "model.size"));
        if (border == Border::torus && sites < shortest)
            config.problem(
                config.has(key) ? key : "model.size",
                "neighbours would coincide; allowed on a torus: at least " + std::to_string(shortest));
        return sites;
    };
    const std::uint32_t rows = long_as("model.rows", "unless a square of model.size");
    const std::uint32_t columns = long_as("model.columns", "unless a square of model.size");
    return {rows, columns, border};
}

/// The step to one of the neighbours who are there, drawn at random; 0 where nobody is.
template <class Value>
std::ptrdiff_t any_neighbour(const Value* here, const std::vector<std::ptrdiff_t>& steps, Value absent,
                             Dice& dice) {
    std::uint32_t there = 0;
    for (const std::ptrdiff_t step : steps) there += here[step] != absent;
    if (there == 0) return 0;
    std::uint32_t passed = dice.below(there);
    for (const std::ptrdiff_t step : steps)
        if (here[step] != absent && passed-- == 0) return step;
    return 0;
}

}  // namespace concord::classic
