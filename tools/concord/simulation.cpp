#include "tools/concord/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "engine/core/error.hpp"
#include "engine/core/shell.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/checkpoint_files.hpp"
#include "engine/run/provenance.hpp"
#include "engine/run/run.hpp"
#include "engine/run/selection.hpp"
#include "engine/run/summary.hpp"
#include "tools/concord/streams.hpp"

namespace concord {

namespace {

void announce(const Job& job, const Outline& outline) {
    const RunSettings& settings = job.scenario.settings;
    for (const std::string& note : outline.notes) tell(fmt::format("note: {}\n", note));
    std::string size;
    for (const Dimension& dimension : outline.dimensions)
        if (dimension.name == "organisation" || dimension.name == "person" || dimension.name == "tie")
            size += fmt::format("{} {}s, ", dimension.size, dimension.name);
    const std::string from = job.first > 0 ? fmt::format(", from tick {}", job.first) : "";
    tell(fmt::format("{}: {}{} ticks, seed {}{}\n", job.head.label, size, settings.ticks, settings.seed,
                     from));
}

void conclude(const std::string& output, const std::string& fired, const std::vector<Headline>& start,
              const std::vector<Headline>& end) {
    if (!fired.empty()) fmt::print("\n{}", fired);
    fmt::print(
        "\n{}\nWritten to {}. To look at it:\n"
        "  ncdump -h {}\n"
        "  python3 -c 'import xarray; print(xarray.open_dataset(\"{}\"))'\n",
        summary(start, end), output, output, output);
}

/// The observables of the summary as they are at the begin, or were at that of a resumed run.
std::vector<Headline> start_of(Job& job, const Outline& outline) {
    std::vector<Headline> start = headlines(outline, job.scenario.plan.headline);
    if (!job.resumed)
        for (const Headline& line : start) job.head.start.emplace_back(line.name, line.value);
    for (Headline& line : start)
        for (const auto& [name, value] : job.head.start)
            if (name == line.name) line.value = value;
    return start;
}

constexpr unsigned most_packers = 4;  // threads that compress; more would have nothing to do

/// One simulation under way.
class Simulation {
  public:
    Simulation(Job& job, const Manner& manner, unsigned threads) : job_(job), manner_(manner) {
        job.head.provenance.threads = threads;
        const RunSettings& settings = job.scenario.settings;
        model_ = job.scenario.plan.build(Draws(settings.seed, settings.replicate));
        if (job.from) {
            job.from->restore([this](StateVisitor& visitor) { model_->state(visitor); });
            model_->restored(job.from->head().tick);
        }
        stop_.emplace();
        lap("build");
    }

    Status run() try { return simulate_all(); } catch (const Failure& failure) {
        if (!checkpoints_ || !checkpoints_->last()) throw;
        throw Failure(
            fmt::format("{}\nThe checkpoint of tick {} is whole. Once that is put right: concord resume {}",
                        failure.what(), *checkpoints_->last(), for_shell(job_.output)));
    }

  private:
    Status simulate_all() {
        if (!wind_forward()) return stopped(job_.first);
        const Outline& outline = outline_of_model();
        Selection selection = selection_of(job_.scenario.config, job_.scenario.settings, outline);
        selection.packers = std::min(job_.head.provenance.threads, most_packers);
        if (!manner_.quiet) announce(job_, outline);
        begin_recording(outline, selection);
        const std::vector<Headline> start = start_of(job_, outline);
        lap("begin the output");
        if (writes_checkpoints())
            checkpoints_.emplace(job_.output, job_.head, *model_, *record_,
                                 job_.resumed ? std::optional(job_.first) : std::nullopt);
        const Tick reached = simulated();
        if (reached < job_.scenario.settings.ticks && !model_->settled()) return stopped(reached);
        record_->complete();
        if (checkpoints_) checkpoints_->retire();
        lap("complete the output");
        if (manner_.profile) tell(profile_.table());
        if (!manner_.quiet)
            conclude(job_.output, fired_text(model_->fired(), outline.tick_unit), start,
                     headlines(outline, job_.scenario.plan.headline));
        return Status::done;
    }

    const Outline& outline_of_model() {
        outline_ = model_->outline();
        outline_.notes = job_.scenario.plan.notes;
        return outline_;
    }

    bool writes_checkpoints() const { return job_.resumed || job_.head.every > 0 || job_.head.minutes > 0; }
    void lap(const char* what) { profile_.lap(what); }

    /// From the state it begins with to the tick from which it is recorded; whether it got there.
    bool wind_forward() {
        Tick t = job_.from ? job_.from->head().tick : 0;
        for (; t < job_.first && !stop_->requested(); ++t) {
            if (model_->settled())
                throw InputError({.file = job_.output,
                                  .text = fmt::format("nothing changes from tick {} on: a branch at tick {} "
                                                      "would be empty",
                                                      t, job_.first)});
            model_->advance(t);
        }
        return t == job_.first;
    }

    void begin_recording(const Outline& outline, const Selection& selection) {
        const CheckpointHead& head = job_.head;
        if (writes_checkpoints())
            record_.emplace(job_.output, outline, selection, head.provenance, head.overwrite, head.parts);
        else
            record_.emplace(job_.output, outline, selection, head.provenance, head.overwrite);
        if (job_.clear) remove_leftovers(job_.output);  // now that nobody else writes this output
        if (job_.resumed) make_latest(job_.output, *job_.from);
    }

    Tick simulated() {
        const Tick last = job_.scenario.settings.ticks;
        Progress progress(Progress::fitting(manner_.quiet), job_.first, last);
        return concord::run(*model_, *record_, job_.first, last, progress, *stop_,
                            manner_.profile ? &profile_ : nullptr, checkpoints_ ? &*checkpoints_ : nullptr);
    }

    Status stopped(Tick reached) {
        const Tick last = job_.scenario.settings.ticks;
        if (!checkpoints_) {
            tell(fmt::format("stopped at tick {} of {}; nothing was written to {}\n", reached, last,
                             job_.output));
            return Status::failed;
        }
        checkpoints_->write(reached);
        tell(fmt::format("stopped at tick {} of {}; to go on: concord resume {}\n", reached, last,
                         for_shell(job_.output)));
        return Status::stopped;
    }

    Job& job_;
    const Manner& manner_;
    Profile profile_;
    std::unique_ptr<Model> model_;
    std::optional<StopRequest> stop_;  // a world in the making is simply given up
    Outline outline_;                  // which outlives the recorder
    std::optional<Recorder> record_;
    std::optional<Checkpoints> checkpoints_;
};

}  // namespace

Job job_of(Scenario scenario, std::string output, const std::string& label, const std::string& command_line) {
    CheckpointHead head;
    head.provenance = provenance_of(scenario, command_line);
    head.folder = (std::filesystem::current_path() / scenario.document->folder()).lexically_normal().string();
    head.label = label;
    return {std::move(scenario), std::move(output), std::move(head), nullptr};
}

Status simulate(Job& job, const Manner& manner) {
    Threads threads(manner.threads);
    Status status = Status::done;
    threads.execute([&] { status = Simulation(job, manner, threads.count()).run(); });
    return status;
}

void refuse(std::vector<Problem> problems) {
    if (!problems.empty()) throw InputError(std::move(problems));
}

void protect_inputs(const std::string& output, std::vector<std::string> inputs) {
    std::error_code ignored;
    for (const std::string& input : inputs)
        for (const std::string& written : {output, output + ".part"})
            if (std::filesystem::equivalent(input, written, ignored))
                throw InputError(
                    {output, 0, 0, fmt::format("would overwrite {}, which this run reads", input)});
}

}  // namespace concord
