#include <fmt/format.h>

#include <array>

#include "engine/core/math.hpp"
#include "engine/run/trial.hpp"
#include "tools/verify/check.hpp"

/// The flagship model where it can be solved: with terms switched off it becomes models with known answers.
namespace concord {
namespace {

using Relation = Finding::Relation;
using Assignments = std::vector<std::string>;
using Shares = std::array<double, 3>;  // compete, lip service, collaborate

Series toy(const Assignments& assignments, const std::vector<std::string>& names,
           std::uint32_t replicate = 0) {
    Document scenario = Document::parse("[world]\nkind = \"toy\"\n", "toy");
    for (const std::string& assignment : assignments) scenario.set(assignment);
    return trial(scenario, names, replicate);
}

Assignments operator+(Assignments one, const Assignments& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

/// Only what others do counts, and the fields set on top; nobody leaves.
const Assignments bare{"organisation.payoff_felt=0", "people.turnover=0",           "policy.prescription=0",
                       "policy.purpose_clarity=0",   "policy.facilitation=0",       "culture.habit=0",
                       "culture.perceived_threat=0", "culture.choice_sharpness=2.5"};

double mean_from(const std::vector<double>& values, std::size_t first) {
    double sum = 0;
    for (std::size_t n = first; n < values.size(); ++n) sum += values[n];
    return sum / static_cast<double>(values.size() - first);
}

/// With P = Pr(collaborate), Q = Pr(compete) + q Pr(lip service), drawn anew every week, the mean trust of
/// ties settles at gain P / (gain P + loss Q). Utilities ln p / beta hold the mix at 0.25, 0.39, 0.36.
std::vector<Finding> stationary_trust() {
    const Series series =
        toy(bare + Assignments{"world.organisations=400", "run.ticks=1000", "culture.conformity=0",
                               "culture.review_rate=1", "crisis.start=0", "crisis.end=100000",
                               fmt::format("policy.label={}", log(0.39 / 0.25) / 2.5),
                               fmt::format("crisis.strength={}", log(0.36 / 0.25) / 2.5)},
            {"trust", "share_collaborate"});
    const double exact = 0.02 * 0.36 / (0.02 * 0.36 + 0.06 * (0.25 + 0.4 * 0.39));
    return {
        {"share who collaborate, weeks 300 to 1000", Relation::near, 0.36,
         mean_from(series.at("share_collaborate"), 300), 0.001, "4 standard errors of 4.5 million choices"},
        {"mean trust, weeks 300 to 1000", Relation::near, exact, mean_from(series.at("trust"), 300),
         0.01 * exact, "1%"}};
}

constexpr double beta = 2.5, conformity = 1.6;

/// One organisation of very many: the choice rule in mean field, x(k) -> softmax(beta (h(k) + J x(k))).
Shares settle(Shares x, double pull, double field) {
    for (int n = 0; n < 5000; ++n) {
        Shares weight;
        double sum = 0;
        for (std::size_t k = 0; k < 3; ++k)
            sum += weight[k] = exp(beta * (pull * x[k] + (k == 2 ? field : 0)));
        for (std::size_t k = 0; k < 3; ++k) x[k] += 0.1 * (weight[k] / sum - x[k]);
    }
    return x;
}

Series crowd(double pull, const Assignments& more) {
    return toy(bare +
                   Assignments{"world.organisations=1", "world.people=[0,0,0,100000]", "world.cross_ties=0",
                               "world.places=1", "culture.own_organisation_weight=1", "run.ticks=400",
                               fmt::format("culture.conformity={}", pull)} +
                   more,
               {"share_compete", "share_lip_service", "share_collaborate"});
}

Finding settled(const char* what, double exact, const std::vector<double>& share) {
    return {what, Relation::near, exact, mean_from(share, 300), 0.005, "4 standard errors at 100,000 people"};
}

/// Two attracting states of imitation: below the tipping strength everyone mixes, above it the leading
/// behaviour holds.
std::vector<Finding> mean_field() {
    const Series loose = crowd(0.8, {"people.initial_mix=[0.1,0.1,0.8]"});
    const Series tight = crowd(conformity, {"people.initial_mix=[0.1,0.1,0.8]"});
    const Series rival = crowd(conformity, {"people.initial_mix=[0.1,0.8,0.1]"});
    const Shares mixed = settle({0.1, 0.1, 0.8}, 0.8, 0), held = settle({0.1, 0.1, 0.8}, conformity, 0);
    return {settled("beta J = 2: share who collaborate", mixed[2], loose.at("share_collaborate")),
            settled("beta J = 4, from 0.8: share who collaborate", held[2], tight.at("share_collaborate")),
            settled("beta J = 4, from 0.8: share who compete", held[0], tight.at("share_compete")),
            settled("beta J = 4, lip service leads: share of it", held[2], rival.at("share_lip_service"))};
}

/// The least field on collaboration at which the state of competition is gone, by bisection.
double spinodal() {
    double stays = 0, flips = 2;
    for (int n = 0; n < 30; ++n) {
        const double field = (stays + flips) / 2;
        (settle({0.98, 0.01, 0.01}, conformity, field)[2] > 0.5 ? flips : stays) = field;
    }
    return flips;
}

/// A long crisis stronger than the spinodal tips a culture of competition for good; a weaker one passes.
std::vector<Finding> tipping() {
    const auto after = [](double strength) {
        const Series series =
            crowd(conformity, {"people.initial_mix=[0.98,0.01,0.01]", "crisis.start=20", "crisis.end=220",
                               fmt::format("crisis.strength={}", strength)});
        return mean_from(series.at("share_collaborate"), 350);
    };
    const double edge = spinodal();
    return {{fmt::format("crisis at 0.9 of the spinodal field {:.4f}", edge), Relation::below, 0.1,
             after(0.9 * edge), 0, ""},
            {fmt::format("crisis at 1.1 of the spinodal field {:.4f}", edge), Relation::above, 0.9,
             after(1.1 * edge), 0, ""}};
}

/// Contracts that end every week: without a network effect the shares are the logit of fit, here a push for
/// one system; the stronger the network effect, the more concentrated the market.
std::vector<Finding> technology() {
    const Assignments market{"world.organisations=2000",    "run.ticks=60",
                             "technology.renewal=1",        "technology.leverage=0",
                             "technology.switching_cost=0", "technology.fit_spread=0"};
    const auto concentration = [&](const Assignments& more) {
        return mean_from(
            toy(market + more, {"record_system_concentration"}).at("record_system_concentration"), 20);
    };
    const double push = 0.4, pushed = exp(3 * push) / (exp(3 * push) + 3), other = (1 - pushed) / 3;
    const double none = concentration({"technology.network_effect=0", "technology.sharpness=8"});
    const double strong = concentration({"technology.network_effect=5", "technology.sharpness=8"});
    return {{"no network effect: concentration", Relation::near, pushed * pushed + 3 * other * other,
             concentration({"technology.network_effect=0", fmt::format("policy.mandate={}", push)}), 0.01,
             "4 standard errors of 80,000 choices"},
            {"strong network effect: concentration", Relation::above, none + 0.02, strong, 0, ""}};
}

const bool added = add_check({"flagship/stationary-trust", "closed form", false, stationary_trust}) &&
                   add_check({"flagship/mean-field", "Brock & Durlauf 2001", false, mean_field}) &&
                   add_check({"flagship/tipping", "Brock & Durlauf 2001", false, tipping}) &&
                   add_check({"flagship/technology", "Arthur 1989", false, technology});

}  // namespace
}  // namespace concord
