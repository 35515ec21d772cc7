#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "engine/experiment/sweep.hpp"
#include "engine/statistics/estimate.hpp"
#include "engine/statistics/sampling.hpp"

// How a design over ranges is read and drawn.
namespace concord {

namespace {
enum class Design { none, latin_hypercube, sobol, saltelli, morris, csv };
const std::vector<std::string> designs{"none", "latin-hypercube", "sobol", "saltelli", "morris", "csv"};

struct Sampling {
    Design design;
    std::size_t size;
    std::uint32_t seed, levels;
    std::vector<Factor> factors;

    const std::string& name() const { return designs[static_cast<std::size_t>(design)]; }
    double rows() const {
        const double keys = static_cast<double>(factors.size()), base = static_cast<double>(size);
        if (design == Design::saltelli) return base * (keys + 2);
        return design == Design::morris ? base * (keys + 1) : base;
    }
};

/// "policy.detection" = [0.1, 0.9], or true for the range of the parameter itself.
std::optional<Factor> read_factor(const Section& config, const Assignment& one,
                                  const std::vector<Declaration>& declared) {
    if (!may_differ(config, one)) return std::nullopt;
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
    if (one.values[0].starts_with('[') || one.values[1].starts_with('[')) {
        config.problem(one, "is no range; allowed: two numbers, [lowest, highest]");
        return std::nullopt;
    }
    factor.low = std::stod(one.values[0]), factor.high = std::stod(one.values[1]);
    if (factor.low < factor.high) return factor;
    config.problem(one, "is no range: the second must be above the first");
    return std::nullopt;
}

std::vector<Factor> read_factors(const Section& config) {
    const std::vector<Declaration> declared = config.declarations();
    std::vector<Factor> factors;
    for (const Assignment& one : config.assignments("experiment.sample.range")) {
        const auto factor = read_factor(config, one, declared);
        if (!factor) continue;
        if (std::ranges::find(factors, factor->key, &Factor::key) == factors.end())
            factors.push_back(*factor);
        else
            config.problem(one, "has two ranges; one is allowed");
    }
    return factors;
}

Sampling read_sampling(const Section& config) {
    Sampling sampling;
    sampling.design = static_cast<Design>(config.choice("experiment.sample.design", 0, designs,
                                                        "how parameters are sampled from their ranges"));
    sampling.size = static_cast<std::size_t>(
        config.whole("experiment.sample.size", 64, {1, 1e7}, "1",
                     "rows; of saltelli the base, of which there are 2 more than keys times as many; of "
                     "morris trajectories"));
    sampling.levels = static_cast<std::uint32_t>(
        config.whole("experiment.sample.levels", 4, {2, 1000}, "1", "levels of a morris design; even"));
    sampling.seed = static_cast<std::uint32_t>(config.whole(
        "experiment.sample.seed", 1, {0, 4294967295.0}, "1", "of the design, apart from that of the runs"));
    config.text("experiment.sample.file", "",
                "samples made elsewhere: a CSV file beside the scenario, a column a key");
    sampling.factors = read_factors(config);
    return sampling;
}

/// What is given but would not be used is a mistake.
void refuse_unused(const Section& config, const Sampling& sampling) {
    const Design design = sampling.design;
    const bool random = design == Design::latin_hypercube || design == Design::morris;
    const bool drawn = design != Design::none && design != Design::csv;
    const auto refuse = [&](const char* key) {
        config.problem(key,
                       design == Design::none
                           ? std::string("needs experiment.sample.design; allowed: \"latin-hypercube\", "
                                         "\"sobol\", \"saltelli\", \"morris\", \"csv\"")
                           : fmt::format("is not used by the design \"{}\"; leave it out", sampling.name()));
    };
    const std::pair<const char*, bool> keys[] = {{"experiment.sample.file", design == Design::csv},
                                                 {"experiment.sample.levels", design == Design::morris},
                                                 {"experiment.sample.seed", random},
                                                 {"experiment.sample.size", drawn}};
    for (const auto& [key, used] : keys)
        if (!used && is_changed(config, key)) refuse(key);
    const char* const range = "experiment.sample.range";
    if (!drawn && !config.assignments(range).empty()) refuse(range);
}

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

Sweep as_sweep(const Sampling& sampling) {
    Samples samples = drawn(sampling);
    Sweep sweep{std::move(samples.keys), {}, sampling.name(), {}, {}, {}};
    for (const Factor& factor : sampling.factors) {
        sweep.low.push_back(factor.low);
        sweep.high.push_back(factor.high);
    }
    for (const std::vector<double>& row : samples.rows) {
        std::vector<std::string> texts;
        for (std::size_t k = 0; k < row.size(); ++k)
            texts.push_back(toml_number(row[k], sampling.factors[k].whole));
        sweep.rows.push_back(std::move(texts));
    }
    return sweep;
}
}  // namespace

Sweep read_sample(const Section& config) {
    const Sampling sampling = read_sampling(config);
    if (config.is_wrong("experiment.sample.design")) return {};
    refuse_unused(config, sampling);
    if (sampling.design == Design::none) return {};
    if (sampling.design == Design::csv) return read_samples_made_elsewhere(config);
    if (sampling.factors.empty()) {
        if (config.assignments("experiment.sample.range").empty())
            config.problem("experiment.sample",
                           "needs [experiment.sample.range]: keys, each with [lowest, highest] or true");
        return {};
    }
    if (sampling.design == Design::morris && sampling.levels % 2 != 0) {
        config.problem("experiment.sample.levels", "is odd; allowed: an even number");
        return {};
    }
    if (!can_be_kept(sampling.rows(), static_cast<double>(sampling.factors.size()))) {
        config.problem("experiment.sample.size",
                       fmt::format("makes {:.0f} rows of {} values; {}", sampling.rows(),
                                   sampling.factors.size(), most_samples));
        return {};
    }
    try {
        return as_sweep(sampling);
    } catch (const std::invalid_argument& error) {
        config.problem("experiment.sample", error.what());
        return {};
    }
}

}  // namespace concord
