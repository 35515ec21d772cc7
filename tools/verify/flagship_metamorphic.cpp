#include <algorithm>
#include <cmath>

#include "engine/run/trial.hpp"
#include "tools/verify/check.hpp"

/// What must not change the flagship model when something else is switched off.
namespace concord {
namespace {

using Relation = Finding::Relation;
using Assignments = std::vector<std::string>;
const std::vector<std::string> names{"share_collaborate", "share_lip_service", "collaboration", "trust",
                                     "load"};

Series toy(const Assignments& assignments, std::uint32_t replicate = 0) {
    Document scenario = Document::parse("[world]\nkind = \"toy\"\n[run]\nticks = 208\n", "toy");
    for (const std::string& assignment : assignments) scenario.set(assignment);
    return trial(scenario, names, replicate);
}

/// The largest difference between two runs in any observable at any tick; 0 = equal to the last bit.
double difference(const Series& one, const Series& other) {
    double largest = 0;
    for (const std::string& name : names)
        for (std::size_t t = 0; t < one.at(name).size(); ++t)
            largest = std::max(largest, std::abs(one.at(name)[t] - other.at(name)[t]));
    return largest;
}

Finding same(const char* what, const Assignments& one, const Assignments& other) {
    return {what, Relation::equal, 0, difference(toy(one), toy(other)), 0, ""};
}
Finding differs(const char* what, const Assignments& one, const Assignments& other) {
    return {what, Relation::above, 0, difference(toy(one), toy(other)), 0, ""};
}

std::vector<Finding> invariances() {
    return {same("need equal everywhere: pooled_share", {"resources.need_spread=0"},
                 {"resources.need_spread=0", "policy.pooled_share=0.7"}),
            differs("need unequal: pooled_share", {}, {"policy.pooled_share=0.7"}),
            same("accountability 0: system_weight, displaced effort", {"policy.accountability=0"},
                 {"policy.accountability=0", "policy.system_weight=0.9", "game.displaced_effort=0.5"}),
            differs("accountability 0.5: system_weight", {}, {"policy.system_weight=0.9"}),
            same("power_sharing 1: power by tier", {"policy.power_sharing=1"},
                 {"policy.power_sharing=1", "organisation.power=[1,5,9,2]"}),
            differs("power_sharing 0: power by tier", {}, {"organisation.power=[1,5,9,2]"})};
}

/// Twice as many organisations: the same means, within 4 standard errors of the difference of 24 replicates.
std::vector<Finding> size() {
    std::vector<double> small, large;
    for (std::uint32_t replicate = 0; replicate < 24; ++replicate) {
        small.push_back(toy({}, replicate).at("share_collaborate").back());
        large.push_back(toy({"world.organisations=80"}, replicate).at("share_collaborate").back());
    }
    const SampleMean one = sample_mean(small), two = sample_mean(large);
    return {{"40 and 80 organisations: share who collaborate", Relation::near, one.mean, two.mean,
             4 * std::hypot(one.standard_error, two.standard_error), "4 standard errors, 24 replicates"}};
}

const bool added = add_check({"flagship/invariances", "metamorphic", false, invariances}) &&
                   add_check({"flagship/size", "metamorphic", false, size});

}  // namespace
}  // namespace concord
