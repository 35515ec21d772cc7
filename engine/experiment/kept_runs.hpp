#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/output/recorder.hpp"
#include "engine/run/scenario.hpp"
#include "engine/store/segment.hpp"

namespace concord {

/// One run that is kept whole, while it is simulated.
class KeptRun {
  public:
    KeptRun(Scenario scenario, std::string path, const std::string& command_line, unsigned threads);

    const Plan& plan() const { return scenario_.plan; }
    /// What the model has to offer, before anything is recorded. Throws as Recorder does.
    void begin(Outline);
    void observe(Tick t) { record_->observe(t); }
    /// The last tick: the file gets its name.
    void complete(Tick t);

  private:
    const Scenario scenario_;
    const std::string path_, command_line_;
    const unsigned threads_;
    Outline outline_;  // which outlives the recorder
    std::optional<Recorder> record_;
};

/// The runs of an experiment that are kept whole: a file each in the folder FILE.runs, the very file that
/// `concord run` makes of the scenario of the run, complete or not there.
class KeptRuns {
  public:
    KeptRuns(const Experiment&, const std::string& file, std::string command_line, unsigned threads);

    const std::string& folder() const { return folder_; }
    std::size_t size() const { return experiment_.settings().keep.size(); }
    /// Throws InputError when there are files of runs in the folder that are not what this experiment makes.
    void check() const;
    /// Removes these, and makes the folder if it is needed. Throws Failure.
    void prepare() const;
    /// How many are to be kept and are not there.
    std::size_t missing() const;
    bool is_missing(RunNumber) const;
    /// To be simulated and recorded. Throws InputError when its values do not make a scenario.
    KeptRun of(RunNumber) const;
    std::string path(RunNumber) const;

  private:
    bool is_wanted(RunNumber) const;
    bool is_right(const std::string& name) const;
    std::vector<std::string> wrong() const;
    Scenario scenario_of(RunNumber) const;

    const Experiment& experiment_;
    const std::string folder_, command_line_;
    const unsigned threads_;
};

}  // namespace concord
