#include <fmt/format.h>

#include <numeric>

#include "engine/core/math.hpp"
#include "engine/run/trial.hpp"
#include "engine/sweep/blocks.hpp"
#include "tools/verify/check.hpp"

namespace concord {
namespace {

using Relation = Finding::Relation;
const std::string threshold = "world.kind = \"threshold\"\n";

double last(const std::string& model, const std::string& name, std::uint32_t replicate = 0) {
    return trial(Document::parse(threshold + model, "threshold"), {name}, replicate).at(name).back();
}

/// thresholds = [...], in people.
std::string listed(const std::vector<double>& thresholds) {
    std::string text = "model.thresholds = [";
    for (const double value : thresholds) text += fmt::format("{}, ", value);
    return text + "]";
}

std::vector<Finding> bar() {
    std::vector<double> thresholds(100);
    std::iota(thresholds.begin(), thresholds.end(), 0);
    const double all = last(listed(thresholds), "active");
    thresholds[1] = 2;
    return {
        {"thresholds 0 to 99: who joins", Relation::equal, 100, all, 0, ""},
        {"the same without a 1: who joins", Relation::equal, 1, last(listed(thresholds), "active"), 0, ""}};
}

/// What very many agents drawn from Normal(25, sd) per cent come to, without chance: n of 100,000 agents have
/// a threshold below that of agent n, the quantile of n / 100,000.
double in_mean_field(double sd) {
    constexpr int agents = 100'000;
    std::vector<double> thresholds(agents, 0);
    for (int n = 1; n < agents; ++n)
        thresholds[n] = agents / 100.0 * (25 + sd * normal_quantile(double(n) / agents));
    return 100 * last(listed(thresholds), "share_active");
}

double drawn(double sd) {
    return 100 * last(fmt::format("model.thresholds = \"normal\"\nmodel.agents = 1000000\nmodel.sd = {}", sd),
                      "share_active");
}

/// The lower fixed point r of r = Phi((r - 25) / sd) per cent: 4.0211 at sd = 12. Of a million agents drawn
/// its standard error is sqrt(r (1 - r) / N) / (1 - slope at r).
std::vector<Finding> normal() {
    return {{"quantiles of Normal(25, 12.22) per cent: who joins, per cent", Relation::near, 5.98,
             in_mean_field(12.22), 0.01, "the last digit published"},
            {"the same at 12.23", Relation::equal, 100, in_mean_field(12.23), 0, ""},
            {"a million drawn from Normal(25, 12)", Relation::near, 4.0211, drawn(12), 4 * 0.0705,
             "4 standard errors"},
            {"a million drawn from Normal(25, 12.5)", Relation::equal, 100, drawn(12.5), 0, ""}};
}

/// The share of runs in which one seed of 10,000 agents reaches more than 10%.
double large_cascades(double degree, std::uint32_t runs) {
    std::vector<double> large(runs);
    for_blocks(runs, 16, [&](std::size_t first, std::size_t end) {
        for (std::size_t n = first; n != end; ++n)
            large[n] = last(fmt::format("model.threshold = 0.18\nmodel.degree = {}", degree), "share_active",
                            static_cast<std::uint32_t>(n)) > 0.1;
    });
    return std::accumulate(large.begin(), large.end(), 0.0) / runs;
}

/// A seed starts a large cascade when a neighbour is in the largest part of the agents that one active
/// neighbour wins over, those with five neighbours at most: probability 1 - G(u), with u the chance that a
/// tie does not lead there (generating functions of a Poisson graph, as in Watts 2002).
double chance_of_cascade(double degree) {
    double u = 0;
    for (int n = 0; n < 10'000; ++n) {
        double leads = 0, back = 0, term = exp(-degree);  // of k p(k) / degree = p(k - 1)
        for (int k = 1; k <= 5; ++k) {
            leads += term;
            back += term * power(u, k - 1);
            term *= degree / k;
        }
        u = 1 - leads + back;
    }
    return 1 - exp(-degree * (1 - u));
}

std::vector<Finding> cascades(const std::vector<double>& within, std::uint32_t runs) {
    std::vector<Finding> findings;
    for (const double degree : within)
        findings.push_back(
            share_near(fmt::format("mean degree {}: share of runs with a large cascade", degree),
                       chance_of_cascade(degree), large_cascades(degree, runs), runs));
    for (const double degree : {0.8, 7.0})
        findings.push_back({fmt::format("mean degree {}: share of runs with a large cascade", degree),
                            Relation::equal, 0, large_cascades(degree, runs), 0, ""});
    return findings;
}

const bool added =
    add_check({"threshold/bar", "Granovetter 1978", false, bar}) &&
    add_check({"threshold/normal", "Granovetter 1978", false, normal}) &&
    add_check({"threshold/cascades", "Watts 2002", false, [] { return cascades({3}, 200); }}) &&
    add_check({"threshold/cascades-full", "Watts 2002", true, [] {
                   return cascades({1.5, 3, 5}, 2000);
               }});
}  // namespace
}  // namespace concord
