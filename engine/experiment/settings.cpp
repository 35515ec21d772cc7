#include "engine/experiment/settings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/experiment/sweep.hpp"

namespace concord {

namespace {
/// Parameters that are the experiment's own business, or must be the same for all runs.
bool is_fixed(const std::string& key) {
    return key.starts_with("run.") || key.starts_with("record.") || key.starts_with("experiment.") ||
           key == "world.kind";
}

Arm read_arm(const Section& config, const Section& table, std::size_t number) {
    Arm arm{table.text("name", "", "what the arm is called; by default arm 1, arm 2..."), {}, {}};
    if (arm.name.empty()) arm.name = fmt::format("arm {}", number);
    for (const Assignment& one : table.assignments("set")) {
        if (is_fixed(one.key))
            config.problem(one, "is the same for all runs of an experiment");
        else if (config.accepts(one, false))
            arm.set.push_back(one);
        arm.place = one.place;
    }
    return arm;
}

std::vector<Arm> read_arms(const Section& config) {
    std::vector<Arm> arms;
    const std::vector<Section> tables = config.tables("experiment.arm");
    for (const Section& table : tables) {
        arms.push_back(read_arm(config, table, arms.size() + 1));
        const auto same = std::ranges::count(arms, arms.back().name, &Arm::name);
        if (same > 1) table.problem("name", "two arms have this name");
    }
    if (arms.size() > 256) config.problem("experiment.arm", "at most 256 arms");
    if (arms.empty()) arms.push_back({"baseline", {}, {}});
    return arms;
}

std::size_t read_baseline(const Section& config, const std::vector<Arm>& arms) {
    const std::string name =
        config.text("experiment.baseline", arms.front().name,
                    "name of the arm the others are compared with; the first by default");
    const auto found = std::ranges::find(arms, name, &Arm::name);
    if (found != arms.end()) return static_cast<std::size_t>(found - arms.begin());
    std::vector<std::string> names;
    for (const Arm& arm : arms) names.push_back(arm.name);
    config.problem("experiment.baseline",
                   fmt::format("no arm has this name; allowed: {}", fmt::join(names, ", ")));
    return 0;
}

std::optional<Precision> read_precision(const Section& config) {
    const std::string outcome =
        config.text("experiment.precision.outcome", "", "outcome that is to be known precisely");
    const double half_width =
        config.real("experiment.precision.half_width", 0, {0, 1e300}, "outcome",
                    "half-width of the 95% interval at the end below which there are replicates enough");
    const auto minimum = static_cast<std::uint32_t>(
        config.whole("experiment.precision.minimum", 8, {2, 1e6}, "1", "replicates at least"));
    const auto maximum = static_cast<std::uint32_t>(
        config.whole("experiment.precision.maximum", 1000, {2, 1e6}, "1", "replicates at most"));
    if (outcome.empty()) {
        if (config.has("experiment.precision"))
            config.problem("experiment.precision.outcome", "is missing; allowed: the name of an outcome");
        return std::nullopt;
    }
    if (half_width <= 0) config.problem("experiment.precision.half_width", "must be given, and above 0");
    if (maximum < minimum) config.problem("experiment.precision.maximum", "must not be below the minimum");
    if (config.has("experiment.replicates"))
        config.problem("experiment.replicates", "cannot be given together with experiment.precision");
    return Precision{outcome, half_width, minimum, maximum};
}
}  // namespace

ExperimentSettings::ExperimentSettings(const Section& config)
    : replicates(static_cast<std::uint32_t>(
          config.whole("experiment.replicates", 24, {1, 1e6}, "1",
                       "runs of each arm and sample; replicate r of all has the same random numbers"))),
      arms(read_arms(config)),
      baseline(read_baseline(config, arms)),
      sweep(read_sweep(config)),
      outcomes(config.texts("experiment.outcomes", {},
                            "observables, one number a tick each, that are recorded and compared")),
      precision(read_precision(config)) {
    for (const Arm& arm : arms)
        for (const Assignment& one : arm.set)
            if (std::ranges::find(sweep.keys, one.key) != sweep.keys.end())
                config.problem(one, "is swept, too; only one of the two can decide");
}

}  // namespace concord
