#include "engine/experiment/experiment.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/error.hpp"
#include "engine/run/scenario.hpp"

namespace concord {

namespace {
std::vector<Tick> recorded(Tick last, Tick every) {
    std::vector<Tick> times;
    for (Tick t = 0; t < last; t += std::min(every, last - t))
        if (t % every == 0) times.push_back(t);
    times.push_back(last);
    return times;
}

/// For messages: the file and line an arm's value stands in, and which arm it is.
std::string origin_of(const Arm& arm, const Assignment& one) {
    Problem place = one.place;
    place.text = fmt::format("arm \"{}\"", arm.name);
    return place.message();
}
}  // namespace

Experiment::Experiment(Document document)
    : document_(std::make_unique<const Document>(std::move(document))),
      config_(*document_),
      run_(config_, model_of(world_of(config_)).ticks),
      plan_(read_plan(config_)),
      settings_(config_),
      times_(recorded(run_.ticks, run_.record_every)) {
    check_size();
    config_.finish();
    note_what_is_late(plan_, config_, run_.ticks);
    notes_ = plan_.notes;
    choose_outcomes();
    check_arms();
}

/// Runs are numbered, and the file has a row each.
void Experiment::check_size() const {
    constexpr std::size_t most = 100'000'000;
    if (most_runs() <= most) return;
    config_.problem(settings_.precision ? "experiment.precision.maximum" : "experiment.replicates",
                    fmt::format("makes {} runs of {} arms and {} samples; at most {} are allowed",
                                most_runs(), settings_.arms.size(), settings_.sweep.rows.size(), most));
}

void Experiment::check_arms() {
    std::vector<Problem> problems;
    for (std::size_t arm = 0; arm < settings_.arms.size(); ++arm) {
        const std::vector<Problem> found = problems_of(arm);
        problems.insert(problems.end(), found.begin(), found.end());
    }
    if (!problems.empty()) throw InputError(std::move(problems));
}

/// Of an arm that makes no scenario with any of the first samples. A sample that is wrong by itself spoils no
/// more than its own runs.
std::vector<Problem> Experiment::problems_of(std::size_t arm) {
    constexpr std::size_t enough = 20;
    std::vector<Problem> first;
    for (std::size_t sample = 0; sample < std::min(enough, settings_.sweep.rows.size()); ++sample) try {
            const Scenario scenario(document_of(sample * settings_.arms.size() + arm));
            if (scenario.plan.waits) scenario.plan.build(Draws(run_.seed, 0));
            note(arm, scenario.plan.notes);
            return {};
        } catch (const InputError& error) {
            if (sample == 0) first = error.problems();
        }
    return first;
}

/// What all arms have in common is noted of none.
void Experiment::note(std::size_t arm, const std::vector<std::string>& notes) {
    for (const std::string& note : notes) {
        const bool common = std::ranges::find(plan_.notes, note) != plan_.notes.end();
        if (!common) notes_.push_back(fmt::format("arm \"{}\": {}", settings_.arms[arm].name, note));
    }
}

std::size_t Experiment::most_runs() const {
    return points() * (settings_.precision ? settings_.precision->maximum : settings_.replicates);
}

std::string Experiment::summary() const {
    const std::size_t arms = settings_.arms.size(), samples = settings_.sweep.rows.size();
    const auto& precision = settings_.precision;
    const std::string replicates = precision ? fmt::format("{} to {}", precision->minimum, precision->maximum)
                                             : std::to_string(settings_.replicates);
    return fmt::format("{} arm{} x {} sample{} x {} replicate{}, {} ticks", arms, arms == 1 ? "" : "s",
                       samples, samples == 1 ? "" : "s", replicates, replicates == "1" ? "" : "s",
                       run_.ticks);
}

Document Experiment::document_of(std::size_t point) const {
    Document document = document_->copy();
    const Arm& arm = settings_.arms[arm_of(point)];
    for (const Assignment& one : arm.set) document.set(one.key, one.value(), origin_of(arm, one));
    document.move_tables(fmt::format("experiment.arm[{}].intervention", arm_of(point)), "intervention");
    const std::vector<std::string>& row = settings_.sweep.rows[sample_of(point)];
    const std::string origin = fmt::format("{}, sample {}", document_->name(), sample_of(point));
    for (std::size_t k = 0; k < row.size(); ++k) document.set(settings_.sweep.keys[k], row[k], origin);
    return document;
}

}  // namespace concord
