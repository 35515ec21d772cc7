#include "engine/core/draws.hpp"

#include <gtest/gtest.h>

#include <set>

#include "engine/core/error.hpp"
#include "tests/unit/core/statistics.hpp"

namespace concord {
namespace {

using test::agrees;
using test::agrees_with;

/// A fresh dice for each of many agents, as models use them.
template <class Draw>
std::vector<double> sample(std::size_t size, Draw draw) {
    Draws draws(20, 3);
    const Stream stream = draws.stream("test.sample");
    std::vector<double> values(size);
    for (std::size_t n = 0; n < size; ++n) {
        Dice dice = draws.dice(stream, static_cast<std::uint32_t>(n), 11);
        values[n] = draw(dice);
    }
    return values;
}

template <class Draw>
std::vector<std::uint64_t> tally(std::size_t size, std::size_t kinds, Draw draw) {
    std::vector<std::uint64_t> counts(kinds);
    for (const double value : sample(size, draw)) ++counts.at(static_cast<std::size_t>(value));
    return counts;
}

TEST(Draws, DependOnEveryNameAndOnNothingElse) {
    Draws draws(1, 2), other_seed(2, 2), other_replicate(1, 3);
    const Stream stream = draws.stream("culture.review"), other_stream = draws.stream("culture.turnover");
    const auto first = [](Dice dice) { return dice.uniform(); };
    const std::set<double> values{
        first(draws.dice(stream, 5, 9)),      first(draws.dice(other_stream, 5, 9)),
        first(draws.dice(stream, 6, 9)),      first(draws.dice(stream, 5, 10)),
        first(other_seed.dice(stream, 5, 9)), first(other_replicate.dice(stream, 5, 9)),
        first(draws.dice(stream, 9, 5)),      first(Draws(2, 1).dice(stream, 5, 9))};
    EXPECT_EQ(values.size(), 8);
}

TEST(Draws, AreTheSameInAnyOrder) {
    Draws draws(1, 2), again(1, 2);
    const Stream stream = draws.stream("a");
    std::vector<double> forwards(100), backwards(100);
    for (std::uint32_t n = 0; n < 100; ++n) forwards[n] = draws.dice(stream, n, 0).normal();
    again.stream("b");
    const Stream same = again.stream("a");
    for (std::uint32_t n = 100; n-- > 0;) {
        again.dice(again.stream("b"), n, 0).uniform();
        backwards[n] = again.dice(same, n, 0).normal();
    }
    EXPECT_EQ(forwards, backwards);
}

// Were this to change, old results could not be made again.
TEST(Draws, NeverChange) {
    Draws draws(1, 0);
    Dice dice = draws.dice(draws.stream("culture.review"), 0, 0);
    EXPECT_EQ(draws.stream("culture.review").hash(), 2411608377u);
    EXPECT_EQ(dice.uniform(), 0.34484517090639977);
    EXPECT_EQ(dice.below(1000), 658u);
    EXPECT_EQ(dice.normal(), 1.5452521954423437);
}

TEST(Draws, RefuseTwoPurposesOfOneHash) {
    Draws draws(1, 0);
    const Stream stream = draws.stream("policy.shock2083");
    EXPECT_EQ(draws.stream("policy.shock2083").hash(), stream.hash());
    EXPECT_THROW(draws.stream("staff.promise2130"), Failure);
    EXPECT_EQ(Draws(1, 0).stream("staff.promise2130").hash(), stream.hash());
}

TEST(Dice, UniformIsUniform) {
    const auto values = sample(200'000, [](Dice& dice) { return dice.uniform(); });
    EXPECT_TRUE(agrees_with(values, [](double x) { return x; }));
    EXPECT_GE(*std::ranges::min_element(values), 0);
    EXPECT_LT(*std::ranges::max_element(values), 1);
}

TEST(Dice, UniformIsUniformAlongOneSequenceToo) {
    Draws draws(4, 0);
    Dice dice = draws.dice(draws.stream("test"), 0, 0);
    std::vector<double> values(200'000);
    for (double& value : values) value = dice.uniform();
    EXPECT_TRUE(agrees_with(values, [](double x) { return x; }));
}

// Low bits count too: the last 10 of the 53.
TEST(Dice, UniformIsUniformInItsLowBits) {
    const auto counts = tally(200'000, 1024, [](Dice& dice) {
        return static_cast<double>(static_cast<std::uint64_t>(dice.uniform() * 0x1p53) % 1024);
    });
    EXPECT_TRUE(agrees(counts, std::vector<double>(1024, 200'000.0 / 1024)));
}

TEST(Dice, NormalIsNormal) {
    const auto values = sample(200'000, [](Dice& dice) { return dice.normal(); });
    EXPECT_TRUE(agrees_with(values, [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }));
}

TEST(Dice, ExponentialIsExponential) {
    const auto values = sample(200'000, [](Dice& dice) { return dice.exponential(); });
    EXPECT_TRUE(agrees_with(values, [](double x) { return 1 - std::exp(-x); }));
    EXPECT_GE(*std::ranges::min_element(values), 0);
}

TEST(Dice, ChanceIsKept) {
    for (const double probability : {1e-4, 0.1, 0.5, 0.999}) {
        const auto counts = tally(200'000, 2, [=](Dice& dice) { return dice.chance(probability); });
        EXPECT_TRUE(agrees(counts, std::vector{200'000 * (1 - probability), 200'000 * probability}))
            << probability;
    }
}

TEST(Dice, ChanceOfOneAlwaysAndOfZeroNever) {
    EXPECT_EQ(tally(100'000, 2, [](Dice& dice) { return dice.chance(1); })[1], 100'000);
    EXPECT_EQ(tally(100'000, 2, [](Dice& dice) { return dice.chance(1.5); })[1], 100'000);
    EXPECT_EQ(tally(100'000, 2, [](Dice& dice) { return dice.chance(0); })[1], 0);
    EXPECT_EQ(tally(100'000, 2, [](Dice& dice) { return dice.chance(-1); })[1], 0);
    EXPECT_EQ(tally(100'000, 2, [](Dice& dice) { return dice.chance(std::nan("")); })[1], 0);
}

TEST(Dice, BelowIsUnbiased) {
    for (const std::uint32_t bound : {2u, 3u, 7u, 1000u}) {
        const auto counts = tally(200'000, bound, [=](Dice& dice) { return dice.below(bound); });
        EXPECT_TRUE(agrees(counts, std::vector<double>(bound, 200'000.0 / bound))) << bound;
    }
}

// 3 * 2^30: multiply and shift alone would give the first third of each four words twice as often.
TEST(Dice, BelowIsUnbiasedWhereWordsMustBeRefused) {
    const std::uint32_t bound = 3u << 30;
    const auto thirds = tally(200'000, 3, [=](Dice& dice) { return dice.below(bound) % 3; });
    EXPECT_TRUE(agrees(thirds, std::vector<double>(3, 200'000.0 / 3)));
    const auto halves = tally(200'000, 2, [=](Dice& dice) { return dice.below(bound) >= bound / 2; });
    EXPECT_TRUE(agrees(halves, std::vector<double>(2, 100'000)));
}

TEST(Dice, BelowKnowsItsEdges) {
    EXPECT_EQ(tally(1000, 1, [](Dice& dice) { return dice.below(1); })[0], 1000);
    const auto values = sample(200'000, [](Dice& dice) { return dice.below(0xffffffff); });
    EXPECT_LT(*std::ranges::max_element(values), 4294967295.0);
    EXPECT_TRUE(agrees_with(values, [](double x) { return (x + 1) / 4294967295.0; }));
}

TEST(Dice, CategoricalFollowsItsWeights) {
    const std::vector weights{0.5, 0.0, 3.0, 1.5, 0.0};
    const auto counts = tally(200'000, 5, [&](Dice& dice) { return dice.categorical(weights); });
    EXPECT_TRUE(
        agrees(std::vector{counts[0], counts[2], counts[3]}, std::vector<double>{20'000, 120'000, 60'000}));
    EXPECT_EQ(counts[1] + counts[4], 0);
}

TEST(Dice, CategoricalRefusesWeightsWithoutASum) {
    Draws draws(1, 0);
    Dice dice = draws.dice(draws.stream("test"), 0, 0);
    EXPECT_THROW(dice.categorical({}), std::invalid_argument);
    EXPECT_THROW(dice.categorical(std::vector{0.0, 0.0}), std::invalid_argument);
    EXPECT_THROW(dice.categorical(std::vector{1.0, std::nan("")}), std::invalid_argument);
}

TEST(Dice, SoftmaxFollowsTheLogit) {
    const std::vector utilities{1001.0, 1000.0, 1000.5};
    std::vector<double> expected;
    for (const double utility : utilities) expected.push_back(std::exp(2 * (utility - 1000)));
    const double sum = expected[0] + expected[1] + expected[2];
    for (double& count : expected) count *= 200'000 / sum;
    EXPECT_TRUE(agrees(tally(200'000, 3, [&](Dice& dice) { return dice.softmax(utilities, 2); }), expected));
}

TEST(Dice, SoftmaxTakesManyOptions) {
    const auto counts =
        tally(200'000, 100, [](Dice& dice) { return dice.softmax(std::vector(100, 3.0), 1); });
    EXPECT_TRUE(agrees(counts, std::vector<double>(100, 2000)));
}

TEST(Dice, SoftmaxIsSafeFarOut) {
    const std::vector utilities{-1e300, 1e300, -std::numeric_limits<double>::infinity()};
    EXPECT_EQ(tally(1000, 3, [&](Dice& dice) { return dice.softmax(utilities, 1); })[1], 1000);
    EXPECT_EQ(tally(1000, 3, [&](Dice& dice) { return dice.softmax(std::span(utilities).first(2), -1); })[0],
              1000);
    const auto counts = tally(200'000, 3, [](Dice& dice) {
        return dice.softmax(std::vector{1.0, 5.0, -3.0}, 0);
    });
    EXPECT_TRUE(agrees(counts, std::vector<double>(3, 200'000.0 / 3)));
}

TEST(Dice, SoftmaxRefusesWhatCannotBeChosenFrom) {
    Draws draws(1, 0);
    Dice dice = draws.dice(draws.stream("test"), 0, 0);
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_THROW(dice.softmax({}, 1), std::invalid_argument);
    EXPECT_THROW(dice.softmax(std::vector{1.0, std::nan("")}, 1), std::invalid_argument);
    EXPECT_THROW(dice.softmax(std::vector{1.0, infinity}, 1), std::invalid_argument);
    EXPECT_THROW(dice.softmax(std::vector{-infinity, -infinity}, 1), std::invalid_argument);
}

TEST(Draws, DiceGoOnFromWordsKnownAlready) {
    Draws draws(9, 1);
    const Stream stream = draws.stream("test.blocks");
    const std::vector<std::uint32_t> agents{7, 3, 1'000'000, 0, 3, 4'294'967'295, 12, 13, 14, 15, 2};
    std::array<std::vector<std::uint32_t>, 4> words;
    for (auto& word : words) word.resize(agents.size());
    draws.blocks(stream, 77, agents, {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
    for (std::size_t n = 0; n < agents.size(); ++n) {
        Dice dice = draws.dice(stream, agents[n], 77);
        Dice known = draws.dice(stream, agents[n], 77, {words[0][n], words[1][n], words[2][n], words[3][n]});
        for (int draw = 0; draw < 5; ++draw) EXPECT_EQ(known.uniform(), dice.uniform()) << n;
    }
}

TEST(Draws, LaterBlocksAreTheLaterWordsOfTheDice) {
    Draws draws(9, 1);
    const Stream stream = draws.stream("test.later");
    const std::vector<std::uint32_t> agents{4, 1, 1, 900'000, 5, 6, 7, 8, 9};
    std::vector<std::uint32_t> high(agents.size()), low(agents.size());
    for (std::uint32_t number : {1u, 2u, 7u}) {
        draws.blocks(stream, 3, agents, {high.data(), low.data(), nullptr, nullptr}, number);
        for (std::size_t n = 0; n < agents.size(); ++n) {
            Dice dice = draws.dice(stream, agents[n], 3);
            for (unsigned gone = 0; gone < 2 * number; ++gone) dice.uniform();
            const std::uint64_t word = std::uint64_t{high[n]} << 32 | low[n];
            EXPECT_EQ(static_cast<double>(word >> 11) * 0x1p-53, dice.uniform()) << number << ", " << n;
        }
    }
}

/// What many choose at a time, against their dice one by one.
void expect_same_choices(std::size_t agents, std::size_t options, double sharpness) {
    Draws draws(9, 1);
    const Stream stream = draws.stream("test.softmax");
    Dice dice = draws.dice(draws.stream("test.utilities"), 0, 0);
    std::vector<std::uint32_t> who(agents);
    for (std::uint32_t n = 0; n < agents; ++n) who[n] = 3 * n + 1;
    std::vector<std::vector<double>> utilities(options, std::vector<double>(agents));
    for (auto& utility : utilities)
        for (double& value : utility)
            value = dice.chance(0.1) ? -std::numeric_limits<double>::infinity() : 3 * dice.normal();
    for (double& value : utilities.back()) value = 0;  // something can always be chosen
    const std::vector<std::span<const double>> spans(utilities.begin(), utilities.end());
    std::vector<std::uint8_t> choices(agents);
    draws.softmax(stream, 5, who, spans, sharpness, choices);
    for (std::size_t n = 0; n < agents; ++n) {
        std::vector<double> own;
        for (const auto& utility : utilities) own.push_back(utility[n]);
        EXPECT_EQ(choices[n], draws.dice(stream, who[n], 5).softmax(own, sharpness)) << n;
    }
}

TEST(Draws, ManyChoicesAreThoseOfTheDice) {
    for (const std::size_t agents : {0, 1, 7, 8, 255, 256, 257, 1000}) expect_same_choices(agents, 3, 2.5);
    for (const std::size_t options : {1, 2, 5, 20}) expect_same_choices(300, options, 0.7);
    EXPECT_NO_FATAL_FAILURE(expect_same_choices(100, 3, 500));
}

TEST(Draws, ManyChoicesRefuseWhatCannotBeChosenFrom) {
    Draws draws(1, 0);
    const Stream stream = draws.stream("test");
    const std::array<std::uint32_t, 2> who{0, 1};
    std::array<std::uint8_t, 2> choices;
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double bad : {infinity, -infinity, std::nan("")}) {
        const std::array utility{0.0, bad};
        const std::array<std::span<const double>, 1> utilities{utility};
        EXPECT_THROW(draws.softmax(stream, 0, who, utilities, 1, choices), std::invalid_argument) << bad;
    }
}

/// Of so many agents from `first` on those whom dice hit one by one.
std::vector<std::uint32_t> hit_one_by_one(const Draws& draws, Stream stream, std::uint32_t first,
                                          std::size_t size, double probability) {
    std::vector<std::uint32_t> who;
    for (std::uint32_t agent = first; agent < first + size; ++agent)
        if (draws.dice(stream, agent, 77).chance(probability)) who.push_back(agent);
    return who;
}

std::vector<std::uint32_t> hit_together(const Draws& draws, Stream stream, std::uint32_t first,
                                        std::size_t size, double probability) {
    std::vector<std::uint32_t> who(size);
    who.resize(draws.hits(stream, 77, first, probability, who));
    return who;
}

TEST(Draws, ManyChancesAreThoseOfTheDice) {
    Draws draws(9, 1);
    const Stream stream = draws.stream("test.chances");
    for (const std::size_t size : {0, 1, 7, 31, 32, 33, 100, 2047, 2048, 2049, 5000})
        for (const double probability : {0.01, 0.3, 0.9})
            EXPECT_EQ(hit_together(draws, stream, 1003, size, probability),
                      hit_one_by_one(draws, stream, 1003, size, probability))
                << size;
}

TEST(Draws, ManyChancesAreExactToTheLastWord) {
    Draws draws(9, 1);
    const Stream stream = draws.stream("test.chances");
    std::array<std::uint32_t, 45> words;
    draws.words(stream, 77, 0, words);
    for (const std::uint32_t word : words)
        for (const double off : {-1.0, -0.5, 0.0, 0.5, 1.0, 1.5}) {
            const double probability = (word + off) * 0x1p-32;
            EXPECT_EQ(hit_together(draws, stream, 0, words.size(), probability),
                      hit_one_by_one(draws, stream, 0, words.size(), probability))
                << off;
        }
}

TEST(Draws, ManyChancesOfOneAlwaysAndOfZeroNever) {
    Draws draws(9, 1);
    const Stream stream = draws.stream("test");
    EXPECT_EQ(hit_together(draws, stream, 0, 100'000, 1).size(), 100'000u);
    EXPECT_EQ(hit_together(draws, stream, 0, 100'000, 0).size(), 0u);
}

/// So a second, smaller chance of some can be seen to with the same draw.
TEST(Draws, ManyChancesTellTheWordsThatHit) {
    Draws draws(9, 1);
    const Stream stream = draws.stream("test.chances");
    std::vector<std::uint32_t> who(5000), words(5000), fewer;
    who.resize(draws.hits(stream, 77, 3, 0.5, who, words));
    for (std::size_t n = 0; n < who.size(); ++n)
        if (Draws::hit(words[n], 0.125)) fewer.push_back(who[n]);
    EXPECT_EQ(fewer, hit_one_by_one(draws, stream, 3, 5000, 0.125));
    EXPECT_GT(fewer.size(), 400u);
}

}  // namespace
}  // namespace concord
