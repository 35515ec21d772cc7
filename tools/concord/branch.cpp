#include "engine/run/branch.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "engine/output/part_file.hpp"
#include "engine/run/checkpoint_files.hpp"
#include "engine/run/differences.hpp"
#include "tools/concord/simulation.hpp"

namespace concord {

namespace {
struct BranchOptions {
    std::string named, out, command_line;
    Tick at = 0;
    std::vector<std::string> assignments;
    Manner manner;
    Cadence cadence;
    bool force = false;
};

/// Its own files, and no one else's.
void check_files(const BranchOptions& options, const Checkpoint& parent, const Job& job) {
    std::error_code ignored;
    const std::string parent_output = output_of(options.named);
    if (options.out == parent_output || std::filesystem::equivalent(options.out, parent_output, ignored) ||
        std::filesystem::equivalent(checkpoint_path(options.out), parent.path(), ignored))
        throw InputError({.file = options.out, .text = "belongs to the run that this one branches from"});
    if (!options.force && !checkpoints_of(options.out).empty())
        throw InputError({.file = checkpoint_path(options.out),
                          .text = "an earlier run did not end (--force throws it away)"});
    std::vector<std::string> inputs = job.scenario.plan.inputs;
    inputs.push_back(parent.path());
    protect_inputs(options.out, std::move(inputs));
}

/// Throws InputError unless this program, with these tables, makes the run that the checkpoint is of.
void require_same_run(const Checkpoint& parent) {
    refuse(program_differences(parent, build_identity()));
    const Job again = job_of(Scenario(document_of(parent)), "", "", "");
    refuse(differences(parent, again.head.provenance));
}

std::string lineage(const Checkpoint& parent, Tick at) {
    return fmt::format("{}, tick {}, sha256 {}, branched at tick {}",
                       std::filesystem::path(parent.path()).filename().string(), parent.head().tick,
                       parent.sha256(), at);
}

Status branch(const BranchOptions& options) {
    check_output(options.out, options.force);
    Origin origin = origin_of(options.named, options.at);
    const Checkpoint& parent = *origin.checkpoint;
    require_same_run(parent);
    Scenario scenario(branched(parent, options.at, options.assignments));
    if (options.at > scenario.settings.ticks)
        throw InputError({.file = "--at",
                          .text = fmt::format("{} is after the end of the run, run.ticks = {}", options.at,
                                              scenario.settings.ticks)});
    Job job = job_of(std::move(scenario), options.out, parent.head().label, options.command_line);
    check_files(options, parent, job);
    job.head.folder = parent.head().folder;
    job.head.provenance.parent_checkpoint = lineage(parent, options.at);
    job.head.overwrite = options.force;
    set(job.head, options.cadence);
    job.clear = true;
    job.first = options.at;
    // A policy in force from the start has a hand in the world as it is built.
    if (origin.early_enough && options.at > 0) job.from = std::move(origin.checkpoint);
    return simulate(job, options.manner);
}
}  // namespace

void add_branch(CLI::App& app, Status& status, std::string command_line) {
    CLI::App* command = app.add_subcommand(
        "branch", "go on from some tick of a run with other policies, into a file of its own");
    const auto options = std::make_shared<BranchOptions>();
    options->command_line = std::move(command_line);
    command
        ->add_option("FILE", options->named,
                     "the run: its output or one of its checkpoints; simulates from the nearest before --at")
        ->required();
    command->add_option("--at", options->at, "tick from which on it differs and is recorded")
        ->type_name("TICK")
        ->check(CLI::Range(0u, 1'000'000'000u))
        ->required();
    command
        ->add_option("--set", options->assignments, "KEY=VALUE: set a lever from --at on; may be given again")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command->add_option("--out", options->out, "output file")->type_name("FILE")->required();
    options->manner.add_to(*command);
    options->cadence.add_to(*command);
    command->add_flag("--force", options->force, "replace an output file that exists");
    command->callback([options, &status] { status = branch(*options); });
}

}  // namespace concord
