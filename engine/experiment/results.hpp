#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/experiment/effort.hpp"
#include "engine/output/reader.hpp"

namespace concord {

/// An outcome of an experiment, as its file describes it: a row of a variable over time, or a summary, which
/// is one number a run.
struct Outcome {
    std::string name, unit, long_name;
    std::string variable;
    std::size_t row = 0;
    bool sums_up = false;
};

/// The file of an experiment, opened to ask what came out.
class Results {
  public:
    /// Throws InputError when it is no file of an experiment.
    explicit Results(const std::string& path);

    const std::string& path() const { return file_.path(); }
    const std::vector<std::string>& arms() const { return arms_; }
    std::size_t baseline() const { return baseline_; }
    const std::string& design() const { return design_; }  // of the sweep: "saltelli"
    const std::vector<std::string>& keys() const {
        return keys_;
    }  // swept parameters, in order of the design
    const std::vector<Outcome>& outcomes() const { return outcomes_; }
    /// Throws InputError, with those there are, when there is none of that name.
    const Outcome& outcome(const std::string& name) const;
    /// Those of these names, each once, all rows of a variable where it is named itself; without names all.
    /// Throws InputError as outcome() does.
    std::vector<Outcome> outcomes(const std::vector<std::string>& names) const;

    /// What it took, as far as the file tells, but for `runs`.
    Effort effort() const;

    std::size_t runs() const { return arm_.size(); }
    std::size_t samples() const { return samples_; }
    std::size_t replicates() const { return replicates_; }
    const std::vector<double>& times() const { return times_; }
    const std::string& tick_unit() const { return tick_unit_; }
    /// The place of a tick among times(). Throws InputError when it was not recorded.
    std::size_t place_of(std::int64_t tick) const;

    std::size_t arm_of(std::size_t run) const { return arm_[run]; }
    std::size_t sample_of(std::size_t run) const { return sample_[run]; }
    std::size_t replicate_of(std::size_t run) const { return replicate_[run]; }
    bool failed(std::size_t run) const { return failed_[run]; }
    /// The ranges that a design sampled, by key; NaN where values were listed.
    const std::vector<double>& lows() const { return low_; }
    const std::vector<double>& highs() const { return high_; }
    /// Of a swept parameter, by run: numbers, or words where they are none.
    std::vector<std::string> swept(const std::string& key) const;

    /// runs x times, row-major; NaN where a run failed. A summary is the same at all times.
    std::vector<double> all(const Outcome&) const;
    /// One number a run, at a place among times().
    std::vector<double> at(const Outcome&, std::size_t place) const;
    /// The same of several outcomes, each variable read once.
    std::vector<std::vector<double>> at(const std::vector<Outcome>&, std::size_t place) const;
    /// Of the runs of an arm, in order of sample and replicate, of such a list.
    std::vector<double> of_arm(const std::vector<double>& by_run, std::size_t arm) const;

  private:
    void read_design();
    void list_outcomes();
    std::vector<std::string> rows_of(const StoredVariable&) const;

    Reader file_;
    std::vector<std::string> arms_, keys_;
    std::string design_, tick_unit_;
    std::size_t baseline_ = 0, samples_ = 1, replicates_ = 0;
    std::vector<Outcome> outcomes_;
    std::vector<double> times_, low_, high_;
    std::vector<std::size_t> arm_, sample_, replicate_;
    std::vector<bool> failed_;
};

}  // namespace concord
