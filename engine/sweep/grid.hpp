#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/network/generators.hpp"
#include "engine/parallel/parallel.hpp"

namespace concord {

using network::Border;
using network::Neighbourhood;

/// Rows and columns of cells with a rim of one cell around, so that a neighbour is a fixed step away in
/// memory, at the border too. Cells count from 0 in rows; the rim is filled by close_rim().
template <class Value>
class Grid {
  public:
    Grid(std::uint32_t rows, std::uint32_t columns, Value value = {})
        : rows_(rows), columns_(columns), cells_((rows + 2) * width(), value) {}

    std::uint32_t rows() const { return rows_; }
    std::uint32_t columns() const { return columns_; }
    std::size_t size() const { return std::size_t{rows_} * columns_; }

    Value& operator()(std::uint32_t row, std::uint32_t column) { return cells_[place(row, column)]; }
    const Value& operator()(std::uint32_t row, std::uint32_t column) const {
        return cells_[place(row, column)];
    }
    /// The cell of a number: row * columns + column.
    Value& operator[](std::size_t cell) { return (*this)(row_of(cell), column_of(cell)); }
    const Value& operator[](std::size_t cell) const { return (*this)(row_of(cell), column_of(cell)); }

    /// Makes the rim what lies beyond the border: the opposite side of a torus, or `outside` all round.
    void close_rim(Border border, Value outside = {}) {
        for (std::uint32_t row = 0; row < rows_; ++row) {
            cells_[place(row, 0) - 1] = border == Border::torus ? (*this)(row, columns_ - 1) : outside;
            cells_[place(row, columns_)] = border == Border::torus ? (*this)(row, 0) : outside;
        }
        for (std::size_t n = 0; n < width(); ++n) {  // corners included
            cells_[n] = border == Border::torus ? cells_[rows_ * width() + n] : outside;
            cells_[(rows_ + 1) * width() + n] = border == Border::torus ? cells_[width() + n] : outside;
        }
    }

    /// Writes one cell and, on a torus, its images in the rim: for updates one after another, when the rim is
    /// closed.
    void put(std::uint32_t row, std::uint32_t column, Value value, Border border) {
        (*this)(row, column) = value;
        if (border == Border::fixed) return;
        const bool top = row == 0, bottom = row + 1 == rows_, left = column == 0,
                   right = column + 1 == columns_;
        const std::uint32_t w = static_cast<std::uint32_t>(width());
        const std::size_t home = place(row, column), down = std::size_t{rows_} * w;
        for (int vertical = -1; vertical <= 1; ++vertical) {
            if ((vertical == -1 && !bottom) || (vertical == 1 && !top)) continue;
            const std::size_t from = vertical == -1 ? home - down : vertical == 1 ? home + down : home;
            cells_[from] = value;
            if (left) cells_[from + columns_] = value;
            if (right) cells_[from - columns_] = value;
        }
    }

    /// The cell and what lies around it: near[step], step from steps().
    const Value* near(std::uint32_t row, std::uint32_t column) const { return &cells_[place(row, column)]; }

    /// From a cell to each of its neighbours, in memory: row by row, from the left.
    std::vector<std::ptrdiff_t> steps(Neighbourhood neighbourhood) const {
        const auto w = static_cast<std::ptrdiff_t>(width());
        if (neighbourhood == Neighbourhood::von_neumann) return {-w, -1, 1, w};
        return {-w - 1, -w, -w + 1, -1, 1, w - 1, w, w + 1};
    }

  private:
    std::size_t width() const { return std::size_t{columns_} + 2; }
    std::size_t place(std::uint32_t row, std::uint32_t column) const {
        return (row + 1) * width() + column + 1;
    }
    std::uint32_t row_of(std::size_t cell) const { return static_cast<std::uint32_t>(cell / columns_); }
    std::uint32_t column_of(std::size_t cell) const { return static_cast<std::uint32_t>(cell % columns_); }

    std::uint32_t rows_, columns_;
    std::vector<Value> cells_;
};

/// body(row, column) for every cell, some rows at a time, in parallel. A body writes to its own cell of
/// another grid and nowhere else.
template <class Body>
void for_cells(std::uint32_t rows, std::uint32_t columns, const Body& body) {
    const std::size_t together = std::max<std::size_t>(1, 8192 / columns);
    for_blocks(rows, together, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row != last; ++row)
            for (std::uint32_t column = 0; column < columns; ++column)
                body(static_cast<std::uint32_t>(row), column);
    });
}

}  // namespace concord
