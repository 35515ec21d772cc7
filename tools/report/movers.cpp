#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/config/section.hpp"
#include "engine/statistics/middle.hpp"
#include "engine/statistics/statistics.hpp"
#include "tools/report/extract.hpp"
#include "tools/report/move.hpp"

namespace concord {

using Json = nlohmann::ordered_json;

namespace {
/// Of whom it is told who moved first.
constexpr std::array asked{"share_collaborate_by_tier", "collaboration_by_kind"};

/// The moves of each group, in one run or in several.
using Moves = std::vector<std::vector<Move>>;

void note_changes(const Section& config, std::vector<double>& changes) {
    for (const Section& table : config.tables("intervention"))
        if (!table.has("when"))
            changes.push_back(static_cast<double>(table.whole("at", 0, {0, 1e9}, "tick", "at")));
    if (config.real("crisis.strength", 0, {0, 2}, "utility", "crisis") > 0)
        changes.push_back(static_cast<double>(config.whole("crisis.start", 260, {0, 1e6}, "week", "start")));
}

/// When policy, or the world, first changed after the start: the start itself where it did not, or only in
/// the last quarter, when there is no time left to move.
double first_of(const std::vector<double>& changes, double end) {
    double first = unknown;
    for (const double change : changes)
        if (change > 0 && !(change >= first)) first = change;
    return first < 0.75 * end ? first : 0;
}

Document configuration_of(const Reader& file) {
    const char* const name = "provenance/configuration";
    return Document::parse(file.has(name) ? file.texts(name).at(0) : "", file.path());
}

/// Whether nobody moved earlier in that run.
bool is_first(const Moves& all, std::size_t group, std::size_t run) {
    return std::ranges::none_of(
        all, [&](const std::vector<Move>& other) { return other[run].half < all[group][run].half; });
}

Json json_of(const Estimate& estimate) {
    return Json::array({number_of(estimate.value), number_of(estimate.low), number_of(estimate.high)});
}

/// In one run a bar of its own; in several the middle of all.
Estimate half_of(const std::vector<Move>& runs, const std::vector<double>& halves) {
    if (runs.size() == 1) return {runs[0].half, runs[0].earliest, runs[0].latest};
    return middle_of(halves);
}

Json group_of(const Moves& all, std::size_t group) {
    const std::vector<Move>& runs = all[group];
    std::vector<double> from, to, halves;
    std::size_t moved = 0, first = 0;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        if (!std::isfinite(runs[run].to)) continue;
        from.push_back(runs[run].from), to.push_back(runs[run].to);
        const bool has_moved = std::isfinite(runs[run].half);
        halves.push_back(has_moved ? runs[run].half : std::numeric_limits<double>::infinity());
        moved += has_moved;
        first += has_moved && is_first(all, group, run);
    }
    Json object{{"row", group}, {"runs", from.size()}, {"moved", moved}, {"first", first}};
    if (from.empty()) return object;
    object["from"] = number_of(mean(from)), object["to"] = number_of(mean(to));
    object["half"] = json_of(half_of(runs, halves));
    return object;
}

Json groups_of(const Moves& all, double since) {
    Json groups = Json::array();
    for (std::size_t group = 0; group < all.size(); ++group) {
        Json object = group_of(all, group);
        if (object["runs"] != 0) groups.push_back(std::move(object));
    }
    return {{"since", number_of(since)}, {"groups", std::move(groups)}};
}

Json of_run(const Reader& file, const std::string& name) {
    const StoredVariable& variable = file.variable(name);
    const std::vector<double> times = file.numbers("time");
    const Document document = configuration_of(file);
    std::vector<double> changes;
    note_changes(Section(document), changes);
    if (file.has("trigger/fired"))
        for (const double fired : file.numbers("trigger/fired")) changes.push_back(fired);
    const double since = first_of(changes, times.empty() ? 0 : times.back());
    Moves all;
    for (std::size_t row = 0; row < variable.shape[1]; ++row)
        all.push_back({move_of(times, file.numbers(variable, {0, row}, {times.size(), 1}), since)});
    return Json::array({groups_of(all, since)});
}

/// Of the runs of an arm, in the order of the file; `values` are those of all runs.
std::vector<Move> moves_of(const Results& results, std::span<const double> values, std::size_t arm,
                           double since) {
    const std::vector<double>& times = results.times();
    std::vector<Move> moves;
    for (std::size_t run = 0; run < results.runs(); ++run)
        if (results.arm_of(run) == arm)
            moves.push_back(move_of(times, values.subspan(run * times.size(), times.size()), since));
    return moves;
}

/// When each arm first changed after the start.
std::vector<double> changes_of(const Reader& file, const Results& results) {
    const Document document = configuration_of(file);
    const Section config(document);
    const std::vector<Section> tables = config.tables("experiment.arm");
    std::vector<double> since;
    for (std::size_t arm = 0; arm < results.arms().size(); ++arm) {
        std::vector<double> changes;
        note_changes(config, changes);
        if (arm < tables.size()) note_changes(tables[arm], changes);
        since.push_back(first_of(changes, results.times().back()));
    }
    return since;
}

Json of_experiment(const Reader& file, const Results& results, const std::string& name) {
    const std::vector<double> since = changes_of(file, results);
    std::vector<Moves> by_arm(since.size());
    for (const Outcome& outcome : results.outcomes({name})) {
        const std::vector<double> values = results.all(outcome);
        for (std::size_t arm = 0; arm < since.size(); ++arm)
            by_arm[arm].push_back(moves_of(results, values, arm, since[arm]));
    }
    Json arms = Json::array();
    for (std::size_t arm = 0; arm < since.size(); ++arm) arms.push_back(groups_of(by_arm[arm], since[arm]));
    return arms;
}
}  // namespace

Json movers_of(const Reader& file, const Results* results) {
    Json list = Json::array();
    for (const char* name : asked) {
        if (!file.has(name) || (results != nullptr && results->times().empty())) continue;
        const std::string dimension = file.variable(name).dimensions.back();
        list.push_back(
            {{"variable", name},
             {"dimension", dimension},
             {"arms", results == nullptr ? of_run(file, name) : of_experiment(file, *results, name)}});
    }
    return list;
}

}  // namespace concord
