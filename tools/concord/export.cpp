#include <fmt/format.h>

#include <memory>

#include "engine/experiment/results.hpp"
#include "tools/concord/commands.hpp"
#include "tools/concord/simulation.hpp"
#include "tools/concord/tables.hpp"

namespace concord {

namespace {
struct ExportOptions {
    std::string file, csv;
    std::int64_t at = -1;
    bool all = false, force = false;
};

/// A row a run, or a run and time: what was varied, then what came out.
std::string tidy(const Results& results, const std::vector<std::size_t>& places) {
    std::vector<std::vector<std::string>> swept;
    std::string text = "run,arm,replicate,sample";
    for (const std::string& key : results.keys()) {
        swept.push_back(results.swept(key));
        text.append(",").append(csv_field(key));
    }
    text += ",time";
    std::vector<std::vector<double>> outcomes;
    for (const Outcome& outcome : results.outcomes()) {
        text.append(",").append(csv_field(outcome.name));
        outcomes.push_back(results.all(outcome));
    }
    text += "\n";
    for (std::size_t run = 0; run < results.runs(); ++run)
        for (const std::size_t place : places) {
            text += fmt::format("{},{},{},{}", run, csv_field(results.arms()[results.arm_of(run)]),
                                results.replicate_of(run), results.sample_of(run));
            for (const auto& values : swept) text.append(",").append(csv_field(values[run]));
            text += fmt::format(",{}", results.times()[place]);
            for (const auto& values : outcomes)
                text.append(",").append(csv_number(values[run * results.times().size() + place]));
            text += "\n";
        }
    return text;
}

void export_file(const ExportOptions& options) {
    const Results results(options.file);
    std::vector<std::size_t> places;
    if (options.all)
        for (std::size_t n = 0; n < results.times().size(); ++n) places.push_back(n);
    else
        places.push_back(options.at < 0 ? results.times().size() - 1 : results.place_of(options.at));
    protect_inputs(options.csv, {options.file});
    write_text(options.csv, tidy(results, places), options.force);
}
}  // namespace

void add_export(CLI::App& app, Status&) {
    CLI::App* command =
        app.add_subcommand("export", "an experiment as a tidy table (CSV), for SALib, EMA Workbench, R");
    const auto options = std::make_shared<ExportOptions>();
    command->add_option("FILE", options->file, "the file of an experiment")->required();
    command->add_option("--csv", options->csv, "the table: a row a run")->type_name("FILE")->required();
    CLI::Option* at = command->add_option("--at", options->at, "outcomes at this tick (default: the last)")
                          ->type_name("TICK")
                          ->check(CLI::Range(std::int64_t{0}, std::int64_t{4294967295}));
    command->add_flag("--all-times", options->all, "a row a run and time")->excludes(at);
    command->add_flag("--force", options->force, "replace a file that exists");
    command->callback([options] { export_file(*options); });
}

}  // namespace concord
