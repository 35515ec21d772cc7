#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/outline.hpp"
#include "engine/core/tick.hpp"
#include "engine/experiment/observed.hpp"
#include "engine/experiment/settings.hpp"
#include "engine/model/model.hpp"
#include "engine/run/settings.hpp"

namespace concord {

/// A question to be simulated: every arm at every row of the sweep (a point), so many replicates of each (a
/// run each). Runs are numbered replicate by replicate, so that whatever is done of an experiment has about
/// as many of one point as of another.
class Experiment {
  public:
    /// Reads the scenario and its table [experiment], builds the world once to learn of its observables, and
    /// reads the scenario of every arm at some of the samples. Throws InputError with all that is wrong.
    explicit Experiment(Document);

    const ExperimentSettings& settings() const { return settings_; }
    const RunSettings& run_settings() const { return run_; }
    const Plan& plan() const { return plan_; }
    /// The parameters of the scenario, those that are swept among them.
    std::vector<Declaration> parameters() const { return config_.declarations(); }
    std::string resolved() const { return config_.resolved(); }

    /// What is recorded, and when: the first tick, every so many, and the last.
    const std::vector<Observed>& observed() const { return observed_; }
    const std::vector<Tick>& times() const { return times_; }
    /// What is worth knowing of the scenarios of the arms, a sentence each.
    const std::vector<std::string>& notes() const { return notes_; }
    const std::string& tick_unit() const { return tick_unit_; }
    /// Of each run: for one observable after the other, by time, then row.
    std::size_t values_of_a_run() const { return values_of_a_run_; }
    /// Where an outcome is among these; nothing when it is not recorded.
    std::optional<Line> line_of(const std::string& outcome) const;
    /// What an outcome is at the end of a run with these values, or a summary comes to.
    double number_of(const std::string& outcome_or_summary, std::span<const double> values) const;

    std::size_t points() const { return settings_.arms.size() * settings_.sweep.rows.size(); }
    std::size_t arm_of(std::size_t point) const { return point % settings_.arms.size(); }
    std::size_t sample_of(std::size_t point) const { return point / settings_.arms.size(); }
    /// Runs at most: with a precision, those of as many replicates as are allowed.
    std::size_t most_runs() const;
    /// "2 arms x 3 samples x 24 replicates, 520 ticks".
    std::string summary() const;
    /// The scenario with the values of a point on top.
    Document document_of(std::size_t point) const;

  private:
    void choose_outcomes();
    void check_outcomes() const;
    void check_reach();
    bool is_taken(const std::string& name) const;
    bool is_summary(const std::string& name) const;
    void check_size() const;
    void check_arms();
    std::vector<Problem> problems_of(std::size_t arm);
    void note(std::size_t arm, const std::vector<std::string>& notes);

    std::unique_ptr<const Document> document_;
    Section config_;
    RunSettings run_;
    Plan plan_;
    ExperimentSettings settings_;
    std::vector<Observed> observed_;
    std::size_t values_of_a_run_ = 0;
    std::vector<Tick> times_;
    std::string tick_unit_;
    std::vector<std::string> notes_;
};

}  // namespace concord
