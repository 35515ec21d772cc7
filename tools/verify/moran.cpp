#include <fmt/format.h>

#include "engine/core/math.hpp"
#include "engine/run/trial.hpp"
#include "tools/verify/check.hpp"

/// The fixation of a mutant on graphs, where it is known exactly.
namespace concord {
namespace {

using Relation = Finding::Relation;

double share_fixated(std::uint32_t populations, const std::string& more) {
    return trial(fmt::format("[world]\nkind = \"moran\"\n[model]\npopulations = {}\n{}", populations, more),
                 {"share_fixated"})
        .at("share_fixated")
        .back();
}

struct Mutant {
    std::uint32_t size;
    double fitness;
    std::uint32_t populations;
};

Finding fixation(const char* graph, const Mutant& m, double exact) {
    const double found =
        share_fixated(m.populations,
                      fmt::format("graph = \"{}\"\npopulation = {}\nfitness = {}", graph, m.size, m.fitness));
    return share_near(fmt::format("{}, N = {}, r = {}: share fixated", graph, m.size, m.fitness), exact,
                      found, m.populations, 3);
}

/// Where everybody has equally many neighbours.
std::vector<Finding> regular(const char* graph, const std::vector<Mutant>& mutants) {
    std::vector<Finding> findings;
    for (const Mutant& m : mutants)
        findings.push_back(fixation(graph, m, (1 - 1 / m.fitness) / (1 - power(m.fitness, -double(m.size)))));
    return findings;
}

/// Birth-death on a star of a hub and n leaves, from an even start. With i mutants on leaves, let the chances
/// be hub(i) where the hub holds one too, and leaf(i) where not:
///   hub(i) = (r / n hub(i+1) + leaf(i)) / (r / n + 1), leaf(i) = (r hub(i) + leaf(i-1) / n) / (r + 1 / n),
/// with hub(n) = 1 and leaf(0) = 0. All are multiples of hub(0), found one after the other.
double star_fixation(double n, double r) {
    double hub = 1, leaf = 0, first_leaf = 0;
    for (int i = 0; i < n; ++i) {
        hub += (hub - leaf) * n / r;
        leaf = (r * hub + leaf / n) / (r + 1 / n);
        if (i == 0) first_leaf = leaf;
    }
    return (1 + n * first_leaf) / (n + 1) / hub;
}

std::vector<Finding> star(const std::vector<Mutant>& mutants) {
    std::vector<Finding> findings;
    for (const Mutant& m : mutants)
        findings.push_back(fixation("star", m, star_fixation(m.size - 1.0, m.fitness)));
    return findings;
}

struct Donation {
    std::uint32_t size;
    double selection;
    double off;  // of b/c, from the threshold, relative
    std::uint32_t populations;
};

/// Death-birth on a cycle: under weak selection cooperators do better than chance iff b/c > (N-2)/(N/2-2). At
/// the weights taken here the exact chances differ from 1/N by 6 standard errors or more.
std::vector<Finding> donation(const std::vector<Donation>& games) {
    std::vector<Finding> findings;
    for (const Donation& game : games) {
        const double size = game.size, ratio = (size - 2) / (size / 2 - 2) * (1 + game.off);
        const double found = share_fixated(
            game.populations,
            fmt::format("graph = \"cycle\"\nupdate = \"death-birth\"\ngame = \"donation\"\ncost = "
                        "1\npopulation = {}\nbenefit = {}\nselection = {}",
                        game.size, ratio, game.selection));
        const double error = std::sqrt((1 / size) * (1 - 1 / size) / game.populations);
        findings.push_back(
            {fmt::format("N = {}, b/c = {:.4f}: share fixated, 4 standard errors from 1/N", size, ratio),
             game.off > 0 ? Relation::above : Relation::below, 1 / size + (game.off > 0 ? 4 : -4) * error,
             found, 0, ""});
    }
    return findings;
}

const std::vector<Mutant> small{{10, 1.1, 40'000}, {20, 2, 10'000}}, large{{100, 1.01, 100'000}};

const bool added =
    add_check({"moran/complete", "Moran 1958", false,
               [] {
                   return regular("complete", {{10, 1.1, 40'000}, {20, 2, 10'000}, {100, 1.01, 20'000}});
               }}) &&
    add_check({"moran/cycle", "Lieberman et al. 2005", false, [] { return regular("cycle", small); }}) &&
    add_check({"moran/star", "Lieberman et al. 2005", false,
               [] {
                   return star({{10, 1.1, 20'000}, {20, 1.5, 4000}});
               }}) &&
    add_check({"moran/donation", "Ohtsuki et al. 2006", false,
               [] {
                   return donation({{10, 0.1, -0.2, 20'000},
                                    {10, 0.1, 0.2, 60'000},
                                    {20, 0.05, -0.2, 30'000},
                                    {20, 0.05, 0.2, 30'000}});
               }}) &&
    add_check({"moran/complete-large", "Moran 1958", true, [] { return regular("complete", large); }}) &&
    add_check({"moran/cycle-large", "Lieberman et al. 2005", true,
               [] {
                   return regular("cycle", {{100, 1.01, 20'000}});
               }}) &&
    add_check({"moran/donation-near-threshold", "Ohtsuki et al. 2006", true, [] {
                   return donation({{10, 0.05, -0.1, 400'000},
                                    {10, 0.05, 0.1, 600'000},
                                    {20, 0.05, -0.1, 150'000},
                                    {20, 0.05, 0.1, 150'000}});
               }});

}  // namespace
}  // namespace concord
