#include "engine/sweep/tiles.hpp"

#include <algorithm>

#include "engine/parallel/parallel.hpp"

namespace concord {

namespace {
/// Rows that are sorted among themselves: many tiles, so that few are uneven, and near enough together for a
/// cache.
constexpr std::size_t window = 8192;
/// Rows and ties of a part: some 10,000 agents, below which a further thread costs more than it brings.
constexpr std::size_t work_of_a_part = 65'536;

/// Appends the targets of the rows from `first` up to `last`, as a tile lays them out.
void lay_out(const Ties& ties, const Renumbering& order, std::size_t first, std::size_t last,
             std::vector<std::uint32_t>& targets) {
    const auto neighbours = [&](std::size_t row) { return ties.neighbours(order.original(row)); };
    const std::size_t common = last - first == Tiles::lanes ? neighbours(last - 1).size() : 0;
    for (std::size_t k = 0; k < common; ++k)
        for (std::size_t row = first; row < last; ++row) targets.push_back(order.row(neighbours(row)[k]));
    for (std::size_t row = first; row < last; ++row)
        for (const std::uint32_t other : neighbours(row).subspan(common)) targets.push_back(order.row(other));
}

std::vector<std::size_t> cuts_of(const std::vector<std::uint32_t>& degrees) {
    std::vector<std::size_t> cuts{0};
    std::size_t work = 0;
    for (std::size_t row = 0; row < degrees.size(); ++row) {
        work += 1 + degrees[row];
        if (work < work_of_a_part || (row + 1) % Tiles::block != 0) continue;
        cuts.push_back(row + 1);
        work = 0;
    }
    if (cuts.back() != degrees.size()) cuts.push_back(degrees.size());
    return cuts;
}
}  // namespace

Tiles::Tiles(const Ties& ties) : order_(by_degree(ties, window)) {
    degrees_.reserve(ties.rows());
    for (const std::uint32_t agent : order_.originals())
        degrees_.push_back(static_cast<std::uint32_t>(ties.degree(agent)));
    targets_.reserve(ties.size());
    first_target_.reserve(block_count(size(), lanes));
    for (std::size_t first = 0; first < size(); first += lanes) {
        first_target_.push_back(targets_.size());
        lay_out(ties, order_, first, std::min(size(), first + lanes), targets_);
    }
    cuts_ = cuts_of(degrees_);
}

}  // namespace concord
