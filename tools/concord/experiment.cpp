#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_file.hpp"
#include "engine/output/part_file.hpp"
#include "engine/output/reader.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/provenance.hpp"
#include "tools/concord/commands.hpp"
#include "tools/concord/simulation.hpp"
#include "tools/concord/streams.hpp"

namespace concord {

namespace {
struct ExperimentOptions {
    ConfigOption config;
    std::optional<std::string> out;
    std::string command_line, shard;
    unsigned threads = 0;
    double seal_every = 2;  // seconds
    bool quiet = false, force = false;

    /// scenario.toml -> scenario.h5, in the folder the program was started in.
    std::string output() const {
        return out ? *out : std::filesystem::path(config.path).stem().string() + ".h5";
    }
};

/// "2/8": the second of eight.
Shard shard_of(const std::string& text) {
    if (text.empty()) return {};
    Shard shard;
    char rest = 0;
    const int read = std::sscanf(text.c_str(), "%u/%u%c", &shard.number, &shard.of, &rest);
    if (read != 2 || shard.number < 1 || shard.number > shard.of)
        throw InputError(Problem{"", 0, 0, fmt::format("--shard {}: allowed: I/N, I from 1 to N", text)});
    return shard;
}

std::vector<std::string> inputs_of(const Experiment& experiment) {
    std::vector<std::string> inputs = experiment.plan().inputs;
    if (const std::string& samples = experiment.settings().sweep.file; !samples.empty())
        inputs.push_back(samples);
    return inputs;
}

Provenance provenance_of(const Experiment& experiment, unsigned threads, const std::string& command_line) {
    Provenance provenance = provenance_of_now();
    provenance.model = experiment.plan().model;
    provenance.configuration = experiment.resolved();
    provenance.seed = experiment.run_settings().seed;
    provenance.inputs = tables_of(inputs_of(experiment));
    provenance.threads = threads;
    provenance.command_line = command_line;
    return provenance;
}

/// Whatever makes other numbers makes another experiment.
ExperimentIdentity identity_of(const Provenance& provenance, const Experiment& experiment) {
    std::vector<Trait> traits{{"program", program_of(provenance.build)},
                              {"model", provenance.model},
                              {"configuration", provenance.configuration},
                              {"runs", std::to_string(experiment.most_runs())}};
    for (const InputTable& input : provenance.inputs) traits.push_back({input.path, input.sha256});
    return identity_of(std::move(traits));
}

/// Whether a file is there that the same experiment has made, all runs done: then there is nothing to do.
bool is_complete(const std::string& path, const Provenance& provenance) {
    if (!std::filesystem::is_regular_file(path)) return false;
    try {
        const Reader file(path);
        return file.has("state") && is_made_as(provenance, file) &&
               std::ranges::count(file.numbers("state"), 0.0) ==
                   static_cast<std::ptrdiff_t>(file.variable("state").shape.at(0));
    } catch (const InputError&) {
        return false;
    }
}

/// They are there before the experiment is complete, so somebody has taken them away.
void refuse_missing(const KeptRuns& keep, const std::string& output) {
    if (keep.missing() > 0)
        throw InputError({.file = output,
                          .text = fmt::format(
                              "holds this experiment already, complete, but of {} runs to be kept whole {} "
                              "are missing from {} (--force makes all anew)",
                              keep.size(), keep.missing(), keep.folder())});
}

void tell_failures(const Tally& tally, const std::string& output) {
    constexpr std::size_t enough = 5;
    for (std::size_t n = 0; n < std::min(enough, tally.failed.size()); ++n)
        tell(fmt::format("run {} failed: {}\n", tally.failed[n].run, tally.failed[n].reason));
    tell(fmt::format(
        "{} of {} runs failed; the same command tries them again, from what is kept in {}.parts\n",
        tally.failed.size(), tally.runs, output));
}

/// A shard may still be at work, which nobody needs any more: the file is complete.
void tidy_up(Store& store, const std::string& output) try { store.remove(); } catch (const Failure& error) {
    tell(fmt::format("{} is complete, but {}\n", output, error.what()));
}

Status conclude(const ExperimentOptions& options, const Experiment& experiment, Store& store,
                const Tally& tally, const Provenance& provenance, const KeptRuns& keep) {
    const std::string output = options.output();
    write_experiment(output, experiment, tally, store, provenance, true);
    if (!options.quiet)
        fmt::print("{} runs written to {}. To compare the arms:\n  concord compare {}\n", tally.runs, output,
                   output);
    if (!options.quiet && keep.size() > 0)
        fmt::print("{} runs are kept whole in {}\n", keep.size() - keep.missing(), keep.folder());
    if (!tally.precise)
        tell(fmt::format("the precision asked for was not reached with {} replicates\n", tally.replicates));
    if (tally.failed.empty()) return tidy_up(store, output), Status::done;
    tell_failures(tally, output);
    return Status::failed;
}

/// Throws InputError when the output would be written over something else.
void protect(const ExperimentOptions& options, const Experiment& experiment, const KeptRuns& keep,
             bool begun) {
    const std::string output = options.output();
    check_output(output, options.force || begun);
    std::vector<std::string> inputs = inputs_of(experiment);
    inputs.push_back(options.config.path);
    protect_inputs(output, std::move(inputs));
    if (!options.force && !begun) keep.check();
}

Status carry_out(const ExperimentOptions& options, const Experiment& experiment, unsigned threads,
                 const StopRequest& stop) {
    const std::string output = options.output();
    const Shard shard = shard_of(options.shard);
    if (!shard.whole() && experiment.settings().precision)
        throw InputError(Problem{"", 0, 0,
                                 "--shard: shards do not know each other's outcomes, so the number of "
                                 "replicates must be given (experiment.replicates)"});
    const Provenance provenance = provenance_of(experiment, threads, options.command_line);
    const bool begun = std::filesystem::exists(parts_folder(output));
    const KeptRuns keep(experiment, output, options.command_line, threads);
    if (!begun && !options.force && is_complete(output, provenance)) {
        refuse_missing(keep, output);
        tell(fmt::format("{} holds this experiment already, complete\n", output));
        return Status::done;
    }
    protect(options, experiment, keep, begun);
    SealAt seal_at;
    seal_at.age = std::chrono::milliseconds(std::lround(1000 * options.seal_every));
    Store store(output, identity_of(provenance, experiment), shard, seal_at);
    keep.prepare();
    for (const Problem& problem : store.problems()) tell(problem.message() + "; its runs are run again\n");
    const std::size_t kept = store.finished().size();
    if (!options.quiet) tell(fmt::format("{}: {}\n", options.config.path, experiment.summary()));
    if (!options.quiet)
        for (const std::string& note : experiment.notes()) tell(fmt::format("note: {}\n", note));
    if (!options.quiet && kept > 0) tell(fmt::format("{} runs are done already\n", kept));
    const Tally tally =
        run_all(experiment, store, shard, threads, Progress::fitting(options.quiet), stop, &keep);
    if (tally.stopped) {
        tell(fmt::format("stopped; {} runs are kept in {}, the same command goes on\n",
                         store.finished().size(), parts_folder(output)));
        return Status::stopped;
    }
    if (shard.whole()) return conclude(options, experiment, store, tally, provenance, keep);
    tell(fmt::format("shard {}/{} is done; when all are, the command without --shard writes {}\n",
                     shard.number, shard.of, output));
    return tally.failed.empty() ? Status::done : Status::failed;
}
}  // namespace

void add_experiment(CLI::App& app, Status& status, std::string command_line) {
    CLI::App* command =
        app.add_subcommand("experiment", "run arms, sweeps and replicates of a scenario into one file");
    const auto options = std::make_shared<ExperimentOptions>();
    options->command_line = std::move(command_line);
    options->config.add_to(*command);
    command->add_option("--out", options->out, "output file (default: the scenario's name with .h5, here)")
        ->type_name("FILE");
    command
        ->add_option("--shard", options->shard,
                     "I/N: do the I-th of N parts of the runs, as one of N such processes")
        ->type_name("I/N");
    command
        ->add_option("--threads", options->threads,
                     "threads (default: all the machine has); never changes a result")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    command
        ->add_option("--seal-every", options->seal_every,
                     "make finished runs safe from a kill at least so often (default: 2)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.001, 3600.0));
    command->add_flag("--quiet", options->quiet, "no progress, no summary");
    command->add_flag("--force", options->force, "replace an output file that exists");
    command->callback([options, &status] {
        const StopRequest stop;
        const Experiment experiment(options->config.load());
        Threads threads(options->threads);
        threads.execute([&] { status = carry_out(*options, experiment, threads.count(), stop); });
    });
}

}  // namespace concord
