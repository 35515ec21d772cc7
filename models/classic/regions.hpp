#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/sweep/grid.hpp"

namespace concord::classic {

struct Regions {
    std::uint32_t count = 0, largest = 0;
};

/// Sets of sites connected by neighbours for whom `alike(one, other)` holds. Each cell of the grid holds its
/// number, the rim that of the cell it stands for, or `nobody`.
template <class Alike>
Regions regions(const Grid<std::uint32_t>& grid, const std::vector<std::ptrdiff_t>& neighbours,
                std::uint32_t nobody, const Alike& alike) {
    Regions found;
    std::vector<std::uint8_t> seen(grid.size());
    std::vector<std::uint32_t> region;
    const auto join = [&](std::uint32_t site) {
        seen[site] = 1;
        region.push_back(site);
    };
    for (std::uint32_t first = 0; first < grid.size(); ++first) {
        if (seen[first]) continue;
        region.clear();
        join(first);
        for (std::size_t n = 0; n < region.size(); ++n) {
            const std::uint32_t* here = grid.near(region[n]);
            for (const std::ptrdiff_t step : neighbours)
                if (here[step] != nobody && !seen[here[step]] && alike(*here, here[step])) join(here[step]);
        }
        ++found.count;
        found.largest = std::max(found.largest, static_cast<std::uint32_t>(region.size()));
    }
    return found;
}

}  // namespace concord::classic
