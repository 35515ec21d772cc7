#include "engine/network/ties.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace concord {
namespace {

using Row = std::vector<std::uint32_t>;

Row row(const Ties& ties, std::size_t i) {
    return {ties.neighbours(i).begin(), ties.neighbours(i).end()};
}

TEST(Ties, HoldRowsInTheOrderOfTheList) {
    const Ties ties = directed(4, std::vector<Tie>{{2, 3}, {0, 1}, {2, 0}, {2, 3}, {3, 3}});
    EXPECT_EQ(ties.rows(), 4);
    EXPECT_EQ(ties.size(), 5);
    EXPECT_EQ(row(ties, 0), (Row{1}));
    EXPECT_EQ(row(ties, 1), (Row{}));
    EXPECT_EQ(row(ties, 2), (Row{3, 0, 3}));
    EXPECT_EQ(row(ties, 3), (Row{3}));
    EXPECT_EQ(ties.degree(2), 3);
}

TEST(Ties, MayBeNone) {
    EXPECT_EQ(Ties{}.rows(), 0);
    EXPECT_EQ(directed(0, {}), Ties{});
    EXPECT_EQ(directed(3, {}).rows(), 3);
    EXPECT_TRUE(is_symmetric(directed(3, {})));
}

TEST(Ties, UndirectedGoBothWays) {
    const Ties ties = undirected(3, std::vector<Tie>{{0, 1}, {2, 0}});
    EXPECT_EQ(row(ties, 0), (Row{1, 2}));
    EXPECT_EQ(row(ties, 1), (Row{0}));
    EXPECT_EQ(row(ties, 2), (Row{0}));
    EXPECT_TRUE(is_symmetric(ties));
}

TEST(Ties, ReversedSayWhoLooksAtMe) {
    const Ties ties = directed(3, std::vector<Tie>{{2, 0}, {1, 0}, {0, 2}});
    EXPECT_EQ(row(reversed(ties), 0), (Row{1, 2}));
    EXPECT_EQ(row(reversed(ties), 2), (Row{0}));
    EXPECT_EQ(reversed(reversed(ties)), sorted(ties));
}

TEST(Ties, TheComplementHasAllOthers) {
    const Ties ties = complement(directed(3, std::vector<Tie>{{0, 1}, {2, 0}, {2, 1}}));
    EXPECT_EQ(ties, directed(3, std::vector<Tie>{{0, 2}, {1, 0}, {1, 2}}));
}

TEST(Ties, SymmetryCountsHowOften) {
    EXPECT_FALSE(is_symmetric(directed(2, std::vector<Tie>{{0, 1}})));
    EXPECT_FALSE(is_symmetric(directed(2, std::vector<Tie>{{0, 1}, {0, 1}, {1, 0}})));
    EXPECT_TRUE(is_symmetric(directed(2, std::vector<Tie>{{0, 1}, {1, 0}, {1, 1}})));
}

TEST(Ties, RefuseAgentsThatAreNotThere) {
    EXPECT_THROW(directed(2, std::vector<Tie>{{0, 2}}), InputError);
    EXPECT_THROW(undirected(2, std::vector<Tie>{{2, 0}}), InputError);
    EXPECT_THROW(directed(0, std::vector<Tie>{{0, 0}}), InputError);
}

}  // namespace
}  // namespace concord
