#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "engine/core/shell.hpp"
#include "engine/output/part_file.hpp"
#include "engine/run/checkpoint_files.hpp"
#include "engine/run/differences.hpp"
#include "tools/concord/simulation.hpp"

namespace concord {

namespace {
struct RunOptions {
    ConfigOption config;
    std::optional<std::string> out;
    std::string command_line;
    Manner manner;
    Cadence cadence;
    bool force = false;

    /// scenario.toml -> scenario.h5, in the folder the program was started in.
    std::string output() const {
        return out ? *out : std::filesystem::path(config.path).stem().string() + ".h5";
    }
};

Problem unfinished(const std::string& output) {
    return {.file = checkpoint_path(output),
            .text = fmt::format("an earlier run did not end: concord resume {} goes on with it, --force "
                                "throws it away",
                                for_shell(output))};
}

/// The checkpoint of the very same run. Throws InputError when it is of any other, or not whole.
std::unique_ptr<Checkpoint> same_run(const Job& job) {
    std::vector<Problem> problems;
    try {
        auto checkpoint = open_checkpoint(job.output);
        problems = differences(*checkpoint, job.head.provenance);
        if (problems.empty()) return checkpoint;
    } catch (const InputError& error) {
        problems = error.problems();
    }
    problems.push_back(unfinished(job.output));
    throw InputError(std::move(problems));
}

Status run_scenario(const RunOptions& options) {
    const std::string output = options.output();
    check_output(output, options.force);
    Scenario scenario(options.config.load());
    std::vector<std::string> inputs = scenario.plan.inputs;
    inputs.push_back(options.config.path);
    protect_inputs(output, std::move(inputs));
    Job job = job_of(std::move(scenario), output, options.config.path, options.command_line);
    set(job.head, options.cadence);
    job.head.overwrite = options.force;
    job.clear = true;
    if (options.force || checkpoints_of(output).empty()) return simulate(job, options.manner);
    if (!options.cadence.on()) throw InputError(unfinished(output));
    return resume(same_run(job), output, options.manner, options.cadence, false);
}
}  // namespace

void add_run(CLI::App& app, Status& status, std::string command_line) {
    CLI::App* command = app.add_subcommand("run", "simulate a scenario and write what happened to a file");
    const auto options = std::make_shared<RunOptions>();
    options->command_line = std::move(command_line);
    options->config.add_to(*command);
    command->add_option("--out", options->out, "output file (default: the scenario's name with .h5, here)")
        ->type_name("FILE");
    options->manner.add_to(*command);
    options->cadence.add_to(*command);
    command->add_flag("--force", options->force,
                      "replace an output file that exists, and what an earlier run left of one");
    command->callback([options, &status] { status = run_scenario(*options); });
}

}  // namespace concord
