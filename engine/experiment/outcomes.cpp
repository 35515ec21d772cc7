#include <fmt/format.h>

#include <algorithm>

#include "engine/experiment/experiment.hpp"
#include "engine/experiment/experiment_file.hpp"

// What is recorded of an experiment, and what is told of it.
namespace concord {

namespace {
/// Whatever else has a name at the root of an experiment's file.
constexpr std::string_view taken[] = {"run",   "time",     "arm",       "replicate", "sample",
                                      "state", "arm_name", "parameter", "setting",   "provenance"};

std::string not_recordable(const std::string& name, const std::vector<std::string>& there) {
    const std::string observable = observable_of(name);
    if (observable != name && std::ranges::find(there, observable) != there.end())
        return fmt::format("\"{}\" is one row of an observable; allowed: \"{}\", which records all", name,
                           observable);
    const std::string near = nearest(name, there);
    return fmt::format("\"{}\" is no observable that can be recorded{}", name,
                       near.empty() ? "; concord describe lists those of each model"
                                    : fmt::format(" (did you mean \"{}\"?)", near));
}

/// Of an observable with many rows, or a row that it does not have.
std::string not_one_number(const Observed& observed) {
    constexpr std::size_t enough = 10;
    const auto& rows = observed.outcomes;
    const std::vector<std::string> first(
        rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(enough, rows.size())));
    return fmt::format("is not one number a tick; allowed: \"{}\"{}", fmt::join(first, "\", \""),
                       rows.size() > enough ? "..." : "");
}

std::vector<double> numbers(const std::vector<Tick>& ticks) {
    return {ticks.begin(), ticks.end()};
}
}  // namespace

void Experiment::choose_outcomes() {
    const auto model = plan_.build(Draws(run_.seed, 0));
    const Outline outline = model->outline();
    tick_unit_ = outline.tick_unit;
    const std::vector<std::string> there = recordable(outline);
    const auto record = [&](const std::string& name, const Section& config, const char* key) {
        if (std::ranges::find(there, name) == there.end())
            return config.problem(key, not_recordable(name, there));
        const auto is_that = [&](const Observed& one) { return one.meaning.path == name; };
        if (std::ranges::any_of(observed_, is_that)) return;
        observed_.push_back(concord::observed(outline, name));
        observed_.back().first = values_of_a_run_;
        values_of_a_run_ += observed_.back().outcomes.size() * times_.size();
    };
    for (const std::string& name : settings_.outcomes.empty() ? plan_.headline : settings_.outcomes)
        record(name, config_, "experiment.outcomes");
    for (const Summary& summary : settings_.summaries)
        record(observable_of(summary.outcome), summary.table, "outcome");
    if (settings_.precision && !is_summary(settings_.precision->outcome))
        record(observable_of(settings_.precision->outcome), config_, "experiment.precision.outcome");
    check_outcomes();
    check_reach();
    config_.stop_if_wrong();
}

/// That what is to be one number is one, that names are different, and that a run can be kept in memory.
void Experiment::check_outcomes() const {
    const auto is_one = [&](const std::string& name, const Section& config, const char* key) {
        const auto of = std::ranges::find_if(
            observed_, [&](const Observed& one) { return one.meaning.path == observable_of(name); });
        if (of != observed_.end() && !line_of(name)) config.problem(key, not_one_number(*of));
    };
    for (const Summary& summary : settings_.summaries) {
        is_one(summary.outcome, summary.table, "outcome");
        if (is_taken(summary.name))
            summary.table.problem(
                "name", fmt::format("\"{}\" is the name of something else in the file", summary.name));
    }
    if (settings_.precision && !is_summary(settings_.precision->outcome))
        is_one(settings_.precision->outcome, config_, "experiment.precision.outcome");
    constexpr std::size_t most = 10'000'000;
    if (values_of_a_run_ > most)
        config_.problem("experiment.outcomes",
                        fmt::format("are {} numbers a run; at most {} are allowed", values_of_a_run_, most));
}

/// A run may be cut short to try a scenario: that is worth a note, as of interventions that come too late.
void Experiment::check_reach() {
    for (const Summary& summary : settings_.summaries) {
        if (summary.looks_back() && summary.stretch.from < ticks_before)
            notes_.push_back(
                fmt::format("summary {} looks back on {} ticks, and there are {} before it begins",
                            summary.name, ticks_before, summary.stretch.from));
        if (summary.reach() <= run_.ticks) continue;
        const std::string why =
            fmt::format("needs tick {}, and the run ends at {}", summary.reach(), run_.ticks);
        notes_.push_back(fmt::format("summary {} {}: it has no number", summary.name, why));
        if (settings_.precision && settings_.precision->outcome == summary.name)
            config_.problem("experiment.precision.outcome", why);
    }
}

bool Experiment::is_taken(const std::string& name) const {
    const auto has_it = [&](const Observed& one) {
        return one.meaning.path == name ||
               std::ranges::find(one.dimensions, name, &Dimension::name) != one.dimensions.end();
    };
    return std::ranges::find(taken, name) != std::end(taken) || std::ranges::any_of(observed_, has_it) ||
           std::ranges::find(settings_.sweep.keys, name, column_of) != settings_.sweep.keys.end();
}

bool Experiment::is_summary(const std::string& name) const {
    return std::ranges::find(settings_.summaries, name, &Summary::name) != settings_.summaries.end();
}

std::optional<Line> Experiment::line_of(const std::string& outcome) const {
    for (const Observed& one : observed_) {
        const auto found = std::ranges::find(one.outcomes, outcome);
        if (found == one.outcomes.end()) continue;
        return Line{one.first + static_cast<std::size_t>(found - one.outcomes.begin()), one.outcomes.size()};
    }
    return std::nullopt;
}

double Experiment::number_of(const std::string& name, std::span<const double> values) const {
    const auto summary = std::ranges::find(settings_.summaries, name, &Summary::name);
    const bool sums_up = summary != settings_.summaries.end();
    const Line line = line_of(sums_up ? summary->outcome : name).value();
    std::vector<double> series;
    for (std::size_t n = 0; n < times_.size(); ++n) series.push_back(values[line.first + n * line.step]);
    return sums_up ? (*summary)({numbers(times_), series}) : series.back();
}

}  // namespace concord
