#include "engine/statistics/sampling.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>

#include "tests/support/scratch.hpp"
#include "tests/unit/core/statistics.hpp"

namespace concord {
namespace {

const std::vector<Factor> three{{"a", 0, 1}, {"b", -5, 15}, {"c", 100, 101}};

std::vector<double> column(const Samples& samples, std::size_t k) {
    std::vector<double> values;
    for (const auto& row : samples.rows) values.push_back(row.at(k));
    return values;
}

template <class Design>
std::string refusal(Design design) {
    return test::message_of<std::invalid_argument>(design);
}

TEST(LatinHypercube, HasOneRowInEverySliceOfEveryRange) {
    const Samples samples = latin_hypercube(three, 50, 7);
    EXPECT_EQ(samples.keys, (std::vector<std::string>{"a", "b", "c"}));
    ASSERT_EQ(samples.rows.size(), 50);
    for (std::size_t k = 0; k < three.size(); ++k) {
        std::set<double> slices;
        for (const double value : column(samples, k))
            slices.insert(std::floor((value - three[k].low) / (three[k].high - three[k].low) * 50));
        EXPECT_EQ(slices.size(), 50) << k;
        EXPECT_EQ(*slices.begin(), 0);
        EXPECT_EQ(*slices.rbegin(), 49);
    }
}

TEST(LatinHypercube, DependsOnItsSeedAlone) {
    const auto rows = [](std::uint32_t seed) { return latin_hypercube(three, 20, seed).rows; };
    EXPECT_EQ(rows(1), rows(1));
    EXPECT_NE(rows(1), rows(2));
}

TEST(LatinHypercube, OfMoreFactorsBeginsWithThatOfFewer) {
    const std::vector<Factor> two(three.begin(), three.begin() + 2);
    const Samples more = latin_hypercube(three, 20, 3), fewer = latin_hypercube(two, 20, 3);
    EXPECT_EQ(column(more, 0), column(fewer, 0));
    EXPECT_EQ(column(more, 1), column(fewer, 1));
}

TEST(LatinHypercube, MatchesSlicesOfDifferentFactorsAtRandom) {
    std::vector<std::uint64_t> counts(16);
    const std::vector<Factor> two{{"a", 0, 4}, {"b", 0, 4}};
    for (std::uint32_t seed = 0; seed < 4000; ++seed) {
        const auto row = latin_hypercube(two, 4, seed).rows[0];
        ++counts[static_cast<std::size_t>(row[0]) * 4 + static_cast<std::size_t>(row[1])];
    }
    EXPECT_TRUE(test::agrees(counts, std::vector<double>(16, 250)));
}

TEST(LatinHypercube, GivesWholeNumbersEqualChances) {
    const std::vector<Factor> die{{"die", 1, 6, true}};
    std::vector<int> counts(7);
    for (const double value : column(latin_hypercube(die, 600, 1), 0))
        ++counts.at(static_cast<std::size_t>(value));
    EXPECT_EQ(counts, (std::vector{0, 100, 100, 100, 100, 100, 100}));
}

TEST(Sobol, IsThePublishedSequence) {  // the example of Joe and Kuo (2008), its first row left out
    std::vector<Factor> factors;
    for (const char* key : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}) factors.push_back({key, 0, 1});
    const std::vector<std::vector<double>> published{
        {.5, .5, .5, .5, .5, .5, .5, .5, .5, .5},
        {.75, .25, .25, .25, .75, .75, .25, .75, .75, .75},
        {.25, .75, .75, .75, .25, .25, .75, .25, .25, .25},
        {.375, .375, .625, .875, .375, .125, .375, .875, .875, .625},
        {.875, .875, .125, .375, .875, .625, .875, .375, .375, .125}};
    EXPECT_EQ(sobol_sequence(factors, 5).rows, published);
}

TEST(Sobol, FillsEveryRangeEvenlyUpToTheLastDimension) {
    std::vector<Factor> factors;
    for (int k = 0; k < 3667; ++k) factors.push_back({std::to_string(k), 0, 256});
    const Samples samples = sobol_sequence(factors, 255);
    for (std::size_t k = 0; k < factors.size(); k += 611) {
        std::set<double> slices;
        for (const double value : column(samples, k)) slices.insert(std::floor(value));
        EXPECT_EQ(slices.size(), 255) << k;
        EXPECT_EQ(*slices.begin(), 1) << k;
    }
    EXPECT_EQ(samples.rows[98][3666], 0.8828125 * 256);  // as other programs with the same tables say
}

TEST(Sobol, StaysWithinItsRanges) {
    const Samples samples = sobol_sequence(three, 64);
    for (const auto& row : samples.rows)
        for (std::size_t k = 0; k < 3; ++k) {
            EXPECT_GE(row[k], three[k].low);
            EXPECT_LE(row[k], three[k].high);
        }
    EXPECT_EQ(samples.rows[0], (std::vector<double>{.5, 5, 100.5}));
}

TEST(Sobol, GivesWholeNumbersEqualChances) {
    const std::vector<Factor> quarters{{"n", -1, 2, true}};
    std::vector<int> counts(4);
    for (const double value : column(sobol_sequence(quarters, 64), 0))
        ++counts.at(static_cast<std::size_t>(value + 1));
    // Row 0, left out, would have been a -1; row 64 takes its place.
    EXPECT_EQ(counts, (std::vector{16, 16, 16, 16}));
}

TEST(Saltelli, MixesTwoHalvesOfASobolSequence) {
    const std::vector<Factor> two{{"a", 0, 1}, {"b", 0, 10}};
    std::vector<Factor> four = two;
    four.insert(four.end(), {{"c", 0, 1}, {"d", 0, 10}});
    const Samples samples = saltelli(two, 3), halves = sobol_sequence(four, 3);
    ASSERT_EQ(samples.rows.size(), 12);
    for (std::size_t n = 0; n < 3; ++n) {
        const auto& row = halves.rows[n];
        EXPECT_EQ(samples.rows[4 * n], (std::vector{row[0], row[1]}));
        EXPECT_EQ(samples.rows[4 * n + 1], (std::vector{row[2], row[1]}));
        EXPECT_EQ(samples.rows[4 * n + 2], (std::vector{row[0], row[3]}));
        EXPECT_EQ(samples.rows[4 * n + 3], (std::vector{row[2], row[3]}));
    }
}

TEST(Saltelli, OfALargerBaseBeginsWithTheSmaller) {
    Samples larger = saltelli(three, 20);
    const Samples smaller = saltelli(three, 8);
    larger.rows.resize(smaller.rows.size());
    EXPECT_EQ(larger.rows, smaller.rows);
}

TEST(Grid, TakesEveryCombinationTheLastKeyFastest) {
    const Samples samples = grid(std::vector<Levels>{{"a", {1, 2}}, {"b", {5}}, {"c", {0.1, 0.2, 0.3}}});
    EXPECT_EQ(samples.keys, (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(samples.rows, (std::vector<std::vector<double>>{
                                {1, 5, .1}, {1, 5, .2}, {1, 5, .3}, {2, 5, .1}, {2, 5, .2}, {2, 5, .3}}));
}

TEST(Designs, RefuseWhatCannotBe) {
    const auto hypercube = [](std::vector<Factor> factors, std::size_t size) {
        return refusal([=] { latin_hypercube(factors, size, 1); });
    };
    const double infinite = std::numeric_limits<double>::infinity();
    EXPECT_EQ(hypercube({}, 5), "a design needs at least one parameter");
    EXPECT_EQ(hypercube({{"a", 0, 1}, {"b", 0, 1}, {"a", 0, 2}}, 5), "a: twice in the same design");
    EXPECT_EQ(hypercube({{"a", 1, 1}}, 5), "a: a range from 1 to 1; the first must be below the second");
    EXPECT_EQ(hypercube({{"a", 0, infinite}}, 5), "a: a range from 0 to inf; finite numbers are allowed");
    EXPECT_EQ(hypercube({{"a", 0, std::nan("")}}, 5), "a: a range from 0 to nan; finite numbers are allowed");
    EXPECT_EQ(hypercube({{"a", 0.5, 3, true}}, 5),
              "a: a range from 0.5 to 3; a parameter of whole numbers needs whole ends");
    EXPECT_EQ(hypercube({{"a", 0, 1}}, 0), "a design needs at least one row");
    EXPECT_EQ(hypercube({{"a", 0, 1}, {"b", 0, 1}}, 50'000'001),
              "a design of 50000001 rows of 2 parameters is too large; 100000000 numbers in all are allowed");
}

TEST(Designs, RefuseMoreDimensionsThanThereAreTablesFor) {
    std::vector<Factor> factors;
    for (int k = 0; k < 1834; ++k) factors.push_back({std::to_string(k), 0, 1});
    EXPECT_EQ(refusal([&] { saltelli(factors, 1); }),
              "a Saltelli design of 1834 parameters; at most 1833 are allowed");
    for (int k = 1834; k < 3668; ++k) factors.push_back({std::to_string(k), 0, 1});
    EXPECT_EQ(refusal([&] { sobol_sequence(factors, 1); }),
              "a Sobol sequence of 3668 parameters; at most 3667 are allowed");
}

TEST(Designs, RefuseSizesBeyondAllMemory) {
    const auto most = std::numeric_limits<std::size_t>::max();
    const auto too_large = [](const auto& make) {
        return refusal(make).find("is too large") != std::string::npos;
    };
    std::vector<Levels> lists;
    for (int n = 0; n < 30; ++n) lists.push_back({std::to_string(n), std::vector<double>(1000)});
    EXPECT_TRUE(too_large([&] { latin_hypercube(three, most, 1); }));
    EXPECT_TRUE(too_large([&] { sobol_sequence(three, most); }));
    EXPECT_TRUE(too_large([&] { saltelli(three, most); }));
    EXPECT_TRUE(too_large([&] { morris(three, most, 4, 1); }));
    EXPECT_TRUE(too_large([&] { grid(lists); }));
}

TEST(Grid, RefusesWhatCannotBe) {
    EXPECT_EQ(refusal([] { grid({}); }), "a design needs at least one parameter");
    EXPECT_EQ(refusal([] { grid(std::vector<Levels>{{"a", {1}}, {"b", {}}}); }), "b: a list without values");
    EXPECT_EQ(refusal([] {
                  grid(std::vector<Levels>{{"a", {1}}, {"a", {2}}});
              }),
              "a: twice in the same design");
}

}  // namespace
}  // namespace concord
