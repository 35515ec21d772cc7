#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include "engine/sweep/packed.hpp"
#include "engine/sweep/partners.hpp"
#include "engine/sweep/side_by_side.hpp"

namespace concord {

/// A rule in which neighbours count only through a sum over them:
///
///     struct Diffusion {
///         using Sum = double;  // starts as Sum{}; anything that results of edge can be added to
///         double edge(double self, double other) const { return other - self; }
///         double update(double self, double sum, std::uint32_t) const { return self + rate * sum; }
///         double rate;
///     };
///
/// Where update draws, it takes `Dice&` as a last argument. The functions are those of one agent; the engine
/// runs them for many side by side. That needs what they call to be inline, and is fastest without loops.
template <class Rule, class Value, class... Drawing>
concept EdgeSum = requires(const Rule& rule, const Value& value, typename Rule::Sum sum,
                           std::uint32_t neighbours, Drawing&... dice) {
    sum += rule.edge(value, value);
    rule.update(value, sum, neighbours, dice...);
};

namespace side_by_side {
/// sums[lane] = what the rule makes of the neighbours of each row of a tile, in their order.
template <class Rule, class Now>
void sum_edges(const Tiles::Tile& tile, const Rule& rule, const Now& now, const Shown<Now>* self,
               typename Rule::Sum* sums) {
    std::array<typename Rule::Sum, Tiles::lanes> sum{};
    const std::uint32_t* at = tile.targets;
    for (std::uint32_t k = 0; k < tile.common; ++k, at += Tiles::lanes) {
        std::array<Shown<Now>, Tiles::lanes> other;
        for (std::size_t lane = 0; lane < Tiles::lanes; ++lane) other[lane] = now[at[lane]];
        for (std::size_t lane = 0; lane < Tiles::lanes; ++lane)
            sum[lane] += rule.edge(self[lane], other[lane]);
    }
    if (!tile.is_even())
        for (std::size_t lane = 0; lane < tile.lanes; ++lane)
            for (std::uint32_t k = tile.common; k < tile.degrees[lane]; ++k)
                sum[lane] += rule.edge(self[lane], now[*at++]);
    std::ranges::copy(sum, sums);
}

/// A block of edge_sums: next[first + n] = update(n, self, sum, neighbours).
template <class Rule, class Now, class Next, class Update>
void sum_block(const Tiles& tiles, const Rule& rule, const Now& now, const Next& next, std::size_t first,
               std::size_t rows, const Update& update) {
    Block<Shown<Now>> scratch;
    const Shown<Now>* const self = rows_of(now, first, rows, scratch.data());
    const std::uint32_t* const neighbours = tiles.degrees().data() + first;
    Block<typename Rule::Sum> sum;
    for (std::size_t n = 0; n < rows; n += Tiles::lanes) {
        tiles.fetch_ahead((first + n) / Tiles::lanes);
        sum_edges(tiles.tile((first + n) / Tiles::lanes), rule, now, &self[n], &sum[n]);
    }
    Block<Shown<Next>> result;
    for (std::size_t n = 0; n < rows; ++n) result[n] = update(n, self[n], sum[n], neighbours[n]);
    put(next, first, result.data(), rows);
}

template <class Now, class Next>
void require_rows(const Tiles& tiles, const Now& now, const Next& next) {
    if (now.size() != tiles.size() || next.size() != tiles.size())
        throw std::invalid_argument("edge_sums: the columns need a row for every agent");
}
}  // namespace side_by_side

/// next[row] = rule.update(now[row], the sum over its neighbours, how many they are) for every row. All read
/// `now` and none sees what another writes. Columns are spans or PackedSpans. Throws std::invalid_argument
/// for columns not as long as the tiles. `after`, if given, is called with (first row, rows) for each block
/// when it is done and still at hand.
template <class Now, class Next, EdgeSum<side_by_side::Shown<Now>> Rule, class... After>
void edge_sums(const Tiles& tiles, const Rule& rule, const Now& now, const Next& next,
               const After&... after) {
    side_by_side::require_rows(tiles, now, next);
    const auto sum = [&, rule](std::size_t first, std::size_t rows) {
        side_by_side::sum_block(
            tiles, rule, now, next, first, rows,
            [&](std::size_t, const auto& self, const auto& sum_of_row, std::uint32_t neighbours) {
                return rule.update(self, sum_of_row, neighbours);
            });
    };
    side_by_side::for_blocks_of(tiles, sum, after...);
}

/// The same with a rule that draws.
template <class Now, class Next, EdgeSum<side_by_side::Shown<Now>, Dice> Rule>
void edge_sums(const Tiles& tiles, const Rule& rule, const Occasion& occasion, const Now& now,
               const Next& next) {
    side_by_side::require_rows(tiles, now, next);
    side_by_side::for_blocks_of(tiles, [&, rule](std::size_t first, std::size_t rows) {
        const side_by_side::DiceOf all_dice(tiles.agents().data() + first, occasion, rows);
        side_by_side::sum_block(
            tiles, rule, now, next, first, rows,
            [&](std::size_t n, const auto& self, const auto& sum, std::uint32_t neighbours) {
                Dice dice = all_dice[n];
                return rule.update(self, sum, neighbours, dice);
            });
    });
}

/// The first, while everybody's neighbours are at hand also drawing them a partner by the occasion's dice.
template <class Now, class Next, EdgeSum<side_by_side::Shown<Now>> Rule>
void edge_sums(const Tiles& tiles, const Rule& rule, const Now& now, const Next& next, Partners& partners,
               const Occasion& occasion) {
    edge_sums(tiles, rule, now, next,
              [&](std::size_t first, std::size_t rows) { partners.draw(tiles, occasion, first, rows); });
}

}  // namespace concord
