#pragma once
#include <cstdint>
#include <span>
#include <stdexcept>

#include "engine/parallel/parallel.hpp"
#include "engine/sweep/society.hpp"

namespace concord {

/// next[me] = rule(me, dice) for every row. The rule reads what it likes of the world as it was, and writes
/// nothing. `next` is anything a span can be made of. Throws std::invalid_argument where it is not as long as
/// the society.
template <class Next, class Rule>
void for_rows(const Society& society, const Occasion& occasion, Next&& next, const Rule& rule) {
    const std::span written(next);
    if (written.size() != society.size())
        throw std::invalid_argument("for_rows: the column needs a row for every agent");
    for_cuts(society.cuts(), [&](std::size_t first, std::size_t last) {
        for (std::size_t me = first; me != last; ++me) {
            Dice dice = occasion.dice(society.agent(me));
            written[me] = rule(static_cast<std::uint32_t>(me), dice);
        }
    });
}

/// next[me] = rule(me, neighbours, dice) for every row, the neighbours as a span of rows: for rules that are
/// no sum over neighbours. A voter who takes over the opinion of a neighbour chosen at random:
///
///     free_form(society, occasion, opinion.next(), [&](auto me, auto neighbours, Dice& dice) {
///         return neighbours.empty() ? now[me] : now[neighbours[dice.below(neighbours.size())]];
///     });
template <class Next, class Rule>
void free_form(const Society& society, const Occasion& occasion, Next&& next, const Rule& rule) {
    for_rows(society, occasion, next,
             [&](std::uint32_t me, Dice& dice) { return rule(me, society.ties().neighbours(me), dice); });
}

/// The same for a rule that draws nothing: next[me] = rule(me, neighbours).
template <class Next, class Rule>
void free_form(const Society& society, Next&& next, const Rule& rule) {
    const std::span written(next);
    if (written.size() != society.size())
        throw std::invalid_argument("free_form: the column needs a row for every agent");
    for_cuts(society.cuts(), [&](std::size_t first, std::size_t last) {
        for (std::size_t me = first; me != last; ++me)
            written[me] = rule(static_cast<std::uint32_t>(me), society.ties().neighbours(me));
    });
}

}  // namespace concord
