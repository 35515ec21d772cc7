#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/experiment/arms.hpp"
#include "engine/output/part_file.hpp"
#include "tools/concord/commands.hpp"
#include "tools/concord/simulation.hpp"
#include "tools/concord/tables.hpp"

namespace concord {

namespace {
struct CompareOptions {
    std::string file, csv, series;
    std::vector<std::string> outcomes;
    std::int64_t at = -1;
    bool json = false, force = false;
};

/// Four decimals, of large numbers two, of what is not known none.
std::string number(double value) {
    if (!std::isfinite(value)) return "-";
    return std::abs(value) < 100 ? fmt::format("{:.4f}", value) : fmt::format("{:.2f}", value);
}

std::string difference(double value) {
    return value >= 0 ? "+" + number(value) : number(value);
}

std::string interval(const Estimate& estimate) {
    if (std::isnan(estimate.low)) return "-";
    return fmt::format("[{}, {}]", number(estimate.low), number(estimate.high));
}

std::string share_text(double share) {
    return std::isnan(share) ? "" : fmt::format("{:.0f}%", 100 * share);
}

std::string p_text(double p) {
    if (std::isnan(p)) return "";
    return p < 0.0001 ? "<0.0001" : fmt::format("{:.4f}", p);
}

/// ", week 520"; nothing of a summary.
std::string when(const Results& results, const ArmTable& table) {
    if (table.outcome.sums_up) return "";
    return fmt::format(", {} {}", results.tick_unit() == "1" ? "tick" : results.tick_unit(), table.time);
}

/// Why there are fewer numbers than runs, or no mean: where some never got there, there is none.
void print_exceptions(const ArmTable& table, const std::vector<std::string>& arms) {
    for (const ArmResult& arm : table.arms) {
        if (arm.without > 0) fmt::print("  no number in {} runs of \"{}\"\n", arm.without, arms[arm.arm]);
        if (arm.endless > 0)
            fmt::print("  not reached in {} of {} runs of \"{}\": no mean; median {}\n", arm.endless,
                       arm.pairs, arms[arm.arm],
                       std::isfinite(arm.median) ? number(arm.median) : "not reached");
    }
}

void print(const Results& results, const ArmTable& table) {
    std::size_t width = 8;
    for (const std::string& arm : results.arms()) width = std::max(width, arm.size());
    fmt::print("\n{}: {} ({}){}\n", table.outcome.name, table.outcome.long_name, table.outcome.unit,
               when(results, table));
    fmt::print("  {:{}}  {:>4}  {:>7}  {:18}  {:>10}  {:18}  {:18}  {:>6}  {:>6}  {:>7}\n", "arm", width,
               "runs", "mean", "95%", "difference", "95% (t)", "95% (bootstrap)", "saved", "better", "p");
    for (const ArmResult& arm : table.arms) {
        fmt::print("  {:{}}  {:4}  {:>7}  {}", results.arms()[arm.arm], width, arm.pairs,
                   number(arm.mean.value), interval(arm.mean));
        if (const auto& against = arm.against_baseline)
            fmt::print("{:{}}  {:>10}  {:18}  {:18}  {:>6}  {:>6}  {:>7}", "",
                       18 - std::min<std::size_t>(18, interval(arm.mean).size()),
                       difference(against->difference.value), interval(against->difference),
                       interval(against->resampled),
                       std::isfinite(against->ratio) ? fmt::format("{:.1f}x", against->ratio) : "",
                       share_text(against->better), p_text(arm.adjusted_p));
        fmt::print("\n");
    }
    print_exceptions(table, results.arms());
}

void explain(const Results& results) {
    fmt::print(
        "\nDifferences to \"{}\", run by run of the same sample and replicate, which have the same random "
        "numbers. saved: how\nmany times as many runs it would have taken without that. better: share of "
        "pairs "
        "in which the arm has more. p: of\nno difference, adjusted for all comparisons above (Holm).\n",
        results.arms()[results.baseline()]);
    if (results.samples() > 1)
        fmt::print(
            "Means and intervals are over all {} samples and their replicates: over parameters that are not "
            "known, and chance. saved\ncompares runs within samples.{}\n",
            results.samples(),
            results.replicates() > 1 ? "" : " It is not known here, as each sample has only one replicate.");
    std::size_t failed = 0;
    for (std::size_t run = 0; run < results.runs(); ++run) failed += results.failed(run);
    if (failed > 0)
        fmt::print("{} of {} runs failed and are left out, with the runs they would make a pair with.\n",
                   failed, results.runs());
}

nlohmann::ordered_json json_of(const Estimate& estimate) {
    return {{"value", estimate.value}, {"low", estimate.low}, {"high", estimate.high}};
}

nlohmann::ordered_json json_of(const Results& results, const std::vector<ArmTable>& tables) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const ArmTable& table : tables)
        for (const ArmResult& arm : table.arms) {
            nlohmann::ordered_json row{
                {"outcome", table.outcome.name},  {"unit", table.outcome.unit}, {"time", table.time},
                {"arm", results.arms()[arm.arm]}, {"runs", arm.pairs},          {"mean", json_of(arm.mean)},
                {"median", arm.median},           {"not_reached", arm.endless}};
            if (const auto& against = arm.against_baseline) {
                row["difference"] = json_of(against->difference);
                row["difference_bootstrap"] = json_of(against->resampled);
                row["variance_ratio"] = against->ratio;
                row["better"] = against->better;
                row["p"] = against->p;
                row["p_adjusted"] = arm.adjusted_p;
            }
            all.push_back(std::move(row));
        }
    return {{"baseline", results.arms()[results.baseline()]}, {"comparisons", std::move(all)}};
}

std::string csv_of(const Results& results, const std::vector<ArmTable>& tables) {
    std::string text =
        "outcome,unit,time,arm,runs,mean,mean_low,mean_high,difference,difference_low,difference_high,"
        "bootstrap_low,bootstrap_high,variance_ratio,better,p,p_adjusted,median,not_reached\n";
    for (const ArmTable& table : tables)
        for (const ArmResult& arm : table.arms) {
            text += fmt::format("{},{},{},{},{},{},{},{}", csv_field(table.outcome.name),
                                csv_field(table.outcome.unit), csv_number(table.time),
                                csv_field(results.arms()[arm.arm]), arm.pairs, csv_number(arm.mean.value),
                                csv_number(arm.mean.low), csv_number(arm.mean.high));
            if (const auto& against = arm.against_baseline)
                text += fmt::format(",{},{},{},{},{},{},{},{},{}", csv_number(against->difference.value),
                                    csv_number(against->difference.low), csv_number(against->difference.high),
                                    csv_number(against->resampled.low), csv_number(against->resampled.high),
                                    csv_number(against->ratio), csv_number(against->better),
                                    csv_number(against->p), csv_number(arm.adjusted_p));
            else
                text += ",,,,,,,,,";
            text += fmt::format(",{},{}\n", csv_number(arm.median), arm.endless);
        }
    return text;
}

std::string series_of(const Results& results, const std::vector<Outcome>& outcomes) {
    std::string text = "outcome,arm,time,difference,difference_low,difference_high\n";
    for (const Outcome& outcome : outcomes)
        for (std::size_t arm = 0; !outcome.sums_up && arm < results.arms().size(); ++arm) {
            if (arm == results.baseline()) continue;
            const std::vector<Estimate> series = difference_over_time(results, outcome, arm);
            for (std::size_t n = 0; n < series.size(); ++n)
                text += fmt::format("{},{},{},{},{},{}\n", csv_field(outcome.name),
                                    csv_field(results.arms()[arm]), results.times()[n],
                                    csv_number(series[n].value), csv_number(series[n].low),
                                    csv_number(series[n].high));
        }
    return text;
}

void compare_file(const CompareOptions& options) {
    const Results results(options.file);
    const std::vector<Outcome> outcomes = results.outcomes(options.outcomes);
    const std::size_t place = options.at < 0 ? results.times().size() - 1 : results.place_of(options.at);
    const std::vector<ArmTable> tables = compare_arms(results, outcomes, place);
    protect_inputs(options.csv, {options.file});
    protect_inputs(options.series, {options.file});
    if (!options.csv.empty()) write_text(options.csv, csv_of(results, tables), options.force);
    if (!options.series.empty()) write_text(options.series, series_of(results, outcomes), options.force);
    if (options.json) {
        fmt::print("{}\n", json_of(results, tables).dump(2));
        return;
    }
    for (const ArmTable& table : tables) print(results, table);
    if (results.arms().size() > 1) explain(results);
}
}  // namespace

void add_compare(CLI::App& app, Status&) {
    CLI::App* command =
        app.add_subcommand("compare", "the arms of an experiment: means, paired differences, intervals");
    const auto options = std::make_shared<CompareOptions>();
    command->add_option("FILE", options->file, "the file of an experiment")->required();
    command->add_option("--outcome", options->outcomes, "only this outcome; may be given again")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_option("--at", options->at, "at this tick (default: the last)")
        ->type_name("TICK")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{4294967295}));
    command->add_option("--csv", options->csv, "write the table to a file, too")->type_name("FILE");
    command->add_option("--series", options->series, "write the differences over time to a file (CSV)")
        ->type_name("FILE");
    command->add_flag("--json", options->json, "print the table as JSON");
    command->add_flag("--force", options->force, "replace files that exist");
    command->footer(
        "A pair is two runs of the same sample and replicate. Where parameters are sampled, means, "
        "differences\n"
        "and intervals are over all samples and replicates, each pair counting as one draw: they tell of\n"
        "uncertain parameters and of chance together. saved is the variance of two unpaired runs over that "
        "of a\n"
        "pair's difference, within samples, pooled over them: what the common random numbers were worth. "
        "With\n"
        "one replicate a sample it is not known.");
    command->callback([options] { compare_file(*options); });
}

}  // namespace concord
