#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

#include "engine/core/vector_unit.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/sweep/packed.hpp"
#include "engine/sweep/society.hpp"
#include "engine/sweep/tiles.hpp"

/// What sweeps over tiles share: blocks of rows whose values are laid side by side in arrays, so that rules
/// written for one agent become vector code.
namespace concord::side_by_side {

/// One value of each row of a block.
template <class Value>
using Block = std::array<Value, Tiles::block>;

/// What a column shows of a row.
template <class Column>
using Shown = std::remove_cvref_t<decltype(std::declval<const Column&>()[0])>;

/// What a column shows of any rows, one after the other.
template <class Column, class Value>
void gather(const Column& column, const std::uint32_t* rows, std::size_t number, Value* to) {
#pragma GCC unroll 8
    for (std::size_t n = 0; n < number; ++n) to[n] = column[rows[n]];
}

/// What each of several columns shows of some rows, each column's beside each other.
template <class... Columns>
struct Looks;
template <>
struct Looks<> {
    template <class Row, class... Before>
    Row as(std::size_t, const Before&... before) const {
        return Row{before...};
    }
};
template <class Column, class... Others>
struct Looks<Column, Others...> {
    /// The rows from `first` on.
    void look_along(std::size_t first, std::size_t rows, const Column& column, const Others&... more) {
        values = rows_of(column, first, rows, scratch.data());
        if constexpr (sizeof...(Others) > 0) others.look_along(first, rows, more...);
    }
    /// Any rows.
    void look_up(const std::uint32_t* from, std::size_t rows, const Column& column, const Others&... more) {
        gather(column, from, rows, scratch.data());
        if constexpr (sizeof...(Others) > 0) others.look_up(from, rows, more...);
    }
    /// A Row{...} of what all show of row n.
    template <class Row, class... Before>
    Row as(std::size_t n, const Before&... before) const {
        return others.template as<Row>(n, before..., values[n]);
    }
    Block<Shown<Column>> scratch;
    const Shown<Column>* values = scratch.data();
    Looks<Others...> others;
};

/// body(first row, rows) for every block, on all threads, compiled for the vector unit: one body after the
/// other, each compiled on its own, as compilers do better on less.
template <class... Bodies>
void for_blocks_of(const Tiles& tiles, const Bodies&... bodies) {
    const VectorUnit unit = vector_unit();
    for_cuts(tiles.cuts(), [&](std::size_t from, std::size_t to) {
        for (std::size_t first = from; first < to; first += Tiles::block) {
            const std::size_t rows = std::min(Tiles::block, to - first);
            (on(unit, [=, &bodies] { bodies(first, rows); }), ...);
        }
    });
}

/// The dice of the agents of a block at an occasion.
class DiceOf {
  public:
    DiceOf(const std::uint32_t* agents, const Occasion& occasion, std::size_t rows)
        : occasion_(occasion), agents_(agents) {
        occasion.draws.blocks(occasion.stream, occasion.tick, {agents_, rows},
                              {words_[0].data(), words_[1].data(), words_[2].data(), words_[3].data()});
    }
    Dice operator[](std::size_t n) const {
        return occasion_.draws.dice(occasion_.stream, agents_[n], occasion_.tick,
                                    {words_[0][n], words_[1][n], words_[2][n], words_[3][n]});
    }

  private:
    Occasion occasion_;
    const std::uint32_t* agents_;
    std::array<Block<std::uint32_t>, 4> words_;
};

}  // namespace concord::side_by_side
