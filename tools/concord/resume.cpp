#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "engine/output/part_file.hpp"
#include "engine/output/reader.hpp"
#include "engine/run/branch.hpp"
#include "engine/run/checkpoint_files.hpp"
#include "engine/run/differences.hpp"
#include "tools/concord/simulation.hpp"
#include "tools/concord/streams.hpp"

namespace concord {

namespace {
struct ResumeOptions {
    std::string named;
    Manner manner;
    Cadence cadence;
    bool force = false;
};

/// Whether the output is there, complete, and of the run of the checkpoint: a kill came just after the end.
bool is_done(const std::string& output, const Provenance& run) {
    if (!std::filesystem::exists(output)) return false;
    try {
        const Reader file(output);
        const auto says = [&](const char* name, const std::string& value) {
            return file.attribute("", name) == value;
        };
        return says("program_version", run.build.version) && says("git_commit", run.build.commit) &&
               says("git_tree", run.build.tree) && says("parent_checkpoint", run.parent_checkpoint) &&
               file.texts("provenance/configuration") == std::vector{run.configuration};
    } catch (const InputError&) {
        return false;
    }
}

Status already_done(const std::string& output, const CheckpointHead& head) {
    retire_checkpoints(output, head.tick, head.keep);
    remove_parts(output, 0);
    tell(fmt::format("{} is complete\n", output));
    return Status::done;
}

/// The job of a checkpoint's run from there on. Throws InputError when it cannot be the same run.
Job rest_of(std::unique_ptr<Checkpoint> checkpoint, const std::string& output) {
    const CheckpointHead& head = checkpoint->head();
    Job job = job_of(Scenario(document_of(*checkpoint)), output, head.label, head.provenance.command_line);
    std::vector<Problem> problems = differences(*checkpoint, job.head.provenance);
    if (head.tick > job.scenario.settings.ticks)
        problems.push_back({.file = checkpoint->path(), .text = "is of a tick after the end of its run"});
    refuse(std::move(problems));
    job.head = head;
    job.head.provenance.build = build_identity();
    job.head.provenance.host = provenance_of_now().host;
    job.first = head.tick;
    job.resumed = true;
    job.from = std::move(checkpoint);
    return job;
}

/// Whether the run is over: its output is complete, and what is left of it is to branch from, or was about to
/// be removed. Its parts may be gone already.
bool is_over(const std::string& named) {
    const std::string output = output_of(named), latest = checkpoint_path(output);
    if ((named != output && named != latest) || !std::filesystem::exists(output)) return false;
    if (!std::filesystem::exists(latest))
        return !checkpoints_of(output).empty() && !std::filesystem::exists(output + ".part-000");
    try {
        const CheckpointHead head = Checkpoint(latest).head();
        return is_done(output, head.provenance) && already_done(output, head) == Status::done;
    } catch (const InputError&) {
        return false;
    }
}

Status resume_named(const ResumeOptions& options) {
    if (is_over(options.named)) return Status::done;
    return resume(open_checkpoint(options.named), output_of(options.named), options.manner, options.cadence,
                  options.force);
}
}  // namespace

Status resume(std::unique_ptr<Checkpoint> checkpoint, const std::string& output, const Manner& manner,
              const Cadence& cadence, bool force) {
    refuse(program_differences(*checkpoint, build_identity()));
    if (is_done(output, checkpoint->head().provenance)) return already_done(output, checkpoint->head());
    Job job = rest_of(std::move(checkpoint), output);
    set(job.head, cadence);
    job.head.overwrite = job.head.overwrite || force;
    check_output(output, job.head.overwrite);
    return simulate(job, manner);
}

void add_resume(CLI::App& app, Status& status) {
    CLI::App* command = app.add_subcommand(
        "resume", "go on with a run that was stopped or killed, from its last checkpoint to the same file");
    const auto options = std::make_shared<ResumeOptions>();
    command
        ->add_option("FILE", options->named,
                     "the output it was to write, or one of its checkpoints (FILE.checkpoint)")
        ->required();
    options->manner.add_to(*command);
    options->cadence.add_to(*command);
    command->add_flag("--force", options->force, "replace an output file that exists");
    command->callback([options, &status] { status = resume_named(*options); });
}

}  // namespace concord
