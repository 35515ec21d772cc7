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
