#include "engine/experiment/kept_runs.hpp"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <filesystem>

#include "engine/run/provenance.hpp"
#include "engine/run/selection.hpp"
#include "engine/store/folder.hpp"

namespace concord {

namespace {
constexpr std::string_view stem = "run-";

bool is_of_a_run(const std::string& name) {
    return name.starts_with(stem) && name.ends_with(".h5");
}

/// "pooled, unjudged" as part of a name of a file: "pooled-unjudged".
std::string plain(const std::string& name) {
    std::string text;
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            text += c;
        else if (!text.empty() && text.back() != '-')
            text += '-';
    }
    if (!text.empty() && text.back() == '-') text.pop_back();
    return text;
}
}  // namespace

KeptRun::KeptRun(Scenario scenario, std::string path, const std::string& command_line, unsigned threads)
    : scenario_(std::move(scenario)),
      path_(std::move(path)),
      command_line_(command_line),
      threads_(threads) {}

void KeptRun::begin(Outline outline) {
    outline_ = std::move(outline);
    outline_.notes = scenario_.plan.notes;
    const Selection selection = selection_of(scenario_.config, scenario_.settings, outline_);
    Provenance provenance = provenance_of(scenario_, command_line_);
    provenance.threads = threads_;
    record_.emplace(path_, outline_, selection, provenance, true);
}

void KeptRun::complete(Tick t) {
    record_->record(t);
    record_->complete();
}

KeptRuns::KeptRuns(const Experiment& experiment, const std::string& file, std::string command_line,
                   unsigned threads)
    : experiment_(experiment),
      folder_(file + ".runs"),
      command_line_(std::move(command_line)),
      threads_(threads) {}

bool KeptRuns::is_wanted(RunNumber run) const {
    const std::size_t point = run % experiment_.points();
    return experiment_.settings().keep.holds(experiment_.arm_of(point), experiment_.sample_of(point),
                                             run / experiment_.points());
}

std::string KeptRuns::path(RunNumber run) const {
    const ExperimentSettings& settings = experiment_.settings();
    const std::size_t point = run % experiment_.points();
    const std::string sample =
        settings.sweep.rows.size() > 1 ? fmt::format("-sample-{}", experiment_.sample_of(point)) : "";
    return fmt::format("{}/{}{}-{}{}-replicate-{}.h5", folder_, stem, run,
                       plain(settings.arms[experiment_.arm_of(point)].name), sample,
                       run / experiment_.points());
}

Scenario KeptRuns::scenario_of(RunNumber run) const {
    const std::size_t point = run % experiment_.points();
    Document document = experiment_.document_of(point);
    document.set("run.replicate", std::to_string(run / experiment_.points()), document.name());
    return Scenario(std::move(document));
}

KeptRun KeptRuns::of(RunNumber run) const {
    return {scenario_of(run), path(run), command_line_, threads_};
}

bool KeptRuns::is_missing(RunNumber run) const {
    return is_wanted(run) && !std::filesystem::exists(path(run));
}

std::size_t KeptRuns::missing() const {
    std::size_t there = 0;
    for (const std::string& name : names_in(folder_)) there += is_of_a_run(name) && is_right(name);
    return size() - there;
}

/// Whether a file is that of a run to be kept, made as it is made now.
bool KeptRuns::is_right(const std::string& name) const {
    RunNumber run = 0;
    std::from_chars(name.data() + stem.size(), name.data() + name.size(), run);
    if (run >= experiment_.most_runs() || !is_wanted(run) || path(run) != folder_ + "/" + name) return false;
    try {
        return is_made_as(provenance_of(scenario_of(run), command_line_), Reader(path(run)));
    } catch (const InputError&) {
        return false;
    }
}

/// Names of files of other experiments.
std::vector<std::string> KeptRuns::wrong() const {
    std::vector<std::string> names;
    for (const std::string& name : names_in(folder_))
        if (is_of_a_run(name) && !is_right(name)) names.push_back(name);
    return names;
}

void KeptRuns::check() const {
    if (const auto names = wrong(); !names.empty())
        throw InputError(
            {.file = folder_,
             .text = fmt::format("has {} of another experiment in it (--force removes it)", names.front())});
}

void KeptRuns::prepare() const {
    for (const std::string& name : wrong()) {
        std::error_code error;
        std::filesystem::remove(folder_ + "/" + name, error);
        if (error) throw Failure(fmt::format("cannot remove {}/{}: {}", folder_, name, error.message()));
    }
    if (size() > 0) make_folder(folder_);
}

}  // namespace concord
