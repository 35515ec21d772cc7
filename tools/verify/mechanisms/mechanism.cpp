#include "tools/verify/mechanisms/mechanism.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "engine/parallel/parallel.hpp"
#include "engine/statistics/statistics.hpp"
#include "engine/statistics/trajectory.hpp"

namespace concord::mechanisms {

namespace {
Sample of_each(const Runs& runs, const std::function<double(const Series&)>& number) {
    Sample sample;
    for (const Series& series : runs) sample.push_back(number(series));
    return sample;
}

double mean_between(const std::vector<double>& values, std::size_t first, std::size_t last) {
    return concord::mean(std::span(values).subspan(first, std::min(last, values.size()) - first));
}

/// At every tick.
struct Observed {
    explicit Observed(const std::vector<double>& of) : ticks(of.size()), values(of) {
        std::iota(ticks.begin(), ticks.end(), 0.0);
    }
    operator Trajectory() const { return {ticks, values}; }
    std::vector<double> ticks;
    const std::vector<double>& values;
};

/// The end of the interval of a mean at which it is nearest to 0, if the mean is where it should be.
Finding bounded(const std::string& what, const Sample& difference, Finding::Relation relation) {
    const Estimate interval = mean_interval(difference, 1 - 2 * significance);
    const bool up = relation == Finding::Relation::above;
    return {fmt::format("{}: {:+.4f}", what, interval.value),
            relation,
            0,
            up ? interval.low : interval.high,
            0,
            fmt::format("its bound, {} pairs, one-sided {}%", difference.size(), 100 * (1 - significance))};
}
}  // namespace

Settings operator+(Settings settings, const Settings& more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

World toy(const std::vector<std::string>& outcomes, const std::string& interventions, Tick ticks) {
    World world;
    world.text += interventions;
    world.outcomes.insert(world.outcomes.end(), outcomes.begin(), outcomes.end());
    world.ticks = ticks;
    return world;
}

Runs run(const World& world, const Settings& settings) {
    Document scenario = Document::parse(world.text, "mechanism");
    scenario.set(fmt::format("run.ticks={}", world.ticks));
    for (const std::string& setting : settings) scenario.set(setting);
    Runs runs(replicates);
    for_blocks(replicates, 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t r = first; r < last; ++r)
            runs[r] = trial(scenario, world.outcomes, static_cast<std::uint32_t>(r));
    });
    return runs;
}

Sample mean(const Runs& runs, const std::string& outcome, Tick first, Tick last) {
    return of_each(runs, [&](const Series& series) { return mean_between(series.at(outcome), first, last); });
}

Sample half_time(const Runs& runs, const std::string& outcome, Tick at) {
    return of_each(runs, [&](const Series& series) {
        return concord::half_time(Observed(series.at(outcome)), {static_cast<double>(at)});
    });
}

Sample retention(const Runs& runs, const std::string& outcome, Tick from, Tick to, Tick later) {
    const Stretch moved{static_cast<double>(from), static_cast<double>(to)};
    return of_each(runs, [&](const Series& series) {
        return concord::retention(Observed(series.at(outcome)), moved, static_cast<double>(later));
    });
}

Sample operator-(const Sample& a, const Sample& b) {
    return differences(a, b);
}

Finding rises(const std::string& what, const Sample& before, const Sample& after) {
    return bounded(what, after - before, Finding::Relation::above);
}

Finding falls(const std::string& what, const Sample& before, const Sample& after) {
    return bounded(what, after - before, Finding::Relation::below);
}

Finding same(const std::string& what, const Runs& before, const Runs& after) {
    double different = 0;
    for (std::size_t r = 0; r < before.size(); ++r) different += before[r] != after[r];
    return {what + ": runs that differ", Finding::Relation::equal, 0, different, 0, "to the bit"};
}

bool claim(int number, const std::string& name, std::function<std::vector<Finding>()> put) {
    return add_check({fmt::format("mechanisms/{:02}/{}", number, name), "MODEL.md", true, std::move(put)});
}

}  // namespace concord::mechanisms
