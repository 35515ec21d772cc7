#pragma once
#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>

#include "engine/core/select.hpp"
#include "engine/sweep/packed.hpp"
#include "engine/sweep/side_by_side.hpp"

/// How everybody is compared to their partner, many pairs side by side.
namespace concord::side_by_side {

/// Whether a rule says which pairs matter to it, by what they show of the value that it renews.
template <class Rule, class Value>
concept Choosy = requires(const Rule& rule, const Value& value) {
    { rule.matters(value, value) } -> std::convertible_to<bool>;
};

/// Everybody, whatever they and their partners show; others[row] is the partner.
template <class Rule, class Next, class... Columns>
void compare_all(const Tiles& tiles, const std::uint32_t* others, const Rule& rule, const Occasion& occasion,
                 const Next& next, const Columns&... columns) {
    using Seen = typename Rule::Seen;
    for_blocks_of(tiles, [&, rule](std::size_t first, std::size_t rows) {
        const DiceOf<1> all_dice(tiles.agents().data() + first, occasion, rows);
        Looks<Columns...> mine, theirs;
        mine.look_along(first, rows, columns...);
        theirs.look_up(others + first, rows, columns...);
        Block<Shown<Next>> result;
        for (std::size_t n = 0; n < rows; ++n) {
            Dice dice = all_dice[n];
            result[n] = rule(mine.template as<Seen>(n), theirs.template as<Seen>(n), dice);
        }
        put(next, first, result.data(), rows);
    });
}

/// Rows and their partners, as many as matter among the rows of a stretch. The lists are filled up to whole
/// vectors with a row that is nobody's concern.
struct Pairs {
    static constexpr std::size_t stretch = 16 * Tiles::block, vectors = 32;  // rows

    template <class Rule, class Value, class Column>
    void choose(const Rule& rule, const Value* mine, const Column& column, const std::uint32_t* others,
                std::size_t first, std::size_t rows) {
        std::array<Value, stretch> theirs;
        on(vector_unit(), [&] { gather(column, others + first, rows, theirs.data()); });
        number = select(
            static_cast<std::uint32_t>(first), std::span(me).first(rows),
            [rule, mine, theirs = theirs.data()](std::size_t n) { return rule.matters(mine[n], theirs[n]); });
        std::size_t filled = number;
        for (; filled % vectors != 0; ++filled) me[filled] = static_cast<std::uint32_t>(first);
        gather(others, me.data(), filled, other.data());
    }

    std::size_t number = 0;
    std::array<std::uint32_t, stretch + vectors> me, other;
};

/// results[n] = what becomes of pair n, for a block of pairs from `begin` on.
template <class Rule, class Value, class... Columns>
void compare_pairs(const Tiles& tiles, const Pairs& pairs, std::size_t begin, const Rule& rule,
                   const Occasion& occasion, Value* results, const Columns&... columns) {
    using Seen = typename Rule::Seen;
    const std::size_t number = std::min(Tiles::block, pairs.number - begin);
    const std::size_t filled = (number + Pairs::vectors - 1) / Pairs::vectors * Pairs::vectors;
    Block<std::uint32_t> agents;
    gather(tiles.agents(), &pairs.me[begin], filled, agents.data());
    const DiceOf<1> all_dice(agents.data(), occasion, filled);
    Looks<Columns...> mine, theirs;
    mine.look_up(&pairs.me[begin], filled, columns...);
    theirs.look_up(&pairs.other[begin], filled, columns...);
    Block<Value> result;
    for (std::size_t n = 0; n < filled; ++n) {
        Dice dice = all_dice[n];
        result[n] = rule(mine.template as<Seen>(n), theirs.template as<Seen>(n), dice);
    }
    std::copy_n(result.data(), number, results + begin);
}

/// Those alone for whom it matters to the rule; all others keep what they show. One step after the other,
/// each compiled on its own, as compilers do better on less.
template <class Rule, class Next, class Column, class... Columns>
void compare_some(const Tiles& tiles, const std::uint32_t* others, const Rule& rule, const Occasion& occasion,
                  const Next& next, const Column& column, const Columns&... columns) {
    const VectorUnit unit = vector_unit();
    for_cuts(tiles.cuts(), [&, rule](std::size_t from, std::size_t to) {
        Pairs pairs;
        std::array<Shown<Next>, Pairs::stretch> scratch, all, results;
        for (std::size_t first = from; first < to; first += Pairs::stretch) {
            const std::size_t rows = std::min(Pairs::stretch, to - first);
            on(unit, [&] { std::copy_n(rows_of(column, first, rows, scratch.data()), rows, all.data()); });
            pairs.choose(rule, all.data(), column, others, first, rows);
            for (std::size_t n = 0; n < pairs.number; n += Tiles::block)
                on(unit, [&, n, rule] {
                    compare_pairs(tiles, pairs, n, rule, occasion, results.data(), column, columns...);
                });
            for (std::size_t n = 0; n < pairs.number; ++n) all[pairs.me[n] - first] = results[n];
            on(unit, [&] { put(next, first, all.data(), rows); });
        }
    });
}

}  // namespace concord::side_by_side
