#pragma once
#include <algorithm>
#include <stdexcept>

#include "engine/core/vector_unit.hpp"
#include "engine/sweep/cell_rows.hpp"
#include "engine/sweep/grid.hpp"

namespace concord {

/// Whom a cell looks at: its neighbours, and itself where it counts among them.
struct Around {
    Neighbourhood neighbourhood;
    bool self;
};

/// How many of those around are so: shown(cell) says whether one is.
template <class Shown>
struct HowMany {
    template <class Row>
    using Value = std::uint8_t;
    static std::uint8_t joined(std::uint8_t one, std::uint8_t other) {
        return static_cast<std::uint8_t>(one + other);
    }

    Shown shown;
};

/// The highest of the numbers, shown(cell), that those around show.
template <class Shown>
struct Highest {
    template <class Row>
    using Value = typename Row::template Made<Shown>;
    template <class Number>
    static Number joined(Number one, Number other) {
        return one > other ? one : other;
    }

    Shown shown;
};

/// What becomes of a cell to which those around count only through what is learned of all of them together:
/// next(cell, learned...), a plain function. The game of life:
///
///     const CellRule life{[](Cell me, int alive) { return alive == 3 || (alive == 2 && me == 1) ? 1 : 0; },
///                         HowMany{[](Cell other) { return other == 1; }}};
///     sweep(now, {Neighbourhood::moore, false}, life, next);
///
/// The functions are copied, and called for many cells at a time, in any order, those of the rim included.
/// Where all they do is to calculate and to select among values at hand, the loop becomes vector code.
template <class Next, class... Learned>
class CellRule {
  public:
    explicit CellRule(Next next, Learned... learned) : next_(next), learned_(learned...) {}

    /// What it makes of cells in such a row.
    template <class Row>
    using Made = typename Row::template Made<Next, typename Learned::template Value<Row>...>;

    template <Neighbourhood neighbourhood, bool self, class Row>
    auto step(std::ptrdiff_t columns) const {
        return cell_rows::Step<neighbourhood, self, Row, Next, Learned...>(next_, learned_, columns);
    }

  private:
    Next next_;
    std::tuple<Learned...> learned_;
};

namespace cell_rows {

/// The rows of a grid, those of the rim included, with what else is known of their cells.
template <class Value, class... More>
auto cells_of(const Grid<Value>& grid, std::ptrdiff_t row, const More*... more) {
    return Cells<Value, More...>(grid.near(0, 0) + row * grid.step(1, 0), more...);
}

template <Neighbourhood neighbourhood, bool self, class Value, class Rule, class Out>
void sweep_rows(const Grid<Value>& now, const Rule& rule, Grid<Out>& next, std::ptrdiff_t first,
                std::ptrdiff_t last, VectorUnit unit) {
    auto step = rule.template step<neighbourhood, self, Cells<Value>>(now.columns());
    on(unit, [&] {
        const auto cells = [&](std::ptrdiff_t row) { return cells_of(now, row); };
        for (std::ptrdiff_t row = first - 2; row != last; ++row) {
            step.meet(row + 1, cells(row + 1));
            if (row >= first)
                step.write(&next(static_cast<std::uint32_t>(row), 0), row, cells(row - 1), cells(row),
                           cells(row + 1));
        }
    });
}

/// What the first rule makes is kept for four rows. A row's is made two rows ahead of what the second writes,
/// and met one row ahead, as vectors that overlap are slow to read just after they were written. It is made
/// of the cells next to the grid, too: the second rule looks at those.
template <Neighbourhood neighbourhood, bool self, class Value, class First, class Second>
void sweep_rows_twice(const Grid<Value>& now, const First& first_rule, const Second& second_rule,
                      Grid<Value>& next, std::ptrdiff_t first, std::ptrdiff_t last, VectorUnit unit) {
    using Made = typename First::template Made<Cells<Value>>;
    const std::ptrdiff_t columns = now.columns();
    auto one = first_rule.template step<neighbourhood, self, Cells<Value>>(columns + 2);
    auto two = second_rule.template step<neighbourhood, self, Cells<Value, Made>>(columns);
    Lines<Made> made(columns + 2);
    on(unit, [&] {
        const auto alone = [&](std::ptrdiff_t row) {
            return Cells<Value>(now.near(0, 0) + row * now.step(1, 0) - 1);
        };
        const auto cells = [&](std::ptrdiff_t row) {
            return cells_of(now, row, std::as_const(made)[row] + 1);
        };
        for (std::ptrdiff_t row = first - 5; row != last; ++row) {
            if (row + 3 <= last + 1) one.meet(row + 3, alone(row + 3));
            if (row + 2 >= first - 1 && row + 2 <= last)
                one.write(made[row + 2], row + 2, alone(row + 1), alone(row + 2), alone(row + 3));
            if (row + 1 >= first - 1) two.meet(row + 1, cells(row + 1));
            if (row >= first)
                two.write(&next(static_cast<std::uint32_t>(row), 0), row, cells(row - 1), cells(row),
                          cells(row + 1));
        }
    });
}

/// f(neighbourhood, self) with both known to the compiler.
template <class F>
void compiled_for(Around around, const F& f) {
    const auto with_self = [&](auto neighbourhood) {
        around.self ? f(neighbourhood, std::true_type{}) : f(neighbourhood, std::false_type{});
    };
    if (around.neighbourhood == Neighbourhood::moore)
        with_self(std::integral_constant<Neighbourhood, Neighbourhood::moore>{});
    else
        with_self(std::integral_constant<Neighbourhood, Neighbourhood::von_neumann>{});
}

/// body(first row, last row), in parallel.
template <class Value, class Out, class Body>
void in_parallel(const Grid<Value>& now, const Grid<Out>& next, std::uint32_t rim, const Body& body) {
    if (next.rows() != now.rows() || next.columns() != now.columns() || now.rim() < rim)
        throw std::invalid_argument("sweep: grids of one size, and a rim as deep as is looked");
    if (now.size() == 0) return;
    for_blocks(now.rows(), std::max<std::size_t>(1, 65'536 / now.columns()),
               [&](std::size_t first, std::size_t last) {
                   body(static_cast<std::ptrdiff_t>(first), static_cast<std::ptrdiff_t>(last));
               });
}

}  // namespace cell_rows

/// Writes to each cell of `next` what a rule makes of the cell and those around it in `now`, the rim of which
/// is closed. In parallel, with the same bits on each vector unit. Throws std::invalid_argument where the
/// grids differ in size, or `now` has no rim.
template <class Value, class Rule, class Out>
void sweep(const Grid<Value>& now, Around around, const Rule& rule, Grid<Out>& next,
           VectorUnit unit = vector_unit()) {
    cell_rows::compiled_for(around, [&](auto neighbourhood, auto self) {
        cell_rows::in_parallel(now, next, 1, [&](std::ptrdiff_t first, std::ptrdiff_t last) {
            cell_rows::sweep_rows<neighbourhood(), self()>(now, rule, next, first, last, unit);
        });
    });
}

/// Two rules, one after the other: for the second, a cell is its value and what the first made of it. Games
/// are so: what all earn, then whom they follow. Faster than to sweep twice, as what the first makes is not
/// kept. Throws std::invalid_argument where the grids differ in size, or the rim of `now` is less than two
/// deep.
template <class Value, class First, class Second>
void sweep_twice(const Grid<Value>& now, Around around, const First& first_rule, const Second& second_rule,
                 Grid<Value>& next, VectorUnit unit = vector_unit()) {
    cell_rows::compiled_for(around, [&](auto neighbourhood, auto self) {
        cell_rows::in_parallel(now, next, 2, [&](std::ptrdiff_t first, std::ptrdiff_t last) {
            cell_rows::sweep_rows_twice<neighbourhood(), self()>(now, first_rule, second_rule, next, first,
                                                                 last, unit);
        });
    });
}

}  // namespace concord
