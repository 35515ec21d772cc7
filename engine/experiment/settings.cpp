#include "engine/experiment/settings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/experiment/sweep.hpp"

namespace concord {

namespace {
Arm read_arm(const Section& config, const Section& table, std::size_t number) {
    Arm arm{
        table.text("name", "", "what the arm is called; by default arm 1, arm 2..."), {}, table.written()};
    table.tables("intervention");  // what is in them is checked with the scenario that they make
    if (arm.name.empty() && table.has("name")) table.problem("name", "is empty; allowed: a name");
    if (arm.name.empty()) arm.name = fmt::format("arm {}", number);
    if (arm.name.size() > 100) table.problem("name", "is longer than the 100 characters that are allowed");
    for (const Assignment& one : table.assignments("set")) {
        if (!may_differ(config, one) || !config.accepts(one, false)) continue;
        if (std::ranges::find(arm.set, one.key, &Assignment::key) != arm.set.end())
            config.problem(one, "is set twice in this arm; once is allowed");
        arm.set.push_back(one);
    }
    return arm;
}

std::vector<Arm> read_arms(const Section& config) {
    std::vector<Arm> arms;
    const std::vector<Section> tables = config.tables("experiment.arm");
    for (const Section& table : tables) {
        arms.push_back(read_arm(config, table, arms.size() + 1));
        const auto first = std::ranges::find(arms, arms.back().name, &Arm::name) - arms.begin() + 1;
        if (static_cast<std::size_t>(first) < arms.size())
            table.problem("name", fmt::format("arm {} is called \"{}\" already; each needs a name of its own",
                                              first, arms.back().name));
    }
    if (arms.size() > 256)
        config.problem("experiment.arm",
                       fmt::format("there are {}; at most 256 arms are allowed", arms.size()));
    config.set_aside("experiment.arm.intervention");
    if (arms.empty()) arms.push_back({"baseline", {}, {}});
    return arms;
}

std::vector<std::string> names_of(const std::vector<Arm>& arms) {
    std::vector<std::string> names;
    for (const Arm& arm : arms) names.push_back(arm.name);
    return names;
}

std::size_t read_baseline(const Section& config, const std::vector<Arm>& arms) {
    const std::string name =
        config.text("experiment.baseline", arms.front().name,
                    "name of the arm the others are compared with; the first by default");
    const auto found = std::ranges::find(arms, name, &Arm::name);
    if (found != arms.end()) return static_cast<std::size_t>(found - arms.begin());
    config.problem("experiment.baseline",
                   fmt::format("no arm has this name; allowed: \"{}\"", fmt::join(names_of(arms), "\", \"")));
    return 0;
}

std::optional<Precision> read_precision(const Section& config) {
    const std::string outcome =
        config.text("experiment.precision.outcome", "", "outcome or summary that is to be known precisely");
    const double half_width =
        config.real("experiment.precision.half_width", 0, {0, 1e300}, "outcome",
                    "half-width of the 95% interval at the end below which there are replicates enough");
    const auto minimum = static_cast<std::uint32_t>(
        config.whole("experiment.precision.minimum", 8, {2, 1e6}, "1", "replicates at least"));
    const auto maximum = static_cast<std::uint32_t>(
        config.whole("experiment.precision.maximum", 1000, {2, 1e6}, "1", "replicates at most"));
    const char* const keys[] = {"experiment.precision.outcome", "experiment.precision.half_width",
                                "experiment.precision.minimum", "experiment.precision.maximum"};
    if (std::ranges::none_of(keys, [&](const char* key) { return is_changed(config, key); }))
        return std::nullopt;
    if (outcome.empty())
        config.problem("experiment.precision", "needs outcome, the name of what is to be known precisely");
    if (half_width <= 0 && !config.is_wrong("experiment.precision.half_width"))
        config.problem("experiment.precision",
                       "needs half_width, a number above 0 in the unit of the outcome");
    if (maximum < minimum)
        config.problem("experiment.precision.maximum",
                       fmt::format("is below the minimum, {}; allowed: as many or more", minimum));
    if (is_changed(config, "experiment.replicates"))
        config.problem("experiment.replicates",
                       "cannot be given together with [experiment.precision], which decides how many");
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
                            "observables that are recorded and compared, by system, kind... if they are")),
      summaries(read_summaries(config)),
      precision(read_precision(config)),
      keep(
          read_keep(config, names_of(arms), sweep.rows.size(), precision ? precision->minimum : replicates)) {
    for (const Arm& arm : arms)
        for (const Assignment& one : arm.set)
            if (std::ranges::find(sweep.keys, one.key) != sweep.keys.end())
                config.problem(one, "is swept, too; only one of the two can decide");
    for (auto name = outcomes.begin(); name != outcomes.end(); ++name)
        if (std::find(outcomes.begin(), name, *name) != name)
            config.problem("experiment.outcomes", fmt::format("\"{}\" stands there twice", *name));
}

}  // namespace concord
