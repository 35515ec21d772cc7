#pragma once
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "engine/sweep/side_by_side.hpp"

namespace concord {

/// One neighbour of everybody, drawn at random: whom they compare themselves to, ask or copy. Who has no
/// neighbour meets themselves.
class Partners {
  public:
    /// Everybody meets themselves until partners are drawn.
    explicit Partners(const Tiles& tiles) : rows_(tiles.size()), words_(tiles.size()) {
        std::iota(rows_.begin(), rows_.end(), 0u);
    }

    std::span<const std::uint32_t> rows() const { return rows_; }
    /// The word of everybody's dice after the one that drew the partner, for what comes of it.
    std::span<const std::uint32_t> words() const { return words_; }
    std::uint32_t operator[](std::size_t row) const { return rows_[row]; }

    /// Draws those of the rows of a block, each by the first word of its dice that is fair.
    void draw(const Tiles& tiles, const Occasion& occasion, std::size_t first, std::size_t rows) {
        side_by_side::Block<std::uint32_t> words, chosen;
        const auto agents = tiles.agents().subspan(first, rows);
        occasion.draws.blocks(occasion.stream, occasion.tick, agents, {words.data(), &words_[first]});
        const std::uint32_t* const degrees = tiles.degrees().data() + first;
        std::uint32_t unfair = 0;  // Lemire (2019): the few words that would favour some
        for (std::size_t n = 0; n < rows; ++n) {
            chosen[n] = static_cast<std::uint32_t>((std::uint64_t{words[n]} * degrees[n]) >> 32);
            unfair |= words[n] * degrees[n] < degrees[n] ? 1u : 0u;
        }
        if (unfair != 0)
            for (std::size_t n = 0; n < rows; ++n) {
                if (degrees[n] == 0) continue;
                Dice dice = occasion.dice(agents[n]);
                chosen[n] = dice.below(degrees[n]);
                words_[first + n] = next_word(dice);
            }
        for (std::size_t n = 0; n < rows; n += Tiles::lanes)
            look_up(tiles.tile((first + n) / Tiles::lanes), &chosen[n],
                    static_cast<std::uint32_t>(first + n));
    }

  private:
    /// The upper half of what a uniform number is made of.
    static std::uint32_t next_word(Dice& dice) { return static_cast<std::uint32_t>(dice.uniform() * 0x1p32); }

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

    std::vector<std::uint32_t> rows_, words_;
};

}  // namespace concord
