#include <fmt/format.h>

#include "engine/run/trial.hpp"
#include "tools/verify/check.hpp"

/// How many cultures are left when nothing changes any more.
namespace concord {
namespace {

Finding regions(std::uint32_t traits, double expected, double allowed, std::uint32_t runs) {
    const std::string scenario = fmt::format(
        "[world]\nkind = \"culture-dissemination\"\n[model]\nsize = 10\nfeatures = 5\ntraits = {}", traits);
    std::vector<double> sample;
    for (std::uint32_t run = 0; run < runs; ++run)
        sample.push_back(trial(scenario, {"regions"}, run).at("regions").back());
    const SampleMean found = sample_mean(sample);
    return {fmt::format("10 x 10, F = 5, q = {}: regions, mean of {} runs", traits, runs),
            Finding::Relation::near,
            expected,
            found.mean,
            allowed,
            fmt::format("tolerance of the simulated value; standard error {:.2f}", found.standard_error)};
}

std::vector<Finding> frozen(std::uint32_t runs) {
    return {regions(5, 1, 0.1, runs), regions(10, 4, 0.5, runs)};
}

const bool added =
    add_check({"culture-dissemination/regions", "Axelrod 1997", false, [] { return frozen(200); }}) &&
    add_check({"culture-dissemination/regions-many", "Axelrod 1997", true, [] { return frozen(2000); }});

}  // namespace
}  // namespace concord
