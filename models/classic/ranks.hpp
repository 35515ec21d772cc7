#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "models/classic/dilemma.hpp"

namespace concord::classic {

/// What is earned in so many games, at most nine, as its place in the order of all that can be earned,
/// counted from 1: a byte that says all where only the order matters.
class Ranks {
  public:
    Ranks(const Dilemma& game, unsigned games) {
        std::vector<double> all;
        for (const Strategy me : {Strategy::defect, Strategy::cooperate})
            for (unsigned n = 0; n <= games; ++n) all.push_back(game.earned(me, n, games - n));
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        const auto rank = [&](Strategy me, unsigned n) {
            const double earned = game.earned(me, n, games - n);
            return static_cast<std::uint8_t>(std::lower_bound(all.begin(), all.end(), earned) - all.begin() +
                                             1);
        };
        for (unsigned n = 0; n <= games; ++n) {
            of_defector_.at(n) = rank(Strategy::defect, n);
            of_cooperator_.at(n) = rank(Strategy::cooperate, n);
        }
    }

    /// Looks it up by asking for each number in turn: many at a time, that is faster than to look where it
    /// is.
    std::uint8_t operator()(Strategy me, std::uint8_t cooperators) const {
        return sum(me, cooperators, std::make_index_sequence<most + 1>{});
    }

  private:
    static constexpr std::size_t most = 9;

    template <std::size_t... n>
    std::uint8_t sum(Strategy me, std::uint8_t cooperators, std::index_sequence<n...>) const {
        std::uint8_t rank = 0;
        ((rank |= (cooperators == n) * (me == Strategy::cooperate ? of_cooperator_[n] : of_defector_[n])),
         ...);
        return rank;
    }

    std::array<std::uint8_t, most + 1> of_defector_{}, of_cooperator_{};
};

}  // namespace concord::classic
