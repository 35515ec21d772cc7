#include <fmt/format.h>

#include "engine/run/trial.hpp"
#include "engine/sweep/blocks.hpp"
#include "tools/verify/check.hpp"
#include "tools/verify/window.hpp"

namespace concord {
namespace {

/// Share of cooperators among 2,000 agents of about four neighbours, over the last `counted` of so many
/// ticks: the mean of some graphs.
double share(const char* graph, double temptation, std::uint32_t graphs, std::uint32_t ticks,
             std::uint32_t counted) {
    const Document scenario = Document::parse(
        fmt::format(
            "world.kind = \"network-dilemma\"\nrun.ticks = {}\n[model]\ngraph = \"{}\"\nagents = 2000\n"
            "degree = 4\ntemptation = {}\nupdate = \"proportional\"",
            ticks, graph, temptation),
        "network-dilemma");
    std::vector<double> shares(graphs);
    for_blocks(graphs, 1, [&](std::size_t n, std::size_t) {
        const auto series =
            trial(scenario, {"share_cooperators"}, static_cast<std::uint32_t>(n)).at("share_cooperators");
        shares[n] = mean_since(series, series.size() - counted);
    });
    return mean_since(shares, 0);
}

std::vector<Finding> scale_free(std::uint32_t graphs, std::uint32_t ticks, std::uint32_t counted) {
    return {{fmt::format("scale-free, b = 1.5: share of cooperators, {} graphs", graphs),
             Finding::Relation::above, 0.85, share("scale-free", 1.5, graphs, ticks, counted), 0, ""}};
}

std::vector<Finding> ring(const std::vector<double>& temptations, std::uint32_t graphs, std::uint32_t ticks,
                          std::uint32_t counted) {
    std::vector<Finding> findings;
    for (const double b : temptations)
        findings.push_back(
            {fmt::format("ring of degree 4, b = {}: share of cooperators, {} starts", b, graphs),
             Finding::Relation::below, 0.02, share("ring", b, graphs, ticks, counted), 0, ""});
    return findings;
}

const char* const source = "Santos & Pacheco 2005";
const bool added =
    add_check({"network-dilemma/scale-free", source, false, [] { return scale_free(4, 4000, 1000); }}) &&
    add_check({"network-dilemma/ring", source, false,
               [] {
                   return ring({1.3, 1.6}, 2, 2000, 500);
               }}) &&
    add_check(
        {"network-dilemma/scale-free-full", source, true, [] { return scale_free(20, 11'000, 1000); }}) &&
    add_check({"network-dilemma/ring-full", source, true, [] {
                   return ring({1.3, 1.4, 1.6, 1.8, 2}, 10, 11'000, 1000);
               }});
}  // namespace
}  // namespace concord
