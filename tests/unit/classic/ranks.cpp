#include "models/classic/ranks.hpp"

#include <gtest/gtest.h>

#include "tests/unit/classic/running.hpp"

namespace concord::classic {
namespace {

Dilemma game(const std::string& keys) {
    const Document document = Document::parse("[model]\n" + keys, "scenario");
    return Dilemma(Section(document), 1.9);
}

/// Games with and without equal earnings, and with negative ones.
const std::vector<std::string> games{"",
                                     "temptation = 1",
                                     "temptation = 1.125",
                                     "reward = 0\ntemptation = 0",
                                     "sucker = -0.1\npunishment = -3",
                                     "reward = 3\ntemptation = 5\npunishment = 1"};

TEST(Ranks, OrderAsTheEarningsDo) {
    for (const std::string& keys : games)
        for (unsigned all = 1; all <= 9; ++all) {
            const Dilemma dilemma = game(keys);
            const Ranks ranks(dilemma, all);
            std::vector<std::pair<double, int>> found;
            for (const Strategy me : {Strategy::defect, Strategy::cooperate})
                for (unsigned n = 0; n <= all; ++n)
                    found.emplace_back(dilemma.earned(me, n, all - n),
                                       ranks(me, static_cast<std::uint8_t>(n)));
            for (const auto& [earned, rank] : found) {
                EXPECT_GT(rank, 0);
                for (const auto& [other, of_other] : found)
                    EXPECT_EQ(earned < other, rank < of_other) << keys;
            }
        }
}

/// The whole model against loops of its own, on a torus where ranks stand for earnings.
TEST(Ranks, LetTheSameStrategiesSpread) {
    constexpr int rows = 13, columns = 67;
    for (const std::string& keys : games) {
        const Dilemma dilemma = game(keys);
        test::Running running("spatial-dilemma", keys + "\nrows = 13\ncolumns = 67\ninitial_defectors = 0.4");
        const auto strategies = [&] { return running.column<std::uint8_t>("site/strategy"); };
        for (int tick = 0; tick < 4; ++tick) {
            const auto now = strategies();
            const auto at = [&](int row, int column) {
                return static_cast<std::size_t>((row + rows) % rows * columns + (column + columns) % columns);
            };
            const auto around = [&](int cell, const auto& f) {
                for (int down = -1; down <= 1; ++down)
                    for (int right = -1; right <= 1; ++right)
                        f(at(cell / columns + down, cell % columns + right));
            };
            std::vector<double> earned(now.size());
            for (int cell = 0; cell < rows * columns; ++cell) {
                unsigned cooperators = 0;
                around(cell, [&](std::size_t other) { cooperators += now[other]; });
                earned[cell] = dilemma.earned(static_cast<Strategy>(now[cell]), cooperators, 9 - cooperators);
            }
            std::vector<std::uint8_t> next = now;
            for (int cell = 0; cell < rows * columns; ++cell) {
                std::array<double, 2> best{-1e9, -1e9};
                around(cell, [&](std::size_t other) {
                    best[now[other]] = std::max(best[now[other]], earned[other]);
                });
                if (best[1 - now[cell]] > best[now[cell]]) next[cell] = 1 - now[cell];
            }
            running.advance();
            ASSERT_EQ(strategies(), next) << keys;
        }
    }
}

}  // namespace
}  // namespace concord::classic
