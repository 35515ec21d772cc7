#include "engine/experiment/results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <sstream>

#include "engine/config/section.hpp"
#include "engine/core/error.hpp"
#include "engine/experiment/experiment_file.hpp"
#include "engine/experiment/observed.hpp"
#include "engine/statistics/estimate.hpp"

namespace concord {

namespace {
std::vector<std::size_t> whole(const Reader& file, const std::string& variable) {
    std::vector<std::size_t> values;
    for (const double value : file.numbers(variable)) values.push_back(static_cast<std::size_t>(value));
    return values;
}

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw InputError(Problem{path, 0, 0, why});
}

std::vector<double> numbers_of(const std::vector<char>& bytes) {
    std::vector<double> values(bytes.size() / sizeof(double));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

bool is_of_experiment(const Reader& file) {
    for (const char* name :
         {"run", "arm", "replicate", "sample", "state", "time", "provenance/configuration"})
        if (!file.has(name)) return false;
    return true;
}
}  // namespace

Results::Results(const std::string& path) : file_(path) {
    if (!is_of_experiment(file_)) refuse(path, "is no file of an experiment (concord experiment makes them)");
    arm_ = whole(file_, "arm"), sample_ = whole(file_, "sample"), replicate_ = whole(file_, "replicate");
    for (const double state : file_.numbers("state")) failed_.push_back(state != 0);
    times_ = file_.numbers("time");
    tick_unit_ = file_.attribute("time", "units");
    if (runs() > 0) {
        samples_ = 1 + *std::ranges::max_element(sample_);
        replicates_ = 1 + *std::ranges::max_element(replicate_);
    }
    read_design();
    list_outcomes();
}

/// The words of the arms in their attribute have no spaces any more; the configuration knows them.
void Results::read_design() {
    const Document document = Document::parse(file_.texts("provenance/configuration").front(), path());
    const Section config(document);
    for (const Section& arm : config.tables("experiment.arm")) {
        arms_.push_back(arm.text("name", "", "name"));
        if (arms_.back().empty()) arms_.back() = fmt::format("arm {}", arms_.size());
    }
    if (arms_.empty()) arms_.emplace_back("baseline");
    const auto found = std::ranges::find(arms_, config.text("experiment.baseline", "", "baseline"));
    if (found != arms_.end()) baseline_ = static_cast<std::size_t>(found - arms_.begin());
    if (file_.has("setting/parameter")) {
        keys_ = file_.texts("setting/parameter");
        low_ = file_.numbers("setting/sweep_low"), high_ = file_.numbers("setting/sweep_high");
    }
    design_ = config.text("experiment.sample.design", "none", "design");
    if (std::ranges::any_of(arm_, [&](std::size_t arm) { return arm >= arms_.size(); }))
        refuse(path(), "has runs of arms that its configuration does not name");
}

/// Summaries are the numbers by run that are not swept.
void Results::list_outcomes() {
    for (const StoredVariable& variable : file_.variables()) {
        const auto& dimensions = variable.dimensions;
        if (dimensions.empty() || dimensions[0] != "run" || variable.kind != Kind::float64) continue;
        const bool over_time = dimensions.size() > 1 && dimensions[1] == "time";
        const bool is_swept = std::ranges::find(keys_, variable.path, column_of) != keys_.end();
        if (dimensions.size() > 1 ? !over_time : is_swept) continue;
        std::size_t row = 0;
        for (std::string& name : rows_of(variable))
            outcomes_.push_back(
                {std::move(name), variable.units, variable.long_name, variable.path, row++, !over_time});
    }
}

std::vector<std::string> Results::rows_of(const StoredVariable& variable) const {
    std::vector<std::vector<std::string>> labels;
    for (std::size_t axis = 2; axis < variable.dimensions.size(); ++axis) {
        const std::string& name = variable.dimensions[axis];
        if (file_.variable(name).kind == Kind::text) {
            labels.push_back(file_.texts(name));
            continue;
        }
        labels.emplace_back();
        for (const double number : file_.numbers(name)) labels.back().push_back(fmt::format("{}", number));
    }
    return outcome_names(variable.path, labels);
}

std::vector<Outcome> Results::outcomes(const std::vector<std::string>& names) const {
    if (names.empty()) return outcomes_;
    const auto asked_for = [&](const Outcome& one) {
        return std::ranges::any_of(
            names, [&](const auto& name) { return name == one.name || name == one.variable; });
    };
    std::vector<Outcome> found;
    for (const std::string& name : names)
        if (std::ranges::find(outcomes_, name, &Outcome::variable) == outcomes_.end()) outcome(name);
    std::ranges::copy_if(outcomes_, std::back_inserter(found), asked_for);
    return found;
}

const Outcome& Results::outcome(const std::string& name) const {
    const auto found = std::ranges::find(outcomes_, name, &Outcome::name);
    if (found != outcomes_.end()) return *found;
    const std::string observable = observable_of(name);
    std::vector<std::string> rows, variables;
    for (const Outcome& one : outcomes_) {
        if (one.variable == observable) rows.push_back(one.name);
        if (one.row == 0) variables.push_back(one.variable);
    }
    if (!rows.empty())
        refuse(path(), fmt::format("has no outcome \"{}\"; of {} it has {}", name, observable,
                                   fmt::join(rows, ", ")));
    refuse(path(), fmt::format("has no outcome \"{}\"; it has {}", name, fmt::join(variables, ", ")));
}

std::size_t Results::place_of(std::int64_t tick) const {
    const auto found = std::ranges::find(times_, static_cast<double>(tick));
    if (found == times_.end())
        refuse(path(), fmt::format("nothing was recorded at {}, but from {} to {}", tick, times_.front(),
                                   times_.back()));
    return static_cast<std::size_t>(found - times_.begin());
}

Effort Results::effort() const {
    const auto number = [&](const char* name) {
        return std::strtod(file_.attribute("", name).c_str(), nullptr);
    };
    Effort effort;
    effort.seconds = number("seconds"), effort.seconds_a_run = number("seconds_a_run");
    std::istringstream hosts(file_.attribute("", "host"));
    for (std::string host; std::getline(hosts >> std::ws, host, ',');) effort.hosts.push_back(host);
    return effort;
}

std::vector<std::string> Results::swept(const std::string& key) const {
    const std::string column = column_of(key);
    const std::vector<double> values = file_.numbers(column);
    std::vector<std::string> words, texts;
    std::istringstream meanings(file_.attribute(column, "flag_meanings"));
    for (std::string word; meanings >> word;) words.push_back(word);
    for (const double value : values)
        texts.push_back(words.empty() ? fmt::format("{}", value) : words.at(static_cast<std::size_t>(value)));
    return texts;
}

std::vector<double> Results::all(const Outcome& outcome) const {
    const StoredVariable& variable = file_.variable(outcome.variable);
    if (outcome.sums_up) {
        std::vector<double> values;
        for (const double value : file_.numbers(outcome.variable))
            values.insert(values.end(), times_.size(), value);
        return values;
    }
    Reader::Box first(variable.shape.size()), count = variable.shape;
    for (std::size_t axis = variable.shape.size(), row = outcome.row; axis-- > 2;) {
        first[axis] = row % variable.shape[axis];
        row /= variable.shape[axis];
        count[axis] = 1;
    }
    return numbers_of(file_.bytes(variable, first, count));
}

std::vector<double> Results::at(const Outcome& outcome, std::size_t place) const {
    return at(std::vector{outcome}, place).front();
}

std::vector<std::vector<double>> Results::at(const std::vector<Outcome>& outcomes, std::size_t place) const {
    std::vector<std::vector<double>> all;
    std::string read;
    std::vector<double> values;  // of the variable that was read last: runs x rows
    for (const Outcome& outcome : outcomes) {
        if (read != outcome.variable) {
            const StoredVariable& variable = file_.variable(read = outcome.variable);
            Reader::Box first(variable.shape.size()), count = variable.shape;
            if (!outcome.sums_up) first[1] = place, count[1] = 1;
            values = numbers_of(file_.bytes(variable, first, count));
        }
        const std::size_t rows = runs() == 0 ? 1 : values.size() / runs();
        all.emplace_back(runs());
        for (std::size_t run = 0; run < runs(); ++run) all.back()[run] = values[run * rows + outcome.row];
    }
    return all;
}

std::vector<double> Results::of_arm(const std::vector<double>& by_run, std::size_t arm) const {
    std::vector<double> values(samples_ * replicates_, unknown);
    for (std::size_t run = 0; run < runs(); ++run)
        if (arm_[run] == arm) values[sample_[run] * replicates_ + replicate_[run]] = by_run[run];
    return values;
}

}  // namespace concord
