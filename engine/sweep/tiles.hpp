#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/network/renumber.hpp"
#include "engine/network/ties.hpp"

namespace concord {

/// Agents and who looks at whom, laid out for sums over the neighbours of many agents side by side (sliced
/// ELLPACK; Kreutzer et al. 2014). Rows are sorted by their number of neighbours, within windows so that
/// those near each other stay so, and sixteen rows make a tile: first the neighbours that all of them have,
/// sixteen at a time, then what is left, row by row. Nothing is padded, and everybody's neighbours keep their
/// order, so that sums over them have the same bits as in any other layout.
class Tiles {
  public:
    static constexpr std::size_t lanes = 16;   // rows of a tile
    static constexpr std::size_t block = 128;  // rows of a block: tiles worked on together

    /// Sixteen rows, or fewer at the end, and their neighbours, which are rows too.
    struct Tile {
        std::uint32_t lanes;           // rows there are
        std::uint32_t common;          // neighbours that all of them have; 0 where they are fewer
        const std::uint32_t* targets;  // neighbour k of a lane, k < common, at [k * Tiles::lanes + lane]
        const std::uint32_t* degrees;  // neighbours of each lane
        /// Whether all have equally many, and at least one.
        bool is_even() const { return common > 0 && degrees[0] == common; }
        const std::uint32_t* others() const { return targets + common * Tiles::lanes; }  // lane by lane
    };

    /// Ties by the agents' numbers.
    explicit Tiles(const Ties& ties);

    std::size_t size() const { return degrees_.size(); }
    std::uint32_t agent(std::size_t row) const { return order_.original(row); }
    std::span<const std::uint32_t> agents() const { return order_.originals(); }
    /// Neighbours by row.
    std::span<const std::uint32_t> degrees() const { return degrees_; }
    /// Tile n holds the rows from n * lanes on.
    Tile tile(std::size_t n) const {
        const std::size_t first = n * lanes, rows = std::min(lanes, size() - first);
        return {static_cast<std::uint32_t>(rows), rows == lanes ? degrees_[first + lanes - 1] : 0,
                targets_.data() + first_target_[n], degrees_.data() + first};
    }
    /// Asks for the neighbours of a later tile than n, where they are too many for a cache: what machines
    /// fetch ahead by themselves ends with every page. (Compiled in place, as compilers drop calls that do
    /// nothing else.)
    [[gnu::always_inline]] void fetch_ahead(std::size_t n) const {
        if (targets_.size() < beyond_caches || n + ahead + 1 >= first_target_.size()) return;
        const std::size_t end = first_target_[n + ahead + 1];
        for (std::size_t at = first_target_[n + ahead]; at < end; at += lanes)
            __builtin_prefetch(&targets_[at]);
    }
    /// Where rows are cut for threads: by ties, and by nothing but the ties; between blocks.
    std::span<const std::size_t> cuts() const { return cuts_; }

    /// Values by agent in order of rows, and back.
    template <class Value>
    std::vector<Value> to_rows(const std::vector<Value>& by_agent) const {
        return order_.apply(std::span(by_agent));
    }
    template <class Value>
    std::vector<Value> to_agents(std::span<const Value> by_row) const {
        return order_.invert(by_row);
    }

  private:
    static constexpr std::size_t ahead = 16;               // tiles
    static constexpr std::size_t beyond_caches = 4 << 20;  // targets: 16 MB

    Renumbering order_;
    std::vector<std::uint32_t> degrees_;
    std::vector<std::uint64_t> first_target_;  // of each tile
    std::vector<std::uint32_t> targets_;
    std::vector<std::size_t> cuts_;
};

}  // namespace concord
