#include "engine/sweep/grid.hpp"

#include <gtest/gtest.h>

namespace concord {
namespace {

Grid<int> numbered(std::uint32_t rows, std::uint32_t columns) {
    Grid<int> grid(rows, columns);
    for (std::size_t cell = 0; cell < grid.size(); ++cell) grid[cell] = static_cast<int>(cell);
    return grid;
}

std::vector<int> around(const Grid<int>& grid, std::uint32_t row, std::uint32_t column,
                        Neighbourhood neighbourhood) {
    std::vector<int> values;
    for (std::ptrdiff_t step : grid.steps(neighbourhood)) values.push_back(grid.near(row, column)[step]);
    return values;
}

TEST(Grid, NeighboursOnATorusMeetTheOppositeSide) {
    Grid<int> grid = numbered(3, 4);
    grid.close_rim(Border::torus);
    EXPECT_EQ(around(grid, 0, 0, Neighbourhood::von_neumann), (std::vector{8, 3, 1, 4}));
    EXPECT_EQ(around(grid, 0, 0, Neighbourhood::moore), (std::vector{11, 8, 9, 3, 1, 7, 4, 5}));
    EXPECT_EQ(around(grid, 2, 3, Neighbourhood::moore), (std::vector{6, 7, 4, 10, 8, 2, 3, 0}));
}

TEST(Grid, BeyondAFixedBorderLiesWhatIsSaid) {
    Grid<int> grid = numbered(3, 4);
    grid.close_rim(Border::fixed, -1);
    EXPECT_EQ(around(grid, 0, 0, Neighbourhood::moore), (std::vector{-1, -1, -1, -1, 1, -1, 4, 5}));
    EXPECT_EQ(around(grid, 1, 1, Neighbourhood::moore), (std::vector{0, 1, 2, 4, 6, 8, 9, 10}));
}

TEST(Grid, PuttingOneCellIsFillingItAndClosingTheRim) {
    for (const Border border : {Border::torus, Border::fixed})
        for (std::uint32_t row = 0; row < 3; ++row)
            for (std::uint32_t column = 0; column < 4; ++column) {
                Grid<int> one = numbered(3, 4), all = numbered(3, 4);
                one.close_rim(border, -1);
                one.put(row, column, 99, border);
                all(row, column) = 99;
                all.close_rim(border, -1);
                for (std::uint32_t r = 0; r < 3; ++r)
                    for (std::uint32_t c = 0; c < 4; ++c) {
                        EXPECT_EQ(one(r, c), all(r, c));
                        EXPECT_EQ(around(one, r, c, Neighbourhood::moore),
                                  around(all, r, c, Neighbourhood::moore));
                    }
            }
}

TEST(Grid, ADeepRimHoldsTheTorusAsOftenAsItFits) {
    for (const std::uint32_t rows : {1u, 2u, 3u, 5u})
        for (const std::uint32_t columns : {1u, 2u, 4u, 7u}) {
            Grid<int> grid(rows, columns, 0, 3), one_by_one(rows, columns, -1, 3);
            for (std::uint32_t row = 0; row < rows; ++row)
                for (std::uint32_t column = 0; column < columns; ++column) {
                    grid(row, column) = static_cast<int>(row * columns + column);
                    one_by_one.put(row, column, grid(row, column), Border::torus);
                }
            grid.close_rim(Border::torus);
            for (int down = -3; down <= 3; ++down)
                for (int right = -3; right <= 3; ++right) {
                    const std::uint32_t row = (rows * 3 + down) % rows,
                                        column = (columns * 3 + right) % columns;
                    EXPECT_EQ(grid.near(0)[grid.step(down, right)], grid(row, column));
                    EXPECT_EQ(one_by_one.near(0)[grid.step(down, right)], grid(row, column));
                }
        }
}

TEST(Grid, ADeepRimIsOutsideAllRoundAFixedBorder) {
    Grid<int> grid(1, 2, 7, 2);
    grid.close_rim(Border::fixed, -1);
    grid.put(0, 1, 8, Border::fixed);
    std::vector<int> square;
    for (int down = -2; down <= 2; ++down)
        for (int right = -2; right <= 3; ++right) square.push_back(grid.near(0, 0)[grid.step(down, right)]);
    std::vector<int> expected(30, -1);
    expected[14] = 7;
    expected[15] = 8;
    EXPECT_EQ(square, expected);
}

TEST(Grid, CellsAreCopiedWithoutTheRim) {
    const Grid<int> grid = numbered(2, 3);
    std::vector<int> copied(7, -1);
    grid.copy_to(copied.data());
    EXPECT_EQ(copied, (std::vector{0, 1, 2, 3, 4, 5, -1}));
}

TEST(Grid, EveryCellIsVisitedOnceByAnyNumberOfThreads) {
    for (unsigned threads : {1u, 3u}) {
        Grid<int> visits(300, 70);
        Threads(threads).execute([&] {
            for_cells(visits.rows(), visits.columns(), [&](auto row, auto column) { ++visits(row, column); });
        });
        for (std::size_t cell = 0; cell < visits.size(); ++cell) ASSERT_EQ(visits[cell], 1);
    }
}

}  // namespace
}  // namespace concord
