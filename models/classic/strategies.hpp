#pragma once
#include "engine/core/outline.hpp"
#include "models/classic/dilemma.hpp"
#include "models/classic/sites.hpp"
#include "models/classic/start.hpp"

namespace concord::classic {

/// Cooperators at a share of the sites, rounded, drawn at random.
inline void begin_mixed(Grid<Strategy>& grid, double share, Dice dice) {
    const auto sites = static_cast<std::uint32_t>(grid.size());
    const auto cooperates = random_subset(nearest_count(share, sites), sites, dice);
    for (std::uint32_t site = 0; site < sites; ++site)
        grid[site] = cooperates[site] ? Strategy::cooperate : Strategy::defect;
}

inline double cooperators(const Grid<Strategy>& grid) {
    std::size_t count = 0;
    for (std::uint32_t row = 0; row < grid.rows(); ++row)
        count += static_cast<std::size_t>(
            std::count(grid.near(row, 0), grid.near(row, 0) + grid.columns(), Strategy::cooperate));
    return static_cast<double>(count);
}

/// How many cooperate, what share, and who. As long as the grid lives.
inline Outline outline_of(const Grid<Strategy>& grid) {
    Outline outline{.tick_unit = "1"};
    outline.dimensions = {{"row", grid.rows(), "row of the grid", {}},
                          {"column", grid.columns(), "column of the grid", {}}};
    outline.observe({"cooperators", "1", "sites that cooperate", {}, {}},
                    [&grid](std::span<double> out) { out[0] = cooperators(grid); });
    outline.observe(
        {"share_cooperators", "1", "share of sites that cooperate", {}, {}},
        [&grid](std::span<double> out) { out[0] = cooperators(grid) / static_cast<double>(grid.size()); });
    outline.variables.push_back(
        {{"site/strategy", "1", "strategy of a site", {"row", "column"}, {"defect", "cooperate"}},
         storage_of<Strategy>(),
         [&grid](std::byte* out) { grid.copy_to(reinterpret_cast<Strategy*>(out)); }});
    return outline;
}

}  // namespace concord::classic
