#include "engine/run/run.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "engine/core/error.hpp"
#include "engine/output/part_file.hpp"
#include "engine/output/sha256.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/scenario.hpp"
#include "engine/run/selection.hpp"
#include "engine/run/summary.hpp"
#include "tools/concord/commands.hpp"
#include "tools/concord/streams.hpp"

namespace concord {

namespace {
struct RunOptions {
    ConfigOption config;
    std::optional<std::string> out;
    std::string command_line;
    unsigned threads = 0;
    bool quiet = false, force = false, profile = false;

    /// scenario.toml -> scenario.h5, in the folder the program was started in.
    std::string output() const {
        return out ? *out : std::filesystem::path(config.path).stem().string() + ".h5";
    }
};

/// What a run reads it must not write over, neither with its output nor while that is in the making.
void protect_inputs(const std::string& output, const RunOptions& options, const Plan& plan) {
    std::vector<std::string> inputs = plan.inputs;
    inputs.push_back(options.config.path);
    std::error_code ignored;
    for (const std::string& input : inputs)
        for (const std::string& written : {output, output + ".part"})
            if (std::filesystem::equivalent(input, written, ignored))
                throw InputError(
                    {output, 0, 0, fmt::format("would overwrite {}, which this run reads", input)});
}

Provenance provenance_of(const Scenario& scenario, unsigned threads, const std::string& command_line) {
    Provenance provenance = provenance_of_now();
    provenance.model = scenario.plan.model;
    provenance.configuration = scenario.config.resolved();
    provenance.seed = scenario.settings.seed;
    provenance.replicate = scenario.settings.replicate;
    for (const std::string& path : scenario.plan.inputs)
        provenance.inputs.push_back({std::filesystem::path(path).filename().string(), sha256_of_file(path)});
    provenance.threads = threads;
    provenance.command_line = command_line;
    return provenance;
}

void announce(const RunOptions& options, const Scenario& scenario, const Outline& outline) {
    if (options.quiet) return;
    for (const std::string& note : outline.notes) tell(fmt::format("note: {}\n", note));
    std::string size;
    for (const Dimension& dimension : outline.dimensions)
        if (dimension.name == "organisation" || dimension.name == "person" || dimension.name == "tie")
            size += fmt::format("{} {}s, ", dimension.size, dimension.name);
    tell(fmt::format("{}: {}{} ticks, seed {}\n", options.config.path, size, scenario.settings.ticks,
                     scenario.settings.seed));
}

void conclude(const std::string& output, const std::vector<Headline>& start,
              const std::vector<Headline>& end) {
    fmt::print(
        "\n{}\nWritten to {}. To look at it:\n"
        "  ncdump -h {}\n"
        "  python3 -c 'import xarray; print(xarray.open_dataset(\"{}\"))'\n",
        summary(start, end), output, output, output);
}

Status simulate(const RunOptions& options, const Scenario& scenario, const std::string& output,
                unsigned threads) {
    const RunSettings& settings = scenario.settings;
    Profile profile;
    const auto model = scenario.plan.build(Draws(settings.seed, settings.replicate));
    profile.lap("build");
    Outline outline = model->outline();
    outline.notes = scenario.plan.notes;
    const Selection selection = selection_of(scenario.config, settings, outline);
    const StopRequest stop;
    announce(options, scenario, outline);
    Recorder record(output, outline, selection, provenance_of(scenario, threads, options.command_line),
                    options.force);
    const std::vector<Headline> start = headlines(outline, scenario.plan.headline);
    profile.lap("begin the output");
    const Tick reached = [&] {
        Progress progress(Progress::fitting(options.quiet), 0, settings.ticks);
        return run(*model, record, 0, settings.ticks, progress, stop, options.profile ? &profile : nullptr);
    }();
    if (reached < settings.ticks && !model->settled()) {
        tell(fmt::format("stopped at tick {} of {}; nothing was written to {}\n", reached, settings.ticks,
                         output));
        return Status::failed;
    }
    record.complete();
    profile.lap("complete the output");
    if (options.profile) tell(profile.table());
    if (!options.quiet) conclude(output, start, headlines(outline, scenario.plan.headline));
    return Status::done;
}

Status run_scenario(const RunOptions& options) {
    const std::string output = options.output();
    check_output(output, options.force);
    const Scenario scenario(options.config.load());
    protect_inputs(output, options, scenario.plan);
    Threads threads(options.threads);
    Status status = Status::done;
    threads.execute([&] { status = simulate(options, scenario, output, threads.count()); });
    return status;
}
}  // namespace

void add_run(CLI::App& app, Status& status, std::string command_line) {
    CLI::App* command = app.add_subcommand("run", "simulate a scenario and write what happened to a file");
    const auto options = std::make_shared<RunOptions>();
    options->command_line = std::move(command_line);
    options->config.add_to(*command);
    command->add_option("--out", options->out, "output file (default: the scenario's name with .h5, here)")
        ->type_name("FILE");
    command
        ->add_option("--threads", options->threads,
                     "threads (default: all the machine has); never changes a result")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    command->add_flag("--profile", options->profile, "a table of what the time went into, on standard error");
    command->add_flag("--quiet", options->quiet, "no progress, no summary");
    command->add_flag("--force", options->force, "replace an output file that exists");
    command->callback([options, &status] { status = run_scenario(*options); });
}

}  // namespace concord
