#include "engine/network/renumber.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>

#include "engine/network/generators.hpp"

namespace concord {
namespace {

/// A grid whose agents were numbered at random.
Ties shuffled_lattice() {
    Draws draws(1, 0);
    Dice dice = draws.dice(draws.stream("test.shuffle"), 0, 0);
    std::vector<std::uint32_t> order(50 * 40);
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t left = order.size(); left > 1; --left)
        std::swap(order[left - 1], order[dice.below(static_cast<std::uint32_t>(left))]);
    const Ties lattice = network::lattice(50, 40, network::Neighbourhood::moore, network::Border::fixed);
    return Renumbering(std::move(order)).apply(lattice);
}

double mean_distance(const Ties& ties) {
    double sum = 0;
    for (std::uint32_t me = 0; me < ties.rows(); ++me)
        for (const std::uint32_t other : ties.neighbours(me))
            sum += std::abs(static_cast<double>(me) - other);
    return sum / static_cast<double>(ties.size());
}

/// The same neighbours, by original number and in the same order.
bool is_same_network(const Ties& ties, const Ties& renumbered, const Renumbering& order) {
    for (std::uint32_t agent = 0; agent < ties.rows(); ++agent) {
        std::vector<std::uint32_t> neighbours;
        for (const std::uint32_t row : renumbered.neighbours(order.row(agent)))
            neighbours.push_back(order.original(row));
        if (!std::ranges::equal(neighbours, ties.neighbours(agent))) return false;
    }
    return ties.rows() == renumbered.rows() && ties.size() == renumbered.size();
}

TEST(Renumbering, KeepsTheNetworkAndTheOrderOfNeighbours) {
    Draws draws(1, 0);
    for (const Ties& ties :
         {shuffled_lattice(), network::random(3000, 2, draws, draws.stream("network.test")), directed(3, {})})
        for (const Renumbering& order :
             {by_locality(ties), by_degree(ties), Renumbering::none(ties.rows())}) {
            EXPECT_EQ(order.size(), ties.rows());
            EXPECT_TRUE(is_same_network(ties, order.apply(ties), order));
        }
}

TEST(Renumbering, IsUndoneByItsInverse) {
    const Renumbering order({2, 0, 3, 1});
    const std::vector<std::string> by_agent{"a", "b", "c", "d"};
    const auto by_row = order.apply(std::span<const std::string>(by_agent));
    EXPECT_EQ(by_row, (std::vector<std::string>{"c", "a", "d", "b"}));
    EXPECT_EQ(order.invert(std::span<const std::string>(by_row)), by_agent);
    for (std::uint32_t agent = 0; agent < 4; ++agent) EXPECT_EQ(order.original(order.row(agent)), agent);
}

TEST(Renumbering, RefusesWhatIsNoPermutation) {
    EXPECT_THROW(Renumbering({0, 0}), std::invalid_argument);
    EXPECT_THROW(Renumbering({0, 2}), std::invalid_argument);
}

// A grid 40 wide can be numbered with neighbours at most about 40 apart; at random they are 667 apart.
TEST(ByLocality, BringsNeighboursTogether) {
    const Ties ties = shuffled_lattice();
    EXPECT_GT(mean_distance(ties), 600);
    EXPECT_LT(mean_distance(by_locality(ties).apply(ties)), 50);
}

TEST(ByDegree, PutsMostTiesFirst) {
    Draws draws(1, 0);
    const Ties ties = network::scale_free(1000, 3, draws, draws.stream("network.test"));
    const Ties renumbered = by_degree(ties).apply(ties);
    for (std::size_t row = 1; row < renumbered.rows(); ++row)
        EXPECT_GE(renumbered.degree(row - 1), renumbered.degree(row));
    EXPECT_EQ(by_degree(directed(3, {})).originals()[2], 2);
}

}  // namespace
}  // namespace concord
