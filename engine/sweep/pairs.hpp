#pragma once
#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/core/select.hpp"
#include "engine/sweep/partners.hpp"
#include "engine/sweep/side_by_side.hpp"

/// How everybody is compared to their partner, many pairs side by side.
namespace concord::side_by_side {

/// The rows of a stretch that differ from their partners, with these and the words that decide. The lists are
/// filled up to whole vectors with the first of them.
class Pairs {
  public:
    static constexpr std::size_t stretch = 16 * Tiles::block;  // rows at most

    /// `mine` and `theirs` are the values of the rows from `first` on, and of their partners.
    template <class Value>
    void choose(const Value* mine, const Value* theirs, const Partners& partners, std::size_t first,
                std::size_t rows) {
        first_ = static_cast<std::uint32_t>(first);
        number_ = select(first_, std::span(me_).first(rows),
                         [mine, theirs](std::size_t n) { return mine[n] != theirs[n]; });
        for (std::size_t filled = number_; filled % vectors != 0; ++filled) me_[filled] = me_[0];
        gather(partners.rows(), me_.data(), in_vectors(number_), other_.data());
        gather(partners.words(), me_.data(), in_vectors(number_), word_.data());
    }

    /// values[n] = theirs[n] for each n in the stretch whose row copies its partner.
    template <class Rule, class Value, class... Columns>
    void copy(const Rule& rule, const Value* theirs, Value* values, const Columns&... columns) const {
        const std::array<const Value*, 2> either{values, theirs};  // no branch: nobody can foretell it
        std::array<std::uint32_t, Tiles::block> copies;
        for (std::size_t begin = 0; begin < number_; begin += Tiles::block) {
            const std::size_t pairs = std::min(Tiles::block, number_ - begin);
            on(vector_unit(), [&, rule] { decide(rule, begin, pairs, copies.data(), columns...); });
            for (std::size_t n = 0; n < pairs; ++n) {
                const std::uint32_t row = me_[begin + n] - first_;
                values[row] = either[copies[n]][row];
            }
        }
    }

  private:
    static constexpr std::size_t vectors = 32;  // pairs
    static constexpr std::size_t in_vectors(std::size_t pairs) {
        return (pairs + vectors - 1) / vectors * vectors;
    }

    template <class Rule, class... Columns>
    void decide(const Rule& rule, std::size_t begin, std::size_t pairs, std::uint32_t* copies,
                const Columns&... columns) const {
        using Seen = typename Rule::Seen;
        Looks<Columns...> mine, theirs;
        mine.look_up(&me_[begin], in_vectors(pairs), columns...);
        theirs.look_up(&other_[begin], in_vectors(pairs), columns...);
        for (std::size_t n = 0; n < in_vectors(pairs); ++n)
            copies[n] =
                Draws::hit(word_[begin + n], rule(mine.template as<Seen>(n), theirs.template as<Seen>(n)));
    }

    std::uint32_t first_ = 0;
    std::size_t number_ = 0;
    std::array<std::uint32_t, stretch + vectors> me_, other_, word_;
};

}  // namespace concord::side_by_side
