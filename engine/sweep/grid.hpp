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

/// Rows and columns of cells with a rim around, so that a neighbour is a fixed step away in memory, at the
/// border too: `rim` cells deep, as far as one looks from a cell. Cells count from 0 in rows; the rim is
/// filled by close_rim().
template <class Value>
class Grid {
  public:
    Grid(std::uint32_t rows, std::uint32_t columns, Value value = {}, std::uint32_t rim = 1)
        : rows_(rows), columns_(columns), rim_(rim), cells_((rows + 2 * rim_) * width(), value) {}

    std::uint32_t rows() const { return rows_; }
    std::uint32_t columns() const { return columns_; }
    std::size_t rim() const { return rim_; }
    std::size_t size() const { return std::size_t{rows_} * columns_; }

    Value& operator()(std::uint32_t row, std::uint32_t column) { return cells_[place(row, column)]; }
    const Value& operator()(std::uint32_t row, std::uint32_t column) const {
        return cells_[place(row, column)];
    }
    /// The cell of a number: row * columns + column.
    Value& operator[](std::size_t cell) { return (*this)(row_of(cell), column_of(cell)); }
    const Value& operator[](std::size_t cell) const { return (*this)(row_of(cell), column_of(cell)); }
    std::uint32_t row_of(std::size_t cell) const { return static_cast<std::uint32_t>(cell / columns_); }
    std::uint32_t column_of(std::size_t cell) const { return static_cast<std::uint32_t>(cell % columns_); }

    /// Makes the rim what lies beyond the border: the opposite side of a torus, or `outside` all round.
    void close_rim(Border border, Value outside = {}) {
        const bool torus = border == Border::torus;
        for (std::uint32_t row = 0; row < rows_; ++row)
            for (std::uint32_t n = 0; n < rim_; ++n) {
                const std::uint32_t away = n % columns_;
                cells_[place(row, 0) - 1 - n] = torus ? (*this)(row, columns_ - 1 - away) : outside;
                cells_[place(row, columns_) + n] = torus ? (*this)(row, away) : outside;
            }
        for (std::uint32_t n = 0; n < rim_; ++n) {  // corners included
            const std::uint32_t away = n % rows_;
            fill_line(rim_ - 1 - n, rim_ + rows_ - 1 - away, torus, outside);
            fill_line(rim_ + rows_ + n, rim_ + away, torus, outside);
        }
    }

    /// Writes one cell and, on a torus, its images in the rim: for updates one after another, when the rim is
    /// closed.
    void put(std::uint32_t row, std::uint32_t column, Value value, Border border) {
        if (border == Border::fixed || (within(row, rows_) && within(column, columns_))) {
            (*this)(row, column) = value;
            return;
        }
        // In lines and places counted from the outer edge of the rim.
        for (std::size_t r = (row + rim_) % rows_; r < rows_ + 2 * rim_; r += rows_)
            for (std::size_t c = (column + rim_) % columns_; c < width(); c += columns_)
                cells_[r * width() + c] = value;
    }

    /// The cell and what lies around it: near[step], step from steps().
    const Value* near(std::uint32_t row, std::uint32_t column) const { return &cells_[place(row, column)]; }
    const Value* near(std::size_t cell) const { return near(row_of(cell), column_of(cell)); }

    /// From a cell to the one so many rows down and columns to the right, in memory; at most the rim's depth.
    std::ptrdiff_t step(int down, int right) const {
        return down * static_cast<std::ptrdiff_t>(width()) + right;
    }
    /// From a cell to each of its neighbours: row by row, from the left.
    std::vector<std::ptrdiff_t> steps(Neighbourhood neighbourhood) const {
        const auto w = static_cast<std::ptrdiff_t>(width());
        if (neighbourhood == Neighbourhood::von_neumann) return {-w, -1, 1, w};
        return {-w - 1, -w, -w + 1, -1, 1, w - 1, w, w + 1};
    }

    /// Every cell, and the rim around, as they stand in memory.
    std::span<Value> cells() { return cells_; }

    /// The cells without the rim, row by row: copied to `out`, as many as size().
    void copy_to(Value* out) const {
        for (std::uint32_t row = 0; row < rows_; ++row) out = std::copy_n(near(row, 0), columns_, out);
    }

  private:
    std::size_t width() const { return columns_ + 2 * rim_; }
    std::size_t place(std::uint32_t row, std::uint32_t column) const {
        return (row + rim_) * width() + column + rim_;
    }
    /// Whether no cell of the rim is an image of a cell there.
    bool within(std::uint32_t at, std::uint32_t side) const { return at >= rim_ && at + rim_ < side; }
    void fill_line(std::size_t line, std::size_t from, bool torus, Value outside) {
        for (std::size_t n = 0; n < width(); ++n)
            cells_[line * width() + n] = torus ? cells_[from * width() + n] : outside;
    }

    std::uint32_t rows_, columns_;
    std::size_t rim_;
    std::vector<Value> cells_;
};

/// body(row, column) for every cell, some rows at a time, in parallel. A body writes to its own cell of
/// another grid and nowhere else. For rules that draw or choose among neighbours; where these count only by
/// how many or how much, sweep() of cell_rules.hpp is far faster.
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
