#pragma once
#include <algorithm>
#include <array>
#include <stdexcept>

#include "engine/sweep/pairs.hpp"

namespace concord {

/// next[me] = what my partner has in `now`, with the probability that the rule gives to it, or else what I
/// have. The rule sees a Rule::Seen of me and one of my partner: a value of each of the columns, in their
/// order and of their types. Columns are in order of rows (Tiles::to_rows). An imitation game, of which
/// edge_sums() works out the payoffs and draws the partners of this tick:
///
///     struct Imitation {
///         struct Seen { double payoff; };
///         double operator()(const Seen& me, const Seen& other) const {
///             return logistic((other.payoff - me.payoff) / noise);
///         }
///         double noise;
///     };
///     edge_sums(tiles, games, strategy.now(), place_of(payoff), partners, occasion);
///     imitate(tiles, partners, Imitation{0.1}, strategy.next(), strategy.now(), view_of(payoff));
///
/// It is asked about those alone who differ (!=) from their partner, of some more than once. What decides is
/// the word of the dice after those that drew the partner: at a chance of 1 or more always, of 0, less or NaN
/// never. Who has no neighbour stays the same. Throws std::invalid_argument for columns not as long as the
/// tiles.
template <class Rule, class Next, class Now, class... Columns>
void imitate(const Tiles& tiles, const Partners& partners, const Rule& rule, const Next& next, const Now& now,
             const Columns&... columns) {
    if (((columns.size() != tiles.size()) || ...) || next.size() != tiles.size() ||
        now.size() != tiles.size())
        throw std::invalid_argument("imitate: the columns need a row for every agent");
    using side_by_side::Pairs;
    const VectorUnit unit = vector_unit();
    for_cuts(tiles.cuts(), [&](std::size_t from, std::size_t to) {
        Pairs pairs;
        std::array<side_by_side::Shown<Now>, Pairs::stretch> scratch, values, theirs;
        for (std::size_t first = from; first < to; first += Pairs::stretch) {
            const std::size_t rows = std::min(Pairs::stretch, to - first);
            on(unit, [&] {
                std::copy_n(rows_of(now, first, rows, scratch.data()), rows, values.data());
                side_by_side::gather(now, partners.rows().data() + first, rows, theirs.data());
            });
            pairs.choose(values.data(), theirs.data(), partners, first, rows);
            pairs.copy(rule, theirs.data(), values.data(), columns...);
            on(unit, [&] { put(next, first, values.data(), rows); });
        }
    });
}

}  // namespace concord
