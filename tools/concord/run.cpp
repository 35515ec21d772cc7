#include "engine/run/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "engine/output/sha256.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/settings.hpp"
#include "engine/run/summary.hpp"
#include "tools/concord/commands.hpp"

namespace concord {

namespace {
struct RunOptions {
    ConfigOption config;
    std::string out, command_line;
    unsigned threads = 0;
    bool quiet = false, force = false;
};

/// scenario.toml -> scenario.h5, in the folder the program was started in.
std::string default_output(const std::string& config) {
    return std::filesystem::path(config).stem().string() + ".h5";
}

Provenance provenance_of(const Section& config, const RunSettings& settings, const Plan& plan,
                         unsigned threads, const std::string& command_line) {
    Provenance provenance = provenance_of_now();
    provenance.model = plan.model;
    provenance.configuration = config.resolved();
    provenance.seed = settings.seed;
    provenance.replicate = settings.replicate;
    for (const std::string& path : plan.inputs)
        provenance.inputs.push_back({std::filesystem::path(path).filename().string(), sha256_of_file(path)});
    provenance.threads = threads;
    provenance.command_line = command_line;
    return provenance;
}

/// Of the groups asked for, those that the model has.
std::vector<std::string> groups_of(const Outline& outline, std::vector<std::string> groups) {
    std::erase_if(groups, [&](const std::string& group) {
        return std::ranges::none_of(outline.variables, [&](const Variable& variable) {
            return variable.meaning.path.starts_with(group + "/");
        });
    });
    return groups;
}

void announce(const RunOptions& options, const Plan& plan, const Outline& outline,
              const RunSettings& settings) {
    if (options.quiet) return;
    for (const std::string& note : plan.notes) fmt::print(stderr, "note: {}\n", note);
    std::string size;
    for (const Dimension& dimension : outline.dimensions)
        if (dimension.name == "organisation" || dimension.name == "person" || dimension.name == "tie")
            size += fmt::format("{}{} {}s", size.empty() ? "" : ", ", dimension.size, dimension.name);
    fmt::print(stderr, "{}: {}, {} ticks, seed {}\n", options.config.path, size, settings.ticks,
               settings.seed);
}

void conclude(const RunOptions& options, const std::vector<Headline>& start,
              const std::vector<Headline>& end) {
    if (options.quiet) return;
    fmt::print(
        "\n{}\nWritten to {}. To look at it:\n"
        "  ncdump -h {}\n"
        "  python3 -c 'import xarray; print(xarray.open_dataset(\"{}\"))'\n",
        summary(start, end), options.out, options.out, options.out);
}

Status simulate(RunOptions& options) {
    const Document document = options.config.load();
    const Section config(document);
    const Plan plan = read_plan(config);
    const RunSettings settings(config);
    config.finish();
    if (options.out.empty()) options.out = default_output(options.config.path);

    Threads threads(options.threads);
    Status status = Status::done;
    threads.execute([&] {
        const auto model = plan.build(Draws(settings.seed, settings.replicate));
        Outline outline = model->outline();
        outline.notes = plan.notes;
        announce(options, plan, outline, settings);
        Recorder record(options.out, outline,
                        {settings.record_every, settings.variables, groups_of(outline, settings.groups)},
                        provenance_of(config, settings, plan, threads.count(), options.command_line),
                        options.force);
        const std::vector<Headline> start = headlines(outline, plan.headline);
        const StopRequest stop;
        Tick reached;
        {
            Progress progress(Progress::fitting(options.quiet), 0, settings.ticks);
            reached = run(*model, record, 0, settings.ticks, progress, stop);
        }
        if (reached < settings.ticks) {
            fmt::print(stderr, "stopped at tick {} of {}; nothing was written to {}\n", reached,
                       settings.ticks, options.out);
            status = Status::failed;
            return;
        }
        record.complete();
        conclude(options, start, headlines(outline, plan.headline));
    });
    return status;
}
}  // namespace

void add_run(CLI::App& app, Status& status) {
    CLI::App* command = app.add_subcommand("run", "simulate a scenario and write what happened to a file");
    const auto options = std::make_shared<RunOptions>();
    options->config.add_to(*command);
    command->add_option("--out", options->out, "output file (default: the scenario's name with .h5, here)")
        ->type_name("FILE");
    command
        ->add_option("--threads", options->threads,
                     "threads (default: all the machine has); never changes a result")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    command->add_flag("--quiet", options->quiet, "no progress, no summary");
    command->add_flag("--force", options->force, "replace an output file that exists");
    command->callback([options, &status, &app] {
        options->command_line = app.get_name() + " run " + options->config.path;
        status = simulate(*options);
    });
}

}  // namespace concord
