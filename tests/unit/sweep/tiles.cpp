#include "engine/sweep/tiles.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "engine/core/draws.hpp"
#include "engine/network/generators.hpp"

namespace concord {
namespace {

/// The neighbours of a row, in order, as agents.
std::vector<std::uint32_t> neighbours(const Tiles& tiles, std::size_t row) {
    const Tiles::Tile tile = tiles.tile(row / Tiles::lanes);
    const std::size_t lane = row % Tiles::lanes;
    std::vector<std::uint32_t> found;
    for (std::uint32_t k = 0; k < tile.common; ++k)
        found.push_back(tiles.agent(tile.targets[k * Tiles::lanes + lane]));
    const std::uint32_t* at = tile.others();
    for (std::size_t n = 0; n < lane; ++n) at += tile.degrees[n] - tile.common;
    for (std::uint32_t k = tile.common; k < tile.degrees[lane]; ++k) found.push_back(tiles.agent(*at++));
    return found;
}

class TilesOf : public testing::Test {
  protected:
    Draws draws{1, 0};
    Stream stream = draws.stream("test.tiles");
};

TEST_F(TilesOf, HoldEverybodysNeighboursInTheirOrder) {
    for (const Ties& ties :
         {network::random(20'001, 8, draws, stream), network::scale_free(999, 3, draws, stream),
          directed(20, std::vector<Tie>{{3, 4}, {3, 4}, {3, 3}, {19, 0}})}) {
        const Tiles tiles(ties);
        ASSERT_EQ(tiles.size(), ties.rows());
        for (std::size_t row = 0; row < tiles.size(); ++row) {
            const auto expected = ties.neighbours(tiles.agent(row));
            ASSERT_EQ(neighbours(tiles, row), std::vector(expected.begin(), expected.end())) << row;
            ASSERT_EQ(tiles.degrees()[row], expected.size()) << row;
        }
    }
}

TEST_F(TilesOf, HaveMostRowsInEvenTiles) {
    const Tiles tiles(network::random(100'000, 8, draws, stream));
    std::size_t even = 0;
    for (std::size_t n = 0; n < tiles.size() / Tiles::lanes; ++n) even += tiles.tile(n).is_even();
    EXPECT_GT(even, tiles.size() / Tiles::lanes * 9 / 10);
}

TEST_F(TilesOf, AreCutBetweenBlocksIntoPartsOfAboutTheSameWork) {
    const Tiles tiles(network::random(100'001, 8, draws, stream));
    const auto cuts = tiles.cuts();
    ASSERT_GT(cuts.size(), 4u);
    EXPECT_EQ(cuts.front(), 0u);
    EXPECT_EQ(cuts.back(), 100'001u);
    for (std::size_t n = 1; n + 1 < cuts.size(); ++n) {
        EXPECT_EQ(cuts[n] % Tiles::block, 0u);
        const auto degrees = tiles.degrees().subspan(cuts[n - 1], cuts[n] - cuts[n - 1]);
        EXPECT_NEAR(std::accumulate(degrees.begin(), degrees.end(), 0.0) + degrees.size(), 65'536, 8'000);
    }
}

TEST_F(TilesOf, BringValuesIntoRowsAndBack) {
    const Tiles tiles(network::random(1'000, 4, draws, stream));
    std::vector<int> values(1'000);
    std::iota(values.begin(), values.end(), 0);
    const std::vector<int> rows = tiles.to_rows(values);
    EXPECT_NE(rows, values);
    for (std::size_t row = 0; row < rows.size(); ++row)
        EXPECT_EQ(rows[row], static_cast<int>(tiles.agent(row)));
    EXPECT_EQ(tiles.to_agents(std::span<const int>(rows)), values);
}

}  // namespace
}  // namespace concord
