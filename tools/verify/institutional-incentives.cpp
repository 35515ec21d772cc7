#include <fmt/format.h>

#include "engine/run/trial.hpp"
#include "tools/verify/check.hpp"

/// Where incentives let drift turn round.
namespace concord {
namespace {

using Relation = Finding::Relation;

Series play(const std::string& incentive, double pot, double start, int ticks) {
    return trial(
        fmt::format("[world]\nkind = \"institutional-incentives\"\n[model]\npopulation = 20000\ngroup = "
                    "5\ncost = 1\npot = {}\nincentive = \"{}\"\ninitial_cooperators = {}\n[run]\nticks = {}",
                    pot, incentive, start, ticks),
        {"share_cooperators", "payoff_difference"});
}

/// The share x where delta (1 + x + ... + x^4) = c = 1.
double solution(double pot) {
    double low = 0, high = 1;
    for (int n = 0; n < 50; ++n) {
        const double x = (low + high) / 2;
        (pot * (1 + x * (1 + x * (1 + x * (1 + x)))) < 1 ? low : high) = x;
    }
    return low;
}

/// The share from which the payoffs of cooperators and defectors are the same.
double turning_point(const std::string& incentive, double pot, bool rising) {
    double low = 0.01, high = 0.99;
    for (int n = 0; n < 12; ++n) {
        const double x = (low + high) / 2;
        const bool ahead = play(incentive, pot, x, 0).at("payoff_difference").back() > 0;
        (ahead == rising ? high : low) = x;
    }
    return (low + high) / 2;
}

std::vector<Finding> punish() {
    std::vector<Finding> findings;
    for (const double pot : {0.5, 0.75}) {
        const double exact = solution(pot);
        const auto after = [&](double start) {
            return play("punish", pot, start, 40).at("share_cooperators").back();
        };
        findings.push_back({fmt::format("pot {}: unstable share of cooperators", pot), Relation::near, exact,
                            turning_point("punish", pot, true), 0.01, "published tolerance"});
        findings.push_back(
            {fmt::format("pot {}: from 0.01 below", pot), Relation::equal, 0, after(exact - 0.01), 0, ""});
        findings.push_back(
            {fmt::format("pot {}: from 0.01 above", pot), Relation::equal, 1, after(exact + 0.01), 0, ""});
    }
    return findings;
}

/// The rewards' equation is the same in the share of defectors, which drift comes back to.
std::vector<Finding> reward() {
    std::vector<Finding> findings;
    for (const double start : {0.05, 0.95}) {
        const auto share = play("reward", 0.5, start, 60).at("share_cooperators");
        double sum = 0;
        for (std::size_t n = 20; n < share.size(); ++n) sum += share[n];
        findings.push_back({fmt::format("pot 0.5, from {}: stable share of defectors", start), Relation::near,
                            solution(0.5), 1 - sum / static_cast<double>(share.size() - 20), 0.01,
                            "published tolerance"});
    }
    return findings;
}

const bool added = add_check({"institutional-incentives/punish", "Sasaki et al. 2012", false, punish}) &&
                   add_check({"institutional-incentives/reward", "Sasaki et al. 2012", false, reward});

}  // namespace
}  // namespace concord
