#include "engine/sweep/cell_rules.hpp"

#include <gtest/gtest.h>

#include "engine/core/draws.hpp"

namespace concord {
namespace {

constexpr std::uint8_t outside = 9;

std::vector<VectorUnit> units_here() {
    std::vector<VectorUnit> units;
    for (const VectorUnit unit : {VectorUnit::baseline, VectorUnit::avx2, VectorUnit::avx512})
        if (unit <= vector_unit()) units.push_back(unit);
    return units;
}

struct World {
    std::uint32_t rows, columns;
    Border border;
    Around around;
};

/// Worlds narrower and wider than what is computed together, of both kinds in all respects.
std::vector<World> worlds() {
    std::vector<World> all;
    for (const auto& [rows, columns] : {std::pair{1u, 1u},
                                        {7u, 1u},
                                        {1u, 5u},
                                        {2u, 3u},
                                        {5u, 62u},
                                        {4u, 63u},
                                        {3u, 64u},
                                        {6u, 65u},
                                        {3u, 127u},
                                        {9u, 131u},
                                        {700u, 100u}})
        for (const Border border : {Border::torus, Border::fixed})
            for (const Neighbourhood neighbourhood : {Neighbourhood::von_neumann, Neighbourhood::moore})
                for (const bool self : {false, true})
                    all.push_back({rows, columns, border, {neighbourhood, self}});
    return all;
}

/// Zeros, ones and twos at random.
Grid<std::uint8_t> mixed(const World& world) {
    Grid<std::uint8_t> grid(world.rows, world.columns, 0, 2);
    Draws draws(1, 0);
    Dice dice = draws.dice(draws.stream("test.cells"), 0, 0);
    for (std::size_t cell = 0; cell < grid.size(); ++cell) grid[cell] = dice.below(3);
    grid.close_rim(world.border, outside);
    return grid;
}

/// f(step) for all around.
template <class F>
void for_each_around(const Grid<std::uint8_t>& grid, Around around, const F& f) {
    for (const std::ptrdiff_t step : grid.steps(around.neighbourhood)) f(step);
    if (around.self) f(std::ptrdiff_t{0});
}

const auto is_one = [](std::uint8_t cell) { return cell == 1; };
const auto size_of = [](std::uint8_t cell) { return cell == outside ? -1.0 : cell * 0.1; };
const auto merged = [](std::uint8_t me, int ones, double size) { return me * 100 + ones * 10.0 + size; };

double expected(const Grid<std::uint8_t>& grid, const std::uint8_t* here, Around around) {
    int ones = 0;
    double size = -1;
    for_each_around(grid, around, [&](std::ptrdiff_t step) {
        ones += is_one(here[step]);
        size = std::max(size, size_of(here[step]));
    });
    return merged(*here, ones, size);
}

TEST(CellRules, LearnOfAllAroundWhateverTheGridAndTheVectorUnit) {
    for (const World& world : worlds()) {
        const Grid<std::uint8_t> now = mixed(world);
        for (const VectorUnit unit : units_here()) {
            Grid<double> next(world.rows, world.columns);
            sweep(now, world.around, CellRule{merged, HowMany{is_one}, Highest{size_of}}, next, unit);
            for (std::size_t cell = 0; cell < now.size(); ++cell)
                ASSERT_EQ(next[cell], expected(now, now.near(cell), world.around))
                    << world.rows << " x " << world.columns << ", cell " << cell << ", " << name_of(unit);
        }
    }
}

/// Those around by what the first rule made of them, which beyond a fixed border counts for nothing.
const auto value_of = [](std::uint8_t cell, double made) { return cell == outside ? -1.0 : made; };
const auto digit = [](std::uint8_t me, double made, double highest) {
    return static_cast<std::uint8_t>(static_cast<int>(made * 7 + highest * 13 + me) % 251);
};

TEST(CellRules, OfTwoTheSecondSeesWhatTheFirstMade) {
    for (const World& world : worlds()) {
        const Grid<std::uint8_t> now = mixed(world);
        const CellRule first{merged, HowMany{is_one}, Highest{size_of}};
        const CellRule second{digit, Highest{value_of}};
        Grid<double> made(world.rows, world.columns, 0, 2);
        for (std::size_t cell = 0; cell < now.size(); ++cell)
            made[cell] = expected(now, now.near(cell), world.around);
        made.close_rim(world.border);
        for (const VectorUnit unit : units_here()) {
            Grid<std::uint8_t> next(world.rows, world.columns);
            sweep_twice(now, world.around, first, second, next, unit);
            for (std::size_t cell = 0; cell < now.size(); ++cell) {
                double highest = -1;
                for_each_around(now, world.around, [&](std::ptrdiff_t step) {
                    highest = std::max(highest, value_of(now.near(cell)[step], made.near(cell)[step]));
                });
                ASSERT_EQ(next[cell], digit(now[cell], made[cell], highest))
                    << world.rows << " x " << world.columns << ", cell " << cell << ", " << name_of(unit);
            }
        }
    }
}

/// A glider is where it was, a cell further down and right, after four ticks.
TEST(CellRules, PlayTheGameOfLife) {
    const CellRule life{
        [](std::uint8_t me, int alive) -> std::uint8_t { return alive == 3 || (alive == 2 && me == 1); },
        HowMany{is_one}};
    Grid<std::uint8_t> now(8, 70), next(8, 70), moved(8, 70);
    for (const auto& [row, column] : {std::pair{6, 68}, {7, 69}, {0, 67}, {0, 68}, {0, 69}}) {
        now(row, column) = 1;
        moved((row + 1) % 8, (column + 1) % 70) = 1;
    }
    for (int tick = 0; tick < 4; ++tick) {
        now.close_rim(Border::torus);
        sweep(now, {Neighbourhood::moore, false}, life, next);
        std::swap(now, next);
    }
    for (std::size_t cell = 0; cell < now.size(); ++cell) EXPECT_EQ(now[cell], moved[cell]) << cell;
}

TEST(CellRules, AnyNumberOfThreadsGivesTheSame) {
    const World world{900, 333, Border::torus, {Neighbourhood::moore, true}};
    const Grid<std::uint8_t> now = mixed(world);
    const CellRule first{merged, HowMany{is_one}, Highest{size_of}};
    const CellRule second{digit, Highest{value_of}};
    std::vector<std::vector<std::uint8_t>> found;
    for (const unsigned threads : {1u, 2u, 5u}) {
        Grid<std::uint8_t> next(world.rows, world.columns);
        Threads(threads).execute([&] { sweep_twice(now, world.around, first, second, next); });
        next.copy_to(found.emplace_back(next.size()).data());
    }
    EXPECT_EQ(found[1], found[0]);
    EXPECT_EQ(found[2], found[0]);
}

TEST(CellRules, NeedGridsOfOneSizeAndARimToLookAt) {
    const CellRule rule{[](int me, int) { return me; }, HowMany{[](int cell) { return cell == 1; }}};
    const CellRule after{[](int me, int, int) { return me; },
                         HowMany{[](int, int made) { return made == 1; }}};
    Grid<int> three(3, 3), wide(3, 4), high(4, 3), bare(3, 3, 0, 0);
    const Around around{Neighbourhood::moore, true};
    EXPECT_THROW(sweep(three, around, rule, wide), std::invalid_argument);
    EXPECT_THROW(sweep(three, around, rule, high), std::invalid_argument);
    EXPECT_THROW(sweep(bare, around, rule, three), std::invalid_argument);
    EXPECT_THROW(sweep_twice(three, around, rule, after, three), std::invalid_argument);
    EXPECT_NO_THROW(sweep(three, around, rule, bare));
}

}  // namespace
}  // namespace concord
