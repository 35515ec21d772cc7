#include "engine/network/generators.hpp"
#include "engine/network/require.hpp"

namespace concord::network {

namespace {
struct Step {
    int right, down;
};

std::span<const Step> steps(Neighbourhood neighbourhood) {
    static constexpr Step around[] = {{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}};
    static constexpr Step beside[] = {{0, -1}, {-1, 0}, {1, 0}, {0, 1}};
    if (neighbourhood == Neighbourhood::moore) return around;
    return beside;
}
}  // namespace

Ties ring(std::uint32_t size, std::uint32_t each_side) {
    require(std::uint64_t{each_side} * 2 < std::max(size, 1u),
            "ring: {} neighbours each side need more than {} agents", each_side, size);
    std::vector<Tie> ties;
    ties.reserve(std::size_t{size} * each_side * 2);
    const auto at = [&](std::uint64_t place) { return static_cast<std::uint32_t>(place % size); };
    for (std::uint32_t me = 0; me < size; ++me) {
        for (std::uint64_t step = each_side; step > 0; --step) ties.push_back({me, at(me + size - step)});
        for (std::uint64_t step = 1; step <= each_side; ++step) ties.push_back({me, at(me + step)});
    }
    return directed(size, ties);
}

Ties lattice(std::uint32_t width, std::uint32_t height, Neighbourhood neighbourhood, Border border) {
    const std::int64_t columns = width, lines = height;
    require(columns * lines <= 0xffffffff, "lattice: {} x {} agents are too many; at most 4294967295", width,
            height);
    require(border == Border::fixed || (width > 2 && height > 2),
            "lattice: a torus of {} x {} would tie agents twice; at least 3 x 3", width, height);
    std::vector<Tie> ties;
    for (std::int64_t me = 0; me < columns * lines; ++me)
        for (const Step step : steps(neighbourhood)) {
            std::int64_t x = me % columns + step.right, y = me / columns + step.down;
            const bool outside = x < 0 || x >= columns || y < 0 || y >= lines;
            if (outside && border == Border::fixed) continue;
            x = (x + columns) % columns;
            y = (y + lines) % lines;
            ties.push_back({static_cast<std::uint32_t>(me), static_cast<std::uint32_t>(y * columns + x)});
        }
    return directed(std::size_t{width} * height, ties);
}

}  // namespace concord::network
