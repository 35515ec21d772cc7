#include "models/classic/habitat.hpp"

#include <gtest/gtest.h>

#include <set>

namespace concord::classic {
namespace {

std::set<std::uint32_t> neighbours(const Habitat& habitat, std::uint32_t site) {
    std::set<std::uint32_t> found;
    for (std::uint32_t n = 0; n < habitat.degree(site); ++n) found.insert(habitat.neighbour(site, n));
    return found;
}

using Sites = std::set<std::uint32_t>;

TEST(Habitat, KnowsWhoIsNextToWhom) {
    EXPECT_EQ(neighbours(Habitat::complete(4), 2), (Sites{0, 1, 3}));
    EXPECT_EQ(neighbours(Habitat::cycle(5), 0), (Sites{1, 4}));
    EXPECT_EQ(neighbours(Habitat::star(4), 0), (Sites{1, 2, 3}));
    EXPECT_EQ(neighbours(Habitat::star(4), 3), (Sites{0}));
}

TEST(Habitat, OfOneTwoAndThreeSitesIsComplete) {
    EXPECT_EQ(Habitat::cycle(1).most_neighbours(), 0u);
    EXPECT_EQ(Habitat::star(1).most_neighbours(), 0u);
    EXPECT_EQ(neighbours(Habitat::cycle(2), 0), (Sites{1}));
    EXPECT_EQ(neighbours(Habitat::star(2), 1), (Sites{0}));
    EXPECT_EQ(neighbours(Habitat::cycle(3), 1), (Sites{0, 2}));
}

TEST(Habitat, CountsWhoIsMarkedAround) {
    const std::vector<std::uint8_t> marked{1, 0, 1, 1};
    EXPECT_EQ(Habitat::complete(4).marked_around(0, marked, 3), 2u);
    EXPECT_EQ(Habitat::complete(4).marked_around(1, marked, 3), 3u);
    EXPECT_EQ(Habitat::cycle(4).marked_around(0, marked, 3), 1u);
    EXPECT_EQ(Habitat::star(4).marked_around(0, marked, 3), 2u);
}

/// Of the 19,355 graphs of 8 sites and degree 3, 35 fall into two halves: some of 1000 draws would.
TEST(Habitat, ARandomRegularOneIsConnected) {
    for (const std::uint32_t degree : {2, 3, 5, 7})
        for (std::uint32_t seed = 0; seed < 1000; ++seed) {
            Draws draws(seed, 0);
            const Habitat habitat = Habitat::random_regular(8, degree, draws, "test.graph");
            Sites reached{0};
            for (int step = 0; step < 8; ++step)
                for (const std::uint32_t site : Sites(reached)) reached.merge(neighbours(habitat, site));
            ASSERT_EQ(reached.size(), 8u) << seed;
            ASSERT_EQ(habitat.degree(seed % 8), degree);
        }
}

TEST(Habitat, SaysWhyThereIsNoRandomRegularOne) {
    EXPECT_EQ(Habitat::random_regular_fault(1, 0), nullptr);
    EXPECT_EQ(Habitat::random_regular_fault(2, 1), nullptr);
    EXPECT_EQ(Habitat::random_regular_fault(8, 3), nullptr);
    EXPECT_NE(Habitat::random_regular_fault(7, 3), nullptr);
    EXPECT_NE(Habitat::random_regular_fault(3, 3), nullptr);
    EXPECT_NE(Habitat::random_regular_fault(4, 1), nullptr);
    EXPECT_NE(Habitat::random_regular_fault(4, 0), nullptr);
    EXPECT_NE(Habitat::random_regular_fault(1'000'000, 10'000), nullptr);
}

}  // namespace
}  // namespace concord::classic
