#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/error.hpp"
#include "engine/run/trial.hpp"
#include "models/classic/beliefs.hpp"
#include "tests/support/simulate.hpp"

namespace concord::classic {
namespace {

using Beliefs = std::vector<Belief>;

class LearningRules : public testing::Test {
  protected:
    Dice dice(std::uint32_t n) const { return draws.dice(stream, n, 0); }
    Beliefs taught(Beliefs code, const std::vector<std::int64_t>& majority, double probability) const {
        return learned(std::move(code), majority, probability, [this](std::uint32_t n) { return dice(n); });
    }

    Draws draws{1, 0};
    Stream stream = draws.stream("test.learning");
};

TEST_F(LearningRules, RightIsWhatAgreesWithReality) {
    EXPECT_EQ(right(Beliefs{1, -1, 0, 1}, Beliefs{1, 1, 1, 1}), 2u);
    EXPECT_EQ(right(Beliefs{}, Beliefs{}), 0u);
}

TEST_F(LearningRules, ACodeWithoutABeliefTeachesNone) {
    Beliefs beliefs{1, 0, -1, 1};
    socialise(beliefs, Beliefs{0, 0, 1, -1}, 1, dice(0));
    EXPECT_EQ(beliefs, (Beliefs{1, 0, 1, -1}));
    socialise(beliefs, Beliefs{-1, -1, -1, 1}, 0, dice(0));
    EXPECT_EQ(beliefs, (Beliefs{1, 0, 1, -1}));
}

TEST_F(LearningRules, TheMajorityTeachesTheCode) {
    EXPECT_EQ(taught({0, 0, 0, 1, -1}, {3, -1, 0, -2, 0}, 1), (Beliefs{1, -1, 0, -1, -1}));
    EXPECT_EQ(taught({0, 1}, {3, -3}, 0), (Beliefs{0, 1}));
}

/// Within 4 standard errors of 20,000 dimensions: a false alarm 6 times in 100,000 each.
TEST_F(LearningRules, EveryOneOfTheMajorityConvincesAlone) {
    for (const std::int64_t majority : {1, 2, 5}) {
        const Beliefs code = taught(Beliefs(20'000), std::vector<std::int64_t>(20'000, -majority), 0.2);
        const double moved = -std::accumulate(code.begin(), code.end(), 0.0) / 20'000;
        const double exact = 1 - std::pow(0.8, static_cast<double>(majority));
        EXPECT_NEAR(moved, exact, 4 * std::sqrt(exact * (1 - exact) / 20'000)) << majority;
    }
}

TEST_F(LearningRules, NewcomersBelieveAnything) {
    Beliefs beliefs(30'000, 7);
    believe_anything(beliefs, dice(0));
    for (const Belief belief : {-1, 0, 1})
        EXPECT_NEAR(std::ranges::count(beliefs, belief), 10'000, 4 * std::sqrt(30'000 * 2 / 9.0)) << belief;
}

}  // namespace
}  // namespace concord::classic

namespace concord::test {
namespace {

Series learn(const std::string& keys, int ticks, std::uint32_t replicate = 0) {
    return trial(fmt::format("[world]\nkind = \"organisational-learning\"\n[run]\nticks = {}\n[model]\n{}",
                             ticks, keys),
                 {"knowledge", "code_knowledge"}, replicate);
}

/// A third is right at first, within 4 standard errors of 10,000 beliefs, and the code knows nothing.
TEST(OrganisationalLearning, BeginsFromChance) {
    const Series series = learn("dimensions = 100\npeople = 100", 0);
    EXPECT_NEAR(series.at("knowledge").front(), 1 / 3.0, 4 * std::sqrt(2 / 9.0 / 10'000));
    EXPECT_EQ(series.at("code_knowledge").front(), 0);
}

TEST(OrganisationalLearning, NobodyLearnsAtRateZero) {
    const auto still = learn("socialisation = 0\ncode_learning = 0", 20);
    EXPECT_EQ(still.at("knowledge"), std::vector<double>(21, still.at("knowledge").front()));
    EXPECT_EQ(still.at("code_knowledge"), std::vector<double>(21, 0));
    const auto deaf = learn("socialisation = 1\ncode_learning = 0", 20);
    EXPECT_EQ(deaf.at("knowledge"), still.at("knowledge"));
    // The code learns from people who do not listen.
    EXPECT_GT(learn("socialisation = 0\ncode_learning = 0.5", 20).at("code_knowledge").back(), 0.5);
}

/// At full rates the code takes over in the first period what most believe, in the second, while people take
/// that over, what most of those believe who know more than it; in the third everybody takes that, and all
/// agree.
TEST(OrganisationalLearning, SettlesAtOnceAtFullRates) {
    const Series series = learn("socialisation = 1\ncode_learning = 1\ndimensions = 31\npeople = 51", 6);
    const auto &people = series.at("knowledge"), &code = series.at("code_knowledge");
    EXPECT_EQ(people[1], people[0]);
    EXPECT_GT(code[2], code[1]);
    for (std::size_t t = 3; t < 7; ++t) {
        EXPECT_EQ(people[t], code[2]);
        EXPECT_EQ(code[t], code[2]);
    }
}

/// The one person is superior as long as they know more than the code, and then the code takes all over.
TEST(OrganisationalLearning, OnePersonTeachesTheCode) {
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        const Series series = learn("people = 1\nsocialisation = 0\ncode_learning = 1", 3, replicate);
        EXPECT_EQ(series.at("code_knowledge").back(), series.at("knowledge").front());
    }
}

/// Everybody new every period: knowledge stays a third, within 4 standard errors of 20 x 10,000 beliefs.
TEST(OrganisationalLearning, FullTurnoverForgetsAll) {
    const auto knowledge = learn("dimensions = 100\npeople = 100\nturnover = 1", 19).at("knowledge");
    EXPECT_NEAR(std::accumulate(knowledge.begin(), knowledge.end(), 0.0) / 20, 1 / 3.0,
                4 * std::sqrt(2 / 9.0 / 200'000));
}

/// Reality turns round every period: those who are right are wrong, those without beliefs stay without.
TEST(OrganisationalLearning, FullTurbulenceTurnsRealityRound) {
    const auto knowledge = learn("turbulence = 1\nsocialisation = 0\ncode_learning = 0", 4).at("knowledge");
    EXPECT_EQ(knowledge[2], knowledge[0]);
    EXPECT_EQ(knowledge[3], knowledge[1]);
    EXPECT_NE(knowledge[1], knowledge[0]);
    EXPECT_LE(knowledge[0] + knowledge[1], 1);
}

TEST(OrganisationalLearning, IsTheSmallestThatCanBe) {
    const auto knowledge =
        learn("people = 1\ndimensions = 1\nturnover = 0.5\nturbulence = 0.5", 50).at("knowledge");
    for (const double share : knowledge) EXPECT_TRUE(share == 0 || share == 1);
}

TEST(OrganisationalLearning, GivesTheSameOnAnyNumberOfThreads) {
    const Scenario scenario{"classic/organisational-learning",
                            {"model.people=700", "model.turnover=0.1", "model.turbulence=0.1"},
                            20};
    const std::uint64_t one = fingerprint(scenario.on(1));
    for (const unsigned threads : {2, 8}) EXPECT_EQ(fingerprint(scenario.on(threads)), one) << threads;
}

TEST(OrganisationalLearning, RefusesWhatMakesNoSense) {
    EXPECT_THROW(learn("people = 0", 1), InputError);
    EXPECT_THROW(learn("dimensions = 0", 1), InputError);
    EXPECT_THROW(learn("socialisation = 1.1", 1), InputError);
    EXPECT_THROW(learn("people = 1000000\ndimensions = 100000", 1), InputError);
}

}  // namespace
}  // namespace concord::test
