#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "engine/network/generators.hpp"
#include "tests/unit/network/promises.hpp"

namespace concord::network {
namespace {

using Row = std::vector<std::uint32_t>;

Row row(const Ties& ties, std::size_t i) {
    return {ties.neighbours(i).begin(), ties.neighbours(i).end()};
}

TEST(Ring, TiesTheNearestOnEitherSide) {
    const Ties ties = ring(10, 2);
    EXPECT_EQ(row(ties, 0), (Row{8, 9, 1, 2}));
    EXPECT_EQ(row(ties, 5), (Row{3, 4, 6, 7}));
    EXPECT_TRUE(is_symmetric(ties));
    EXPECT_TRUE(test::is_simple(ring(5, 2)));
    EXPECT_EQ(ring(3, 0).size(), 0);
    EXPECT_EQ(ring(0, 0).rows(), 0);
}

TEST(Ring, RefusesMoreNeighboursThanThereAre) {
    EXPECT_THROW(ring(4, 2), InputError);
    EXPECT_THROW(ring(0, 1), InputError);
    EXPECT_THROW(ring(1000, 0xffffffff), InputError);
}

TEST(Lattice, HasItsNeighboursWithinFixedBorders) {
    const Ties four = lattice(4, 3, Neighbourhood::von_neumann, Border::fixed);
    EXPECT_EQ(row(four, 0), (Row{1, 4}));
    EXPECT_EQ(row(four, 5), (Row{1, 4, 6, 9}));
    const Ties eight = lattice(4, 3, Neighbourhood::moore, Border::fixed);
    EXPECT_EQ(row(eight, 0), (Row{1, 4, 5}));
    EXPECT_EQ(row(eight, 5), (Row{0, 1, 2, 4, 6, 8, 9, 10}));
    EXPECT_TRUE(is_symmetric(eight) && is_symmetric(four));
    EXPECT_EQ(lattice(5, 1, Neighbourhood::moore, Border::fixed).size(), 8);
}

TEST(Lattice, MeetsItselfOnATorus) {
    const Ties four = lattice(4, 3, Neighbourhood::von_neumann, Border::torus);
    EXPECT_EQ(row(four, 0), (Row{8, 3, 1, 4}));
    for (const std::uint32_t height : {3, 4, 7}) {
        const Ties eight = lattice(3, height, Neighbourhood::moore, Border::torus);
        EXPECT_TRUE(test::all_have_degree(eight, 8));
        EXPECT_TRUE(test::is_simple(eight));
        EXPECT_TRUE(is_symmetric(eight));
    }
}

TEST(Lattice, RefusesATorusThatWouldTieTwice) {
    EXPECT_THROW(lattice(2, 5, Neighbourhood::moore, Border::torus), InputError);
    EXPECT_THROW(lattice(70'000, 70'000, Neighbourhood::moore, Border::fixed), InputError);
}

}  // namespace
}  // namespace concord::network
