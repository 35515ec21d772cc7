#include "engine/experiment/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <stdexcept>

#include "engine/experiment/estimate.hpp"
#include "engine/experiment/samples_csv.hpp"
#include "engine/experiment/sampling.hpp"

namespace concord {

namespace {
enum class Design { none, latin_hypercube, sobol, saltelli, morris, csv };
const std::vector<std::string> designs{"none", "latin-hypercube", "sobol", "saltelli", "morris", "csv"};

bool may_be_swept(const Section& config, const Assignment& one) {
    const bool fixed =
        one.key.starts_with("run.") || one.key.starts_with("record.") || one.key == "world.kind";
    if (fixed) config.problem(one, "is the same for all runs of an experiment");
    return !fixed;
}

const Declaration* declaration_of(const std::vector<Declaration>& all, const std::string& key) {
    const auto found = std::ranges::find(all, key, &Declaration::key);
    return found == all.end() ? nullptr : &*found;
}

bool is_number(const Declaration& declaration) {
    using Type = Declaration::Type;
    return declaration.type == Type::real || declaration.type == Type::whole ||
           declaration.type == Type::reals;
}

/// A number as TOML: whole where the parameter is.
std::string toml_number(double value, bool whole) {
    if (whole) return fmt::format("{:.0f}", value);
    const std::string text = fmt::format("{}", value);
    return text.find_first_of(".e") == text.npos ? text + ".0" : text;
}

/// "policy.detection" = [0.1, 0.9], or true for the range of the parameter itself.
std::optional<Factor> read_factor(const Section& config, const Assignment& one,
                                  const std::vector<Declaration>& declared) {
    if (!may_be_swept(config, one)) return std::nullopt;
    const Declaration* const parameter = declaration_of(declared, one.key);
    if (parameter == nullptr) return config.accepts(one, true), std::nullopt;
    if (!is_number(*parameter)) {
        config.problem(one, "is no number and has no range; list its values in [experiment.sweep]");
        return std::nullopt;
    }
    Factor factor{one.key, parameter->range.low, parameter->range.high,
                  parameter->type == Declaration::Type::whole};
    if (!one.is_list && one.values.front() == "true") return factor;
    if (!one.is_list || one.values.size() != 2) {
        config.problem(one,
                       "is no range; allowed: [lowest, highest], or true for all that the parameter may be");
        return std::nullopt;
    }
    if (!config.accepts(one, true)) return std::nullopt;
    factor.low = std::stod(one.values[0]), factor.high = std::stod(one.values[1]);
    if (factor.low < factor.high) return factor;
    config.problem(one, "is no range: the second must be above the first");
    return std::nullopt;
}

struct Sampling {
    Design design;
    std::size_t size;
    std::uint32_t seed, levels;
    std::vector<Factor> factors;
};

Samples drawn(const Sampling& sampling) {
    switch (sampling.design) {
        case Design::latin_hypercube:
            return latin_hypercube(sampling.factors, sampling.size, sampling.seed);
        case Design::sobol:
            return sobol_sequence(sampling.factors, sampling.size);
        case Design::saltelli:
            return saltelli(sampling.factors, sampling.size);
        case Design::morris:
            return morris(sampling.factors, sampling.size, sampling.levels, sampling.seed);
        default:
            return {};
    }
}

Sweep as_text(const Samples& samples, const std::vector<Declaration>& declared, const std::string& design) {
    const std::vector<double> nothing(samples.keys.size(), unknown);
    Sweep sweep{samples.keys, {}, design, nothing, nothing};
    std::vector<bool> whole;
    for (const std::string& key : samples.keys) {
        const Declaration* const parameter = declaration_of(declared, key);
        whole.push_back(parameter != nullptr && parameter->type == Declaration::Type::whole);
    }
    for (const std::vector<double>& row : samples.rows) {
        std::vector<std::string> texts;
        for (std::size_t k = 0; k < row.size(); ++k) texts.push_back(toml_number(row[k], whole[k]));
        sweep.rows.push_back(std::move(texts));
    }
    return sweep;
}

/// Keys and values of a table made elsewhere, each checked as if it stood in the scenario.
void check_table(const Section& config, const SampleTable& table, const std::string& file,
                 const std::vector<Declaration>& declared) {
    constexpr std::size_t enough = 20;  // problems
    std::size_t told = 0;
    const auto tell = [&](std::size_t line, std::size_t column, const std::string& key,
                          std::vector<std::string> values, const std::string& text) {
        const Assignment one{key, std::move(values), false, {file, line, column, {}}};
        if (++told > enough) return;
        if (text.empty())
            config.accepts(one, true);
        else
            config.problem(one, text);
    };
    for (std::size_t k = 0; k < table.samples.keys.size(); ++k) {
        const std::string& key = table.samples.keys[k];
        const Declaration* const parameter = declaration_of(declared, key);
        if (parameter == nullptr || !is_number(*parameter)) {
            tell(table.heading, table.columns[k], key, {},
                 parameter == nullptr ? "is no parameter of this world" : "is no number");
            continue;
        }
        for (std::size_t row = 0; row < table.samples.rows.size(); ++row) {
            const double value = table.samples.rows[row][k];
            const bool whole = parameter->type == Declaration::Type::whole;
            if (value < parameter->range.low || value > parameter->range.high ||
                (whole && value != std::floor(value)))
                tell(table.lines[row], 0, key, {toml_number(value, whole && value == std::floor(value))}, "");
        }
    }
}

Sweep read_table(const Section& config, const std::vector<Declaration>& declared) {
    const std::string file =
        config.text("experiment.sample.file", "",
                    "samples made elsewhere: a CSV file beside the scenario, a column a key");
    if (file.empty()) {
        config.problem("experiment.sample.file", "is missing; the design \"csv\" needs one");
        return {};
    }
    const std::string path = (std::filesystem::path(config.document().folder()) / file).string();
    const SampleTable table = load_samples(path);
    check_table(config, table, path, declared);
    return as_text(table.samples, declared, "csv");
}

Sweep read_design(const Section& config) {
    const std::vector<Declaration> declared = config.declarations();
    Sampling sampling;
    sampling.design = static_cast<Design>(config.choice("experiment.sample.design", 0, designs,
                                                        "how parameters are sampled from their ranges"));
    sampling.size = static_cast<std::size_t>(config.whole(
        "experiment.sample.size", 64, {1, 1e7}, "1",
        "rows; of saltelli the base, of which there are 2 more than keys times as many; of morris "
        "trajectories"));
    sampling.levels = static_cast<std::uint32_t>(
        config.whole("experiment.sample.levels", 4, {2, 1000}, "1", "levels of a morris design; even"));
    sampling.seed = static_cast<std::uint32_t>(config.whole(
        "experiment.sample.seed", 1, {0, 4294967295.0}, "1", "of the design, apart from that of the runs"));
    for (const Assignment& one : config.assignments("experiment.sample.range"))
        if (const auto factor = read_factor(config, one, declared)) sampling.factors.push_back(*factor);
    if (sampling.design == Design::csv) return read_table(config, declared);
    if (sampling.design == Design::none) {
        if (!sampling.factors.empty()) config.problem("experiment.sample.design", "ranges need a design");
        return {};
    }
    if (config.is_wrong("experiment.sample.range") || sampling.factors.empty()) {
        if (!config.has("experiment.sample.range"))
            config.problem("experiment.sample.range", "is missing; allowed: keys and their ranges");
        return {};
    }
    try {
        Sweep sweep = as_text(drawn(sampling), declared, designs[static_cast<std::size_t>(sampling.design)]);
        for (std::size_t k = 0; k < sampling.factors.size(); ++k)
            sweep.low[k] = sampling.factors[k].low, sweep.high[k] = sampling.factors[k].high;
        return sweep;
    } catch (const std::invalid_argument& error) {
        config.problem("experiment.sample.size", error.what());
        return {};
    }
}

/// Every row of one with every row of the other, which changes fastest.
Sweep crossed(const Sweep& outer, const Sweep& inner) {
    if (outer.keys.empty()) return inner;
    if (inner.keys.empty()) return outer;
    const auto joined = [](auto one, const auto& other) {
        one.insert(one.end(), other.begin(), other.end());
        return one;
    };
    Sweep both{joined(outer.keys, inner.keys),
               {},
               outer.design + " x " + inner.design,
               joined(outer.low, inner.low),
               joined(outer.high, inner.high)};
    for (const auto& first : outer.rows)
        for (const auto& second : inner.rows) both.rows.push_back(joined(first, second));
    return both;
}
}  // namespace

Sweep read_sweep(const Section& config) {
    constexpr std::size_t most = 10'000'000;
    Sweep lists;
    for (const Assignment& one : config.assignments("experiment.sweep")) {
        if (!may_be_swept(config, one) || !config.accepts(one, one.is_list)) continue;
        if (one.values.empty()) config.problem(one, "sweeps nothing; allowed: a list of values");
        Sweep list{{one.key}, {}, "grid", {unknown}, {unknown}};
        for (const std::string& value : one.values) list.rows.push_back({value});
        if (lists.rows.size() * list.rows.size() > most)
            config.problem(one, "makes more than 10 million combinations");
        else
            lists = crossed(lists, list), lists.design = "grid";
    }
    const Sweep design = read_design(config);
    for (const std::string& key : design.keys)
        if (std::ranges::find(lists.keys, key) != lists.keys.end())
            config.problem("experiment.sample.range",
                           key + " has a list of values in [experiment.sweep], too");
    Sweep sweep = crossed(lists, design);
    if (sweep.rows.empty()) sweep.rows.emplace_back();
    return sweep;
}

}  // namespace concord
