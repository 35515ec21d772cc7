#include <fmt/format.h>

#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/run/trial.hpp"
#include "engine/sweep/blocks.hpp"
#include "tools/verify/check.hpp"

namespace concord {
namespace {

using Relation = Finding::Relation;
constexpr std::uint32_t agents = 100;

struct Ends {
    std::vector<double> shares, times;
};

/// So many independent societies of 100 on the complete graph, until all are of one opinion.
Ends ends_of(double initial_share, std::uint32_t societies) {
    const Document scenario =
        Document::parse(fmt::format("world.kind = \"voter\"\nmodel.agents = {}\nmodel.initial_share = {}",
                                    agents, initial_share),
                        "voter");
    Ends ends{std::vector<double>(societies), std::vector<double>(societies)};
    for_blocks(societies, 100, [&](std::size_t first, std::size_t last) {
        for (std::size_t n = first; n != last; ++n) {
            const Series series = trial(scenario, {"share", "consensus_time"}, static_cast<std::uint32_t>(n));
            ends.shares[n] = series.at("share").back();
            ends.times[n] = series.at("consensus_time").back();
        }
    });
    return ends;
}

/// Ticks until `yes` of N agents are none or all: the number k of those who say yes goes up and down by one,
/// each with probability k (N - k) / N / (N - 1), and is at k so often as the Green's function of the walk
/// says.
double exact_time(std::uint32_t yes) {
    double sum = 0;
    for (std::uint32_t k = 1; k < agents; ++k)
        sum += std::min(k, yes) * (agents - std::max(k, yes)) * (agents - 1.0) / (k * (agents - k));
    return sum / agents;
}

/// The continuous limit, -(N - 1) (x ln x + (1 - x) ln(1 - x)), is what is published.
std::vector<Finding> consensus_time(double share, double published, std::uint32_t societies) {
    const double exact = exact_time(static_cast<std::uint32_t>(share * agents + 0.5));
    const SampleMean ticks = sample_mean(ends_of(share, societies).times);
    const std::string error = fmt::format("2%; the standard error is {:.2g}", ticks.standard_error);
    return {{fmt::format("100 agents from {}: ticks to consensus", share), Relation::near, exact, ticks.mean,
             0.02 * exact, error},
            {fmt::format("the exact time from {} against the published limit", share), Relation::near,
             published, exact, 0.02 * published, "2%"}};
}

std::vector<Finding> exit_probability(std::uint32_t societies) {
    std::vector<Finding> findings;
    for (const double share : {0.1, 0.3, 0.5}) {
        const SampleMean yes = sample_mean(ends_of(share, societies).shares);
        findings.push_back(
            share_near(fmt::format("100 agents from {}: share of societies that agree on yes", share), share,
                       yes.mean, societies));
    }
    return findings;
}

const char* const source = "Sood & Redner 2005";
const bool added =
    add_check({"voter/exit-probability", source, false, [] { return exit_probability(2000); }}) &&
    add_check({"voter/consensus-time", source, false, [] { return consensus_time(0.5, 68.6, 24'000); }}) &&
    add_check({"voter/consensus-time-from-a-tenth", source, true,
               [] { return consensus_time(0.1, 32.2, 80'000); }}) &&
    add_check({"voter/exit-probability-full", source, true, [] { return exit_probability(20'000); }});
}  // namespace
}  // namespace concord
