#include <fmt/format.h>

#include "engine/core/math.hpp"
#include "engine/run/trial.hpp"
#include "tools/verify/check.hpp"

/// The fixation of a mutant by imitation, where it is known exactly.
namespace concord {
namespace {

Finding fixation(const std::string& what, double exact, std::uint32_t size, std::uint32_t populations,
                 const std::string& more) {
    const std::string scenario =
        fmt::format("[world]\nkind = \"pairwise-comparison\"\n[model]\npopulation = {}\npopulations = {}\n{}",
                    size, populations, more);
    return share_near(fmt::format("N = {}, {}: share fixated", size, what), exact,
                      trial(scenario, {"share_fixated"}).at("share_fixated").back(), populations, 3);
}

Finding constant(double g, std::uint32_t size, std::uint32_t populations) {
    return fixation(fmt::format("g = {}", g), (1 - exp(-g)) / (1 - exp(-g * size)), size, populations,
                    fmt::format("advantage = {}", g));
}

/// A coordination game: 1 / (1 + the sum over k of the product over i <= k of exp(-beta difference(i))).
Finding game() {
    const double size = 12, beta = 0.8, reward = 1, sucker = -0.4, temptation = 0.5, punishment = 0.2;
    double sum = 1, product = 1;
    for (double i = 1; i < size; ++i) {
        const double mutants = (i - 1) * reward + (size - i) * sucker;
        const double others = i * temptation + (size - i - 1) * punishment;
        sum += product *= exp(-beta * (mutants - others) / (size - 1));
    }
    return fixation("a game", 1 / sum, 12, 40'000,
                    "reward = 1.0\nsucker = -0.4\ntemptation = 0.5\npunishment = 0.2\nsharpness = 0.8");
}

std::vector<Finding> findings() {
    return {constant(0.1, 20, 20'000), constant(-0.1, 20, 20'000), game()};
}

const bool added =
    add_check({"pairwise-comparison/fixation", "Traulsen et al. 2006", false, findings}) &&
    add_check({"pairwise-comparison/fixation-large", "Traulsen et al. 2006", true, [] {
                   return std::vector<Finding>{constant(0.1, 20, 400'000), constant(-0.1, 20, 400'000)};
               }});

}  // namespace
}  // namespace concord
