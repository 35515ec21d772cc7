#pragma once
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "engine/sweep/pairs.hpp"
#include "engine/sweep/side_by_side.hpp"

namespace concord {

/// One neighbour of everybody, drawn at random: whom they compare themselves to, ask or copy. Who has no
/// neighbour meets themselves.
class Partners {
  public:
    explicit Partners(const Tiles& tiles) : rows_(tiles.size()) {}

    std::span<const std::uint32_t> rows() const { return rows_; }
    std::uint32_t operator[](std::size_t row) const { return rows_[row]; }

    /// Draws those of the rows of a block, each by the first word of its dice.
    void draw(const Tiles& tiles, const Occasion& occasion, std::size_t first, std::size_t rows) {
        side_by_side::Block<std::uint32_t> words, chosen;
        const auto agents = tiles.agents().subspan(first, rows);
        occasion.draws.blocks(occasion.stream, occasion.tick, agents, {words.data()});
        const std::uint32_t* const degrees = tiles.degrees().data() + first;
        std::uint32_t unfair = 0;  // Lemire (2019): the few words that would favour some
        for (std::size_t n = 0; n < rows; ++n) {
            chosen[n] = static_cast<std::uint32_t>((std::uint64_t{words[n]} * degrees[n]) >> 32);
            unfair |= words[n] * degrees[n] < degrees[n] ? 1u : 0u;
        }
        if (unfair != 0)
            for (std::size_t n = 0; n < rows; ++n)
                if (degrees[n] > 0) chosen[n] = occasion.dice(agents[n]).below(degrees[n]);
        for (std::size_t n = 0; n < rows; n += Tiles::lanes)
            look_up(tiles.tile((first + n) / Tiles::lanes), &chosen[n],
                    static_cast<std::uint32_t>(first + n));
    }

  private:
    /// The neighbours of the rows of a tile by their numbers.
    void look_up(const Tiles::Tile& tile, const std::uint32_t* numbers, std::uint32_t first) {
        if (tile.is_even())
            for (std::size_t lane = 0; lane < Tiles::lanes; ++lane)
                rows_[first + lane] = tile.targets[numbers[lane] * Tiles::lanes + lane];
        else
            look_up_uneven(tile, numbers, first);
    }
    void look_up_uneven(const Tiles::Tile& tile, const std::uint32_t* numbers, std::uint32_t first) {
        const std::uint32_t* others = tile.others();
        for (std::uint32_t lane = 0; lane < tile.lanes; ++lane) {
            const std::uint32_t k = numbers[lane], degree = tile.degrees[lane];
            rows_[first + lane] = k < tile.common ? tile.targets[k * Tiles::lanes + lane]
                                  : degree > 0    ? others[k - tile.common]
                                                  : first + lane;
            others += degree - tile.common;
        }
    }

    std::vector<std::uint32_t> rows_;
};

/// next[me] = rule(what I show, what my partner shows, dice) for every row. What is shown is a Rule::Seen:
/// one value of each of the columns, in their order. An imitation game:
///
///     struct Imitation {
///         struct Seen { Strategy strategy; double payoff; };
///         Strategy operator()(const Seen& me, const Seen& other, Dice& dice) const {
///             return dice.chance(logistic((other.payoff - me.payoff) / noise)) ? other.strategy :
///             me.strategy;
///         }
///         double noise;
///     };
///     compare(tiles, partners, Imitation{0.1}, occasion, strategy.next(), strategy.now(), payoff);
///
/// Where the rule also says which pairs matter, by the first column, it is asked about these alone; the
/// others keep what that column shows of them. That is worth having where it leaves many out:
///
///         bool matters(Strategy me, Strategy other) const { return me != other; }
///
/// The dice go on after the word that drew the partner at the same occasion. Throws std::invalid_argument for
/// columns not as long as the tiles.
template <class Rule, class Next, class... Columns>
void compare(const Tiles& tiles, const Partners& partners, const Rule& rule, const Occasion& occasion,
             Next next, const Columns&... columns) {
    if (((columns.size() != tiles.size()) || ...) || next.size() != tiles.size())
        throw std::invalid_argument("compare: the columns need a row for every agent");
    const std::uint32_t* const others = partners.rows().data();
    if constexpr (side_by_side::Choosy<Rule, side_by_side::Shown<Next>>)
        side_by_side::compare_some(tiles, others, rule, occasion, next, columns...);
    else
        side_by_side::compare_all(tiles, others, rule, occasion, next, columns...);
}

}  // namespace concord
