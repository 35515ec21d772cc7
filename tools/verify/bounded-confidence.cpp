#include <fmt/format.h>

#include <algorithm>

#include "engine/run/trial.hpp"
#include "engine/sweep/blocks.hpp"
#include "tools/verify/check.hpp"

namespace concord {
namespace {

double clusters(double epsilon, std::uint32_t replicate) {
    const Document scenario = Document::parse(
        fmt::format("world.kind = \"bounded-confidence\"\nmodel.agents = 5000\nmodel.epsilon = {}\n"
                    "run.ticks = 100",
                    epsilon),
        "deffuant");
    return trial(scenario, {"clusters"}, replicate).at("clusters").back();
}

/// The median, as some in thirty runs end in one cluster at 0.26 already. The large clusters are what they
/// will be after some 50 ticks.
Finding median_clusters(double epsilon, double published, std::uint32_t runs) {
    std::vector<double> counts(runs);
    for_blocks(runs, 1, [&](std::size_t n, std::size_t) {
        counts[n] = clusters(epsilon, static_cast<std::uint32_t>(n));
    });
    std::ranges::sort(counts);
    return {fmt::format("5000 agents, epsilon {}: clusters, median of {} runs", epsilon, runs),
            Finding::Relation::equal,
            published,
            counts[runs / 2],
            0,
            ""};
}

std::vector<Finding> deffuant(const std::vector<double>& two, const std::vector<double>& one,
                              std::uint32_t runs) {
    std::vector<Finding> findings;
    for (const double epsilon : two) findings.push_back(median_clusters(epsilon, 2, runs));
    for (const double epsilon : one) findings.push_back(median_clusters(epsilon, 1, runs));
    return findings;
}

const char* const source = "Deffuant et al. 2000";
const bool added =
    add_check({"bounded-confidence/deffuant", source, false,
               [] {
                   return deffuant({0.2, 0.23, 0.26}, {0.3, 0.5}, 5);
               }}) &&
    add_check({"bounded-confidence/deffuant-full", source, true, [] {
                   return deffuant({0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.26}, {0.3, 0.35, 0.4, 0.5, 1}, 25);
               }});
}  // namespace
}  // namespace concord
