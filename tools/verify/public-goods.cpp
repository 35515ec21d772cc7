#include <fmt/format.h>

#include "engine/core/tick.hpp"
#include "engine/run/trial.hpp"
#include "tools/verify/check.hpp"
#include "tools/verify/window.hpp"

/// Cooperation in overlapping groups on a grid.
namespace concord {
namespace {

using Relation = Finding::Relation;

std::vector<Finding> share_over_multiplication(Tick first, Tick last) {
    const auto found = [&](double r) {
        const std::string scenario = fmt::format(
            "[world]\nkind = \"public-goods\"\n[run]\nticks = {}\n[model]\nsize = 150\nmultiplication = {}",
            last, r);
        return trial(scenario, {"share_cooperators"}).at("share_cooperators");
    };
    std::vector<Finding> findings{
        {"L = 150, r = 3.6: share of cooperators at the end", Relation::equal, 0, found(3.6).back(), 0, ""}};
    for (const auto& [r, share] : {std::pair{4.0, 0.515}, {4.5, 0.747}, {5.0, 0.929}})
        findings.push_back(
            {fmt::format("L = 150, r = {:.1f}: share of cooperators, ticks {} to {}", r, first, last),
             Relation::near, share, mean_since(found(r), first), 0.02, "tolerance of the simulated value"});
    return findings;
}

const char* const source = "Szolnoki, Perc & Szabo 2009";
const bool added =
    add_check({"public-goods/share", source, false, [] { return share_over_multiplication(500, 1000); }}) &&
    add_check(
        {"public-goods/share-long", source, true, [] { return share_over_multiplication(2500, 10'000); }});

}  // namespace
}  // namespace concord
