#include <fmt/format.h>
#include <gtest/gtest.h>

#include <numeric>

#include "engine/core/error.hpp"
#include "engine/network/generators.hpp"
#include "engine/run/trial.hpp"
#include "models/classic/habitat.hpp"
#include "tests/support/simulate.hpp"
#include "tests/unit/classic/exact_fixation.hpp"

namespace concord::test {
namespace {

Series moran(const std::string& keys, std::uint32_t replicate = 0) {
    return trial("[world]\nkind = \"moran\"\n[model]\n" + keys,
                 {"share_fixated", "share_extinct", "fixation_time"}, replicate);
}

double fixated(const std::string& keys) {
    return moran(keys).at("share_fixated").back();
}

/// Within 4 standard errors: a false alarm 6 times in 100,000.
void expect_share(double exact, double found, double populations) {
    EXPECT_NEAR(found, exact, 4 * std::sqrt(exact * (1 - exact) / populations));
}

auto constant(double r) {
    return [r](unsigned mutants, std::size_t site) { return mutants >> site & 1 ? r : 1.0; };
}

auto donation(const Ties& ties, double benefit, double cost, double weight) {
    return [=](unsigned mutants, std::size_t site) {
        double payoff = 0;
        for (const std::uint32_t other : ties.neighbours(site))
            payoff += benefit * (mutants >> other & 1) - cost * (mutants >> site & 1);
        return 1 - weight + weight * payoff;
    };
}

Ties star(std::uint32_t size) {
    std::vector<Tie> ties;
    for (std::uint32_t leaf = 1; leaf < size; ++leaf) ties.push_back({0, leaf});
    return undirected(size, ties);
}

Ties complete(std::uint32_t size) {
    return complement(directed(size, {}));
}

/// The graph that a run with seed 1 draws.
Ties random_regular(std::uint32_t size, std::uint32_t degree) {
    Draws draws(1, 0);
    const auto habitat = classic::Habitat::random_regular(size, degree, draws, "moran.graph");
    std::vector<Tie> ties;
    for (std::uint32_t site = 0; site < size; ++site)
        for (std::uint32_t n = 0; n < degree; ++n) ties.push_back({site, habitat.neighbour(site, n)});
    return directed(size, ties);
}

TEST(Moran, OneMemberIsFixatedFromTheStart) {
    for (const char* graph : {"complete", "cycle", "star", "random-regular"}) {
        const Series series = moran(fmt::format("population = 1\ndegree = 0\ngraph = \"{}\"", graph));
        EXPECT_EQ(series.at("share_fixated"), std::vector<double>{1}) << graph;
        EXPECT_EQ(series.at("fixation_time"), std::vector<double>{0}) << graph;
    }
}

TEST(Moran, TwoMembersAreSettledByOneUpdate) {
    for (const char* graph : {"complete", "cycle", "star", "random-regular"}) {
        const std::string pair = fmt::format(
            "population = 2\ndegree = 1\nfitness = 3\npopulations = 20000\ngraph = \"{}\"\n", graph);
        const Series birth = moran(pair), death = moran(pair + "update = \"death-birth\"");
        expect_share(0.75, birth.at("share_fixated").back(), 20'000);
        expect_share(0.5, death.at("share_fixated").back(), 20'000);
        EXPECT_EQ(birth.at("fixation_time").back(), 0.5);
    }
}

TEST(Moran, NoFitnessMeansNoChildrenAndAllOfItAllChildren) {
    for (const char* graph : {"complete", "cycle", "star"})
        EXPECT_EQ(fixated(fmt::format("fitness = 0\npopulation = 5\ngraph = \"{}\"", graph)), 0) << graph;
    // A neighbour of 1,000,000 others' fitness is all but sure to have every child.
    EXPECT_GT(fixated("fitness = 1e6\npopulation = 10"), 0.999);
    EXPECT_GT(fixated("fitness = 1e6\npopulation = 100\npopulations = 200"), 0.98);
}

TEST(Moran, IsNeutralWithoutSelection) {
    const std::string game =
        "game = \"donation\"\nselection = 0\nbenefit = 9\npopulation = 8\npopulations = 20000\n";
    for (const char* graph : {"complete", "cycle", "random-regular"})
        expect_share(0.125, fixated(game + fmt::format("update = \"death-birth\"\ngraph = \"{}\"", graph)),
                     20'000);
}

TEST(Moran, AGameWithoutPayoffsAtFullWeightIsEven) {
    const std::string game = "game = \"donation\"\nselection = 1\nbenefit = 0\ncost = 0\npopulation = 4\n";
    expect_share(0.25, fixated(game + "populations = 20000"), 20'000);
    expect_share(0.25, fixated(game + "populations = 20000\nupdate = \"death-birth\""), 20'000);
}

TEST(Moran, FixatesAsOftenAsALinearSolveSays) {
    struct Case {
        std::string keys;
        ExactFixation exact;
    };
    const Ties six = star(6), cubic = random_regular(8, 3), ring = network::ring(7, 1);
    const std::string game = "game = \"donation\"\nbenefit = 4\ncost = 1\nselection = 0.1\n";
    const std::vector<Case> cases{
        {"graph = \"star\"\npopulation = 6\nfitness = 1.7", {six, false, constant(1.7)}},
        {"graph = \"star\"\npopulation = 6\nfitness = 1.7\nupdate = \"death-birth\"",
         {six, true, constant(1.7)}},
        {"graph = \"cycle\"\npopulation = 7\nfitness = 1.5\nupdate = \"death-birth\"",
         {ring, true, constant(1.5)}},
        {"graph = \"random-regular\"\ndegree = 3\npopulation = 8\nfitness = 1.3",
         {cubic, false, constant(1.3)}},
        {"graph = \"random-regular\"\ndegree = 3\npopulation = 8\nfitness = 1.3\nupdate = \"death-birth\"",
         {cubic, true, constant(1.3)}},
        {game + "graph = \"random-regular\"\ndegree = 3\npopulation = 8\nupdate = \"death-birth\"",
         {cubic, true, donation(cubic, 4, 1, 0.1)}},
        {game + "graph = \"star\"\npopulation = 6", {six, false, donation(six, 4, 1, 0.1)}},
        {game + "graph = \"star\"\npopulation = 6\nupdate = \"death-birth\"",
         {six, true, donation(six, 4, 1, 0.1)}},
        {game + "population = 6", {complete(6), false, donation(complete(6), 4, 1, 0.1)}}};
    for (const Case& c : cases) {
        SCOPED_TRACE(c.keys);
        expect_share(c.exact.probability(), fixated("populations = 40000\n" + c.keys), 40'000);
    }
}

/// The spread of a time to fixation is less than its mean here, so 4 mean / sqrt(fixated) allows for over 4
/// standard errors.
TEST(Moran, TakesAsLongAsALinearSolveSays) {
    for (const bool death_first : {false, true}) {
        const std::string update = death_first ? "update = \"death-birth\"\n" : "";
        const Series found =
            moran(update + "graph = \"star\"\npopulation = 6\nfitness = 1.5\npopulations = 40000");
        const ExactFixation exact{star(6), death_first, constant(1.5)};
        const double fixated = 40'000 * found.at("share_fixated").back();
        EXPECT_NEAR(found.at("fixation_time").back(), exact.time(), 4 * exact.time() / std::sqrt(fixated));
    }
}

TEST(Moran, EndsWhenEveryPopulationIsSettled) {
    const Series series = moran("populations = 100\npopulation = 6");
    const auto &fixated = series.at("share_fixated"), &extinct = series.at("share_extinct");
    EXPECT_EQ(fixated.front() + extinct.front(), 0);
    EXPECT_TRUE(std::isnan(series.at("fixation_time").front()));
    ASSERT_GT(fixated.size(), 2u);
    EXPECT_LT(fixated[fixated.size() - 2] + extinct[fixated.size() - 2], 1);
    EXPECT_EQ(fixated.back() + extinct.back(), 1);
}

TEST(Moran, CountsTheMutantsOnItsSites) {
    const Scenario scenario{"classic/moran", {"model.populations=7", "model.population=5"}, 6};
    simulate(scenario, [](const Outline& outline, Tick) {
        std::vector<std::uint32_t> mutants(7);
        std::vector<std::uint8_t> sites(35);
        for (const Variable& variable : outline.variables) {
            if (variable.meaning.path == "population/mutants")
                variable.fill(reinterpret_cast<std::byte*>(mutants.data()));
            if (variable.meaning.path == "site/strategy")
                variable.fill(reinterpret_cast<std::byte*>(sites.data()));
        }
        for (std::size_t n = 0; n < 7; ++n)
            EXPECT_EQ(std::accumulate(&sites[5 * n], &sites[5 * n] + 5, 0u), mutants[n]);
    });
}

TEST(Moran, GivesTheSameOnAnyNumberOfThreads) {
    const Scenario scenario{"classic/moran-donation", {"model.populations=1000"}, 60};
    const std::uint64_t one = fingerprint(scenario.on(1));
    for (const unsigned threads : {2, 3, 8}) EXPECT_EQ(fingerprint(scenario.on(threads)), one) << threads;
}

TEST(Moran, RefusesWhatMakesNoSense) {
    const auto refusal = [](const std::string& keys) -> std::string {
        try {
            moran(keys);
        } catch (const InputError& error) {
            return error.what();
        }
        return "accepted";
    };
    EXPECT_NE(refusal("population = 0").find("model.population = 0: is out of range"), std::string::npos);
    EXPECT_NE(refusal("graph = \"wheel\"").find("model.graph"), std::string::npos);
    EXPECT_NE(refusal("graph = \"random-regular\"\ndegree = 10")
                  .find("model.degree = 10: there must be more members"),
              std::string::npos);
    EXPECT_NE(refusal("graph = \"random-regular\"\ndegree = 3\npopulation = 7").find("is odd"),
              std::string::npos);
    EXPECT_NE(refusal("graph = \"random-regular\"\ndegree = 1").find("do not hang together"),
              std::string::npos);
    EXPECT_NE(
        refusal("game = \"donation\"\nselection = 0.2")
            .find(
                "model.selection = 0.2: the fitness of a mutant with 9 neighbours would be negative; at most "
                "0.1 is allowed"),
        std::string::npos);
    EXPECT_NE(refusal("populations = 10000000\npopulation = 1000").find("more than 1000000000"),
              std::string::npos);
}

}  // namespace
}  // namespace concord::test
