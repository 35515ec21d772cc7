#include "engine/statistics/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/experiment/arms.hpp"
#include "engine/statistics/statistics.hpp"
#include "tools/concord/commands.hpp"
#include "tools/concord/streams.hpp"

namespace concord {

namespace {
using Json = nlohmann::ordered_json;

struct SensitivityOptions {
    std::string file, arm;
    std::vector<std::string> outcomes;
    std::int64_t at = -1;
    bool json = false;
};

/// The outcome by sample: its mean over the replicates of an arm, infinite where one of them never got there.
std::vector<double> by_sample(const Results& results, const std::vector<double>& by_run, std::size_t arm) {
    const std::vector<double> values = results.of_arm(by_run, arm);
    std::vector<double> means;
    for (std::size_t sample = 0; sample < results.samples(); ++sample) {
        const auto part = std::span(values).subspan(sample * results.replicates(), results.replicates());
        const bool failed = std::ranges::any_of(part, [](double value) { return std::isnan(value); });
        const auto endless = std::ranges::find_if(part, [](double value) { return std::isinf(value); });
        means.push_back(failed || endless == part.end() ? mean(part) : *endless);
    }
    return means;
}

void tell_endless(const Outcome& outcome, const std::vector<double>& values) {
    const auto endless = std::ranges::count_if(values, [](double value) { return std::isinf(value); });
    if (endless > 0)
        tell(fmt::format("{}: not reached at {} of {} samples, so what it depends on is not known\n",
                         outcome.name, endless, values.size()));
}

Samples design_of(const Results& results) {
    Samples design{results.keys(), std::vector<std::vector<double>>(results.samples())};
    for (const std::string& key : results.keys()) {
        const std::vector<std::string> values = results.swept(key);
        std::vector<double> column(results.samples());
        for (std::size_t run = 0; run < results.runs(); ++run)
            column[results.sample_of(run)] = std::stod(values[run]);
        for (std::size_t sample = 0; sample < column.size(); ++sample)
            design.rows[sample].push_back(column[sample]);
    }
    return design;
}

Json json_of(const Estimate& estimate) {
    return {{"value", estimate.value}, {"low", estimate.low}, {"high", estimate.high}};
}

/// Of a list with an entry a sample, the parts of `width` entries of which all runs were done: base rows of a
/// saltelli design, trajectories of a morris design.
template <class Entry>
std::vector<Entry> whole_rows(const std::vector<Entry>& all, const std::vector<double>& values,
                              std::size_t width) {
    std::vector<Entry> whole;
    for (std::size_t first = 0; first + width <= values.size(); first += width) {
        const auto row = std::span(values).subspan(first, width);
        const auto part = std::span(all).subspan(first, width);
        if (std::ranges::none_of(row, [](double value) { return std::isnan(value); }))
            whole.insert(whole.end(), part.begin(), part.end());
    }
    return whole;
}

std::vector<double> whole_outcomes(const Results& results, const std::vector<double>& values,
                                   std::size_t width) {
    std::vector<double> whole = whole_rows(values, values, width);
    if (whole.empty())
        throw InputError(
            Problem{results.path(), 0, 0, "has no row of its design of which all runs were done"});
    if (whole.size() < values.size())
        tell(fmt::format("{} of {} rows of the design are left out, as runs of theirs failed\n",
                         (values.size() - whole.size()) / width, values.size() / width));
    return whole;
}

Json sobol(const Results& results, const Outcome& outcome, const std::vector<double>& values) {
    const std::vector<double> whole = whole_outcomes(results, values, results.keys().size() + 2);
    const SobolIndices indices = sobol_indices(whole, results.keys().size());
    Json rows = Json::array();
    for (std::size_t k = 0; k < results.keys().size(); ++k)
        rows.push_back({{"outcome", outcome.name},
                        {"parameter", results.keys()[k]},
                        {"first", json_of(indices.first[k])},
                        {"total", json_of(indices.total[k])}});
    return rows;
}

Json morris_table(const Results& results, const Outcome& outcome, const std::vector<double>& values) {
    std::vector<Factor> factors;
    for (std::size_t k = 0; k < results.keys().size(); ++k)
        factors.push_back({results.keys()[k], results.lows()[k], results.highs()[k], false});
    const Samples design = design_of(results);
    const Samples whole{design.keys, whole_rows(design.rows, values, factors.size() + 1)};
    const std::vector<MorrisEffect> effects =
        morris_effects(whole, factors, whole_outcomes(results, values, factors.size() + 1));
    Json rows = Json::array();
    for (std::size_t k = 0; k < effects.size(); ++k)
        rows.push_back({{"outcome", outcome.name},
                        {"parameter", results.keys()[k]},
                        {"mu_star", json_of(effects[k].mu_star)},
                        {"mu", json_of(effects[k].mu)},
                        {"sigma", json_of(effects[k].sigma)}});
    return rows;
}

std::string number_of(const Json& value) {
    return value.is_number() && std::isfinite(value.get<double>())
               ? fmt::format("{:8.4f}", value.get<double>())
               : "       -";
}

constexpr std::string_view of_sobol[] = {"first", "total"}, of_morris[] = {"mu_star", "mu", "sigma"};

void print(const Json& rows, std::span<const std::string_view> kinds) {
    std::string outcome;
    for (const Json& row : rows) {
        if (row["outcome"] != outcome) {
            outcome = row["outcome"];
            fmt::print("\n{}\n  {:36}", outcome, "parameter");
            for (const std::string_view kind : kinds) fmt::print("{:>8}  {:21}", kind, "95%");
            fmt::print("\n");
        }
        fmt::print("  {:36}", row["parameter"].get<std::string>());
        for (const std::string_view kind : kinds)
            fmt::print("{}  [{},{}]  ", number_of(row[kind]["value"]), number_of(row[kind]["low"]),
                       number_of(row[kind]["high"]));
        fmt::print("\n");
    }
}

constexpr const char* meaning_of_sobol =
    "\nShares of the variance of the outcome: by the parameter alone (first), with all its interactions "
    "(total);\nintervals by the bootstrap.\n";
constexpr const char* meaning_of_morris =
    "\nEffects of moving a parameter through its whole range: mean size (mu_star), mean (mu), spread "
    "(sigma: curvature\nor interactions); intervals by the bootstrap over trajectories.\n";

std::size_t arm_of(const Results& results, const std::string& name) {
    if (name.empty()) return results.baseline();
    const auto found = std::ranges::find(results.arms(), name);
    if (found != results.arms().end()) return static_cast<std::size_t>(found - results.arms().begin());
    throw InputError(
        Problem{results.path(), 0, 0,
                fmt::format("has no arm \"{}\"; it has {}", name, fmt::join(results.arms(), ", "))});
}

void analyse(const SensitivityOptions& options) {
    const Results results(options.file);
    const bool is_sobol = results.design() == "saltelli";
    if (!is_sobol && results.design() != "morris")
        throw InputError(
            Problem{options.file, 0, 0,
                    "has no design for sensitivity; experiment.sample.design must be \"saltelli\" or "
                    "\"morris\""});
    for (const double low : results.lows())
        if (std::isnan(low))
            throw InputError(
                Problem{options.file, 0, 0, "has lists of values ([experiment.sweep]) besides the design"});
    const std::size_t arm = arm_of(results, options.arm);
    const std::vector<Outcome> outcomes = results.outcomes(options.outcomes);
    const std::size_t place = options.at < 0 ? results.times().size() - 1 : results.place_of(options.at);
    const auto by_run = results.at(outcomes, place);
    Json rows = Json::array();
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        if (is_empty(outcomes[k], by_run[k])) continue;
        const std::vector<double> values = by_sample(results, by_run[k], arm);
        tell_endless(outcomes[k], values);
        for (Json& row :
             is_sobol ? sobol(results, outcomes[k], values) : morris_table(results, outcomes[k], values))
            rows.push_back(std::move(row));
    }
    if (options.json) return fmt::print("{}\n", rows.dump(2));
    is_sobol ? print(rows, of_sobol) : print(rows, of_morris);
    fmt::print("{}", is_sobol ? meaning_of_sobol : meaning_of_morris);
}
}  // namespace

void add_sensitivity(CLI::App& app, Status&) {
    CLI::App* command = app.add_subcommand(
        "sensitivity",
        "which parameters matter: Sobol indices of a saltelli design, effects of a morris design");
    const auto options = std::make_shared<SensitivityOptions>();
    command->add_option("FILE", options->file, "the file of an experiment")->required();
    command->add_option("--outcome", options->outcomes, "only this outcome; may be given again")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_option("--arm", options->arm, "of this arm (default: the baseline)")->type_name("NAME");
    command->add_option("--at", options->at, "at this tick (default: the last)")
        ->type_name("TICK")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{4294967295}));
    command->add_flag("--json", options->json, "print the table as JSON");
    command->callback([options] { analyse(*options); });
}

}  // namespace concord
