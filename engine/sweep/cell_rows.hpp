#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/network/generators.hpp"

/// How rules of cells are computed a row at a time, in loops that become vector code.
namespace concord::cell_rows {

/// out[n] = make(n), so many cells at a time that the widest vectors are full: the last ones of a row once
/// more, rather than one by one. They are made in an array of their own, which the compiler knows to be apart
/// from all that is read.
template <class Out, class Make>
void along(std::ptrdiff_t count, Out* out, const Make make) {
    constexpr std::ptrdiff_t together = 64;
    if (count < together) {
        for (std::ptrdiff_t n = 0; n < count; ++n) out[n] = make(n);
        return;
    }
    for (std::ptrdiff_t first = 0; first < count; first += together) {
        const std::ptrdiff_t begin = std::min(first, count - together);
        std::array<Out, together> some;
        for (std::ptrdiff_t n = 0; n < together; ++n) some[n] = make(begin + n);
        std::copy_n(some.data(), together, out + begin);
    }
}

/// The last four rows of something.
template <class Value>
class Lines {
  public:
    explicit Lines(std::ptrdiff_t length) : length_(length), values_(4 * static_cast<std::size_t>(length)) {}
    Value* operator[](std::ptrdiff_t row) { return values_.data() + (row & 3) * length_; }
    const Value* operator[](std::ptrdiff_t row) const { return values_.data() + (row & 3) * length_; }

  private:
    std::ptrdiff_t length_;
    std::vector<Value> values_;
};

/// A row of cells of one or more values each.
template <class... Values>
class Cells {
  public:
    /// What f makes of the values of a cell, and more.
    template <class F, class... More>
    using Made = std::invoke_result_t<F, Values..., More...>;

    explicit Cells(const Values*... at) : at_(at...) {}
    /// f(values of cell n, more...).
    template <class F, class... More>
    auto with(std::ptrdiff_t n, const F& f, const More&... more) const {
        return std::apply([&](const auto*... at) { return f(at[n]..., more...); }, at_);
    }

  private:
    std::tuple<const Values*...> at_;
};

/// One thing learned of those around each cell of a row. Of a square of nine, what each three side by side
/// show is put together once, for the rows above and below as well.
template <network::Neighbourhood neighbourhood, bool self, class Row, class Learned>
class Look {
    using Value = typename Learned::template Value<Row>;
    static constexpr bool square = neighbourhood == network::Neighbourhood::moore;

  public:
    Look(const Learned& learned, std::ptrdiff_t columns)
        : learned_(learned), columns_(columns), threes_(square ? columns : 0) {}

    void meet(std::ptrdiff_t row, const Row cells) {
        if constexpr (square)
            along(columns_, threes_[row], [=, learned = learned_](std::ptrdiff_t n) {
                const auto shown = [&](std::ptrdiff_t at) -> Value { return cells.with(at, learned.shown); };
                return joined(joined(shown(n - 1), shown(n)), shown(n + 1));
            });
    }

    /// What is learned around cell n of a row, as a function of n; that row and those above and below are
    /// met.
    auto seen(std::ptrdiff_t row, const Row above, const Row here, const Row below) const {
        const Value *const up = threes_[row - 1], *const middle = threes_[row],
                           *const down = threes_[row + 1];
        return [=, learned = learned_](std::ptrdiff_t n) {
            const auto shown = [&](const Row& cells, std::ptrdiff_t at) -> Value {
                return cells.with(at, learned.shown);
            };
            if constexpr (square && self) {
                return joined(joined(up[n], middle[n]), down[n]);
            } else {
                const Value beside = joined(shown(here, n - 1), shown(here, n + 1));
                if constexpr (square) return joined(joined(up[n], down[n]), beside);
                const Value others = joined(joined(shown(above, n), shown(below, n)), beside);
                return self ? joined(others, shown(here, n)) : others;
            }
        };
    }

  private:
    static Value joined(Value one, Value other) { return Learned::joined(one, other); }

    Learned learned_;
    std::ptrdiff_t columns_;
    Lines<Value> threes_;
};

/// A rule on its way down the rows: each is met before it is written, and so are those above and below.
template <network::Neighbourhood neighbourhood, bool self, class Row, class Next, class... Learned>
class Step {
  public:
    Step(const Next& next, const std::tuple<Learned...>& learned, std::ptrdiff_t columns)
        : next_(next),
          columns_(columns),
          looks_(std::apply(
              [&](const auto&... each) {
                  return std::tuple(Look<neighbourhood, self, Row, Learned>(each, columns)...);
              },
              learned)) {}

    void meet(std::ptrdiff_t row, const Row cells) {
        std::apply([&](auto&... look) { (look.meet(row, cells), ...); }, looks_);
    }

    /// Writes what becomes of a row.
    template <class Out>
    void write(Out* out, std::ptrdiff_t row, const Row above, const Row here, const Row below) const {
        std::apply([&](const auto&... look) { fill(out, here, look.seen(row, above, here, below)...); },
                   looks_);
    }

  private:
    template <class Out, class... Seen>
    void fill(Out* out, const Row here, const Seen... seen) const {
        along(columns_, out, [=, next = next_](std::ptrdiff_t n) { return here.with(n, next, seen(n)...); });
    }

    Next next_;
    std::ptrdiff_t columns_;
    std::tuple<Look<neighbourhood, self, Row, Learned>...> looks_;
};

}  // namespace concord::cell_rows
