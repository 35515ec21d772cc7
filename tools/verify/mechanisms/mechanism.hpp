#pragma once
#include <functional>
#include <string>
#include <vector>

#include "engine/core/tick.hpp"
#include "engine/run/trial.hpp"
#include "tools/verify/check.hpp"

/// Claims of those who run health and care systems, each put to the model: what does it do when that lever
/// alone is moved? The toy world for twelve years where nothing else is said, 24 replicates, which have the
/// same random numbers whatever is set, so that each difference is between the same people.
namespace concord::mechanisms {

constexpr Tick weeks = 624, settled = 468;  // the length of a run; from here on means are taken
constexpr std::uint32_t replicates = 24;

/// One-sided: the chance that a difference which is not there, or goes the other way, is found. There are
/// fewer than 120 findings in all, so that the chance of any such error is below 1.2%.
constexpr double significance = 1e-4;

using Settings = std::vector<std::string>;  // "policy.pooled_share=0.5"
using Runs = std::vector<Series>;           // by replicate
using Sample = std::vector<double>;         // one number of each

Settings operator+(Settings, const Settings& more);

/// What is simulated but for the settings.
struct World {
    std::string text = "[world]\nkind = \"toy\"\n";  // TOML: interventions, too
    std::vector<std::string> outcomes{"share_collaborate", "share_lip_service", "share_compete"};
    Tick ticks = weeks;
};
Runs run(const World&, const Settings& = {});

/// The world with interventions, or outcomes besides the shares of behaviour.
World toy(const std::vector<std::string>& outcomes = {}, const std::string& interventions = "", Tick = weeks);

/// Mean from tick `first` up to, not including, `last`.
Sample mean(const Runs&, const std::string& outcome, Tick first = settled, Tick last = never);
/// Half-time of adaptation and retention, as an experiment's summaries tell them.
Sample half_time(const Runs&, const std::string& outcome, Tick at);
Sample retention(const Runs&, const std::string& outcome, Tick from, Tick to, Tick later);
/// a[r] - b[r].
Sample operator-(const Sample& a, const Sample& b);

/// What must be found: the mean of the paired differences, after - before, is above (below) 0; told by the
/// bound of its one-sided interval (Student's t).
Finding rises(const std::string& what, const Sample& before, const Sample& after);
Finding falls(const std::string& what, const Sample& before, const Sample& after);
/// Every outcome at every tick is the same to the bit.
Finding same(const std::string& what, const Runs& before, const Runs& after);

/// Makes a claim known as the check "mechanisms/NN/name"; returns true.
bool claim(int number, const std::string& name, std::function<std::vector<Finding>()> put);

}  // namespace concord::mechanisms
