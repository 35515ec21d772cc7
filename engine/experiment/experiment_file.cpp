#include "engine/experiment/experiment_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "engine/experiment/effort.hpp"
#include "engine/output/recorder.hpp"
#include "engine/statistics/estimate.hpp"

namespace concord {

namespace {
/// The run that is being written.
struct Row {
    RunNumber run = 0;
    std::size_t point = 0;
    bool failed = false;
    std::vector<double> values;  // as simulate() gives them
};

template <class Value>
Variable by_run(Meaning meaning, std::function<Value()> value) {
    return {std::move(meaning), storage_of<Value>(), [value = std::move(value)](std::byte* out) {
                const Value one = value();
                std::memcpy(out, &one, sizeof one);
            }};
}

bool is_number(const std::string& text, double& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

using OfSample = std::function<std::size_t()>;

/// The values of a swept parameter, by sample, if all are numbers.
std::optional<std::vector<double>> numbers_of(const Sweep& sweep, std::size_t k) {
    std::vector<double> numbers;
    for (const auto& values : sweep.rows) {
        double number = unknown;
        if (!is_number(values[k], number)) return std::nullopt;
        numbers.push_back(number);
    }
    return numbers;
}

/// "strict" for the text, anything else as it stands in the scenario.
std::string word_of(const std::string& value) {
    const bool text =
        value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.front() == value.back();
    return text ? value.substr(1, value.size() - 2) : value;
}

Variable words_by_run(Meaning meaning, const Sweep& sweep, std::size_t k, OfSample sample) {
    std::vector<std::uint16_t> places;
    for (const auto& values : sweep.rows) {
        const std::string word = word_of(values[k]);
        const auto found = std::ranges::find(meaning.flags, word);
        places.push_back(static_cast<std::uint16_t>(found - meaning.flags.begin()));
        if (found == meaning.flags.end()) meaning.flags.push_back(word);
    }
    return by_run<std::uint16_t>(
        std::move(meaning),
        [sample = std::move(sample), places = std::move(places)] { return places[sample()]; });
}

/// A swept parameter as a variable: numbers as they are, anything else as the words there are.
Variable swept(const Experiment& experiment, std::size_t k, const Row& row) {
    const Sweep& sweep = experiment.settings().sweep;
    const auto all = experiment.parameters();
    const auto declared = std::ranges::find(all, sweep.keys[k], &Declaration::key);
    Meaning meaning{column_of(sweep.keys[k]),
                    "1",
                    fmt::format("{}: {}", sweep.keys[k], declared == all.end() ? "" : declared->help),
                    {},
                    {}};
    OfSample sample = [&experiment, &row] { return experiment.sample_of(row.point); };
    auto numbers = numbers_of(sweep, k);
    if (!numbers) return words_by_run(std::move(meaning), sweep, k, std::move(sample));
    if (declared != all.end() && !declared->unit.empty()) meaning.unit = declared->unit;
    return by_run<double>(std::move(meaning), [sample = std::move(sample), numbers = std::move(*numbers)] {
        return numbers[sample()];
    });
}

/// What outcomes share is there once.
void add_rows(Outline& outline, const Observed& one) {
    for (const Dimension& dimension : one.dimensions)
        if (std::ranges::find(outline.dimensions, dimension.name, &Dimension::name) ==
            outline.dimensions.end())
            outline.dimensions.push_back(dimension);
    for (const Constant& names : one.names) {
        const auto is_that = [&](const Constant& there) { return there.meaning.path == names.meaning.path; };
        if (std::ranges::none_of(outline.constants, is_that)) outline.constants.push_back(names);
    }
}

void add_outcomes(Outline& outline, const Experiment& experiment, const Row& row) {
    for (const Observed& one : experiment.observed()) {
        add_rows(outline, one);
        Meaning meaning = one.meaning;
        meaning.dimensions.insert(meaning.dimensions.begin(), "time");
        outline.observe(std::move(meaning), [&row, first = one.first](std::span<double> out) {
            std::copy_n(row.values.begin() + static_cast<std::ptrdiff_t>(first), out.size(), out.begin());
        });
    }
}

void add_summaries(Outline& outline, const Experiment& experiment, const Row& row) {
    for (const Summary& one : experiment.settings().summaries) {
        const auto of = std::ranges::find(experiment.observed(), observable_of(one.outcome),
                                          [](const Observed& all) { return all.meaning.path; });
        const bool is_row = one.outcome != of->meaning.path;
        const std::string what =
            of->meaning.long_name + (is_row ? " " + one.outcome.substr(of->meaning.path.size()) : "");
        outline.observe(
            {one.name, one.unit(of->meaning.unit, outline.tick_unit), one.long_name(what), {}, {}},
            [&experiment, &row, &name = one.name](std::span<double> out) {
                out[0] = row.failed ? unknown : experiment.number_of(name, row.values);
            });
    }
}

Outline outline_of(const Experiment& experiment, const Row& row) {
    const ExperimentSettings& settings = experiment.settings();
    Outline outline;
    outline.along = "run";
    outline.tick_unit = experiment.tick_unit();
    const std::string tick = outline.tick_unit == "1" ? "tick" : outline.tick_unit;
    std::vector<std::int32_t> ticks(experiment.times().begin(), experiment.times().end());
    outline.dimensions.push_back(
        {"time", ticks.size(), tick + "s since the start", {}, std::move(ticks), outline.tick_unit});
    std::vector<std::string> arms, changes;
    for (const Arm& arm : settings.arms) {
        arms.push_back(arm.name);
        changes.push_back(arm.text);
    }
    outline.dimensions.push_back({"arm_name", arms.size(), "arm, as it is called in the scenario", arms});
    outline.constants.push_back(
        {{"setting/arm_change", "", "what was changed of the scenario, TOML", {"arm_name"}, {}}, changes});
    const std::size_t points = experiment.points();
    outline.variables.push_back(
        by_run<std::uint8_t>({"arm", "1", "arm: what was changed of the scenario", {}, std::move(arms)},
                             [&] { return static_cast<std::uint8_t>(experiment.arm_of(row.point)); }));
    outline.variables.push_back(by_run<std::uint32_t>(
        {"replicate", "1", "replicate; of the same number, all arms have the same random numbers", {}, {}},
        [&, points] { return static_cast<std::uint32_t>(row.run / points); }));
    outline.variables.push_back(
        by_run<std::uint32_t>({"sample", "1", "row of the sweep, from 0", {}, {}},
                              [&] { return static_cast<std::uint32_t>(experiment.sample_of(row.point)); }));
    outline.variables.push_back(
        by_run<std::uint8_t>({"state", "1", "what became of the run", {}, {"done", "failed"}},
                             [&] { return std::uint8_t{row.failed}; }));
    for (std::size_t k = 0; k < settings.sweep.keys.size(); ++k)
        outline.variables.push_back(swept(experiment, k, row));
    if (!settings.sweep.keys.empty()) {
        outline.dimensions.push_back(
            {"parameter", settings.sweep.keys.size(), "swept parameter", settings.sweep.keys});
        outline.constants.push_back(
            {{"setting/sweep_low", "1", "lowest value sampled", {"parameter"}, {}}, settings.sweep.low});
        outline.constants.push_back(
            {{"setting/sweep_high", "1", "highest value sampled", {"parameter"}, {}}, settings.sweep.high});
    }
    add_outcomes(outline, experiment, row);
    add_summaries(outline, experiment, row);
    return outline;
}

std::vector<std::string> notes_of(const Experiment& experiment, const Tally& tally) {
    constexpr std::size_t enough = 100;
    std::vector<std::string> notes = experiment.notes();
    for (std::size_t n = 0; n < std::min(enough, tally.failed.size()); ++n)
        notes.push_back(fmt::format("run {} failed: {}", tally.failed[n].run, tally.failed[n].reason));
    if (tally.failed.size() > enough)
        notes.push_back(fmt::format("and {} more runs failed", tally.failed.size() - enough));
    if (!tally.precise)
        notes.push_back(
            fmt::format("the precision asked for was not reached with {} replicates", tally.replicates));
    return notes;
}

/// Made by all that have a part in it.
Provenance provenance_of(Provenance provenance, const Effort& effort) {
    provenance.seconds = effort.seconds;
    provenance.seconds_a_run = effort.seconds_a_run;
    if (!effort.hosts.empty()) provenance.host = fmt::format("{}", fmt::join(effort.hosts, ", "));
    return provenance;
}
}  // namespace

std::string column_of(const std::string& key) {
    std::string name = key;
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

void write_experiment(const std::string& path, const Experiment& experiment, const Tally& tally,
                      const Store& store, const Provenance& provenance, bool overwrite) {
    Row row;
    Outline outline = outline_of(experiment, row);
    outline.notes = notes_of(experiment, tally);
    Recorder record(path, outline, {.records = tally.runs, .packers = provenance.threads},
                    provenance_of(provenance, read_effort(parts_folder(path))), overwrite);
    std::vector<std::byte> bytes;
    for (row.run = 0; row.run < tally.runs; ++row.run) {
        row.point = row.run % experiment.points();
        row.failed = !store.is_finished(row.run);
        row.values.assign(experiment.values_of_a_run(), unknown);
        if (!row.failed) {
            store.read(row.run, bytes);
            if (bytes.size() != row.values.size() * sizeof(double))
                throw Failure(fmt::format("run {} in {}.parts is not as long as the others", row.run, path));
            std::memcpy(row.values.data(), bytes.data(), bytes.size());
        }
        record.record(static_cast<Tick>(row.run));
    }
    record.complete();
}

}  // namespace concord
