#include "engine/experiment/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/statistics/estimate.hpp"

namespace concord {

namespace {
std::size_t rows_of(const Sweep& sweep) {
    return std::max<std::size_t>(1, sweep.rows.size());
}

/// Whether every row of one can be combined with every row of the other.
bool can_be_crossed(const Sweep& one, const Sweep& other) {
    return can_be_kept(static_cast<double>(rows_of(one)) * static_cast<double>(rows_of(other)),
                       static_cast<double>(one.keys.size() + other.keys.size()));
}

/// Every row of one with every row of the other, which changes fastest.
Sweep crossed(const Sweep& outer, const Sweep& inner) {
    if (outer.keys.empty()) return inner;
    if (inner.keys.empty()) return outer;
    const auto joined = [](auto one, const auto& other) {
        one.insert(one.end(), other.begin(), other.end());
        return one;
    };
    Sweep both{joined(outer.keys, inner.keys),      {},
               outer.design + " x " + inner.design, joined(outer.low, inner.low),
               joined(outer.high, inner.high),      inner.file};
    for (const auto& first : outer.rows)
        for (const auto& second : inner.rows) both.rows.push_back(joined(first, second));
    return both;
}

/// Words are kept in an attribute of the file, which cannot be longer than 64 kB.
bool is_too_long(const Section& config, const Assignment& one) {
    const std::vector<Declaration> declared = config.declarations();
    const bool words =
        !is_number(*declaration_of(declared, one.key)) ||
        std::ranges::any_of(one.values, [](const auto& value) { return value.starts_with('['); });
    std::size_t length = 0;
    for (const std::string& value : one.values) length += value.size() + 1;
    return words && length > 60'000;
}

/// The first value that stands in a list twice, as a number or as a word.
std::optional<std::string> repeated(const std::vector<std::string>& values) {
    const auto number = [](const std::string& text) {
        double value = unknown;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc{} && end == text.data() + text.size() ? value : unknown;
    };
    for (auto one = values.begin(); one != values.end(); ++one)
        if (std::find_if(values.begin(), one, [&](const std::string& other) {
                return other == *one || number(other) == number(*one);
            }) != one)
            return *one;
    return std::nullopt;
}

/// The lists of [experiment.sweep], every combination of them.
Sweep read_lists(const Section& config) {
    Sweep lists;
    for (const Assignment& one : config.assignments("experiment.sweep")) {
        if (!may_differ(config, one) || !config.accepts(one, one.is_list)) continue;
        Sweep list{{one.key}, {}, "grid", {unknown}, {unknown}, {}};
        for (const std::string& value : one.values) list.rows.push_back({value});
        if (one.values.empty())
            config.problem(one, "sweeps nothing; allowed: a list of values");
        else if (std::ranges::find(lists.keys, one.key) != lists.keys.end())
            config.problem(one, "is swept twice; one list is allowed");
        else if (const auto twice = repeated(one.values))
            config.problem(one, fmt::format("holds {} twice; each value is allowed once", *twice));
        else if (is_too_long(config, one))
            config.problem(one, "is too long a list of words; 60000 characters are allowed");
        else if (!can_be_crossed(lists, list))
            config.problem(one, fmt::format("makes too many combinations; {}", most_samples));
        else
            lists = crossed(lists, list), lists.design = "grid";
    }
    return lists;
}
}  // namespace

bool may_differ(std::string_view key) {
    return !key.starts_with("run.") && !key.starts_with("record.") && !key.starts_with("experiment.") &&
           key != "world.kind";
}

bool may_differ(const Section& config, const Assignment& one) {
    const bool may = may_differ(one.key);
    if (!may) config.problem(one, "is the same for all runs of an experiment; set it in the scenario itself");
    return may;
}

bool is_changed(const Section& config, const std::string& key) {
    const std::vector<Declaration> declared = config.declarations();
    const Declaration* const parameter = declaration_of(declared, key);
    return parameter != nullptr && parameter->value != parameter->fallback;
}

bool can_be_kept(double rows, double keys) {
    return rows <= 1e7 && rows * keys <= 2e7;
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

std::string toml_number(double value, bool whole) {
    if (whole) return fmt::format("{:.0f}", value);
    const std::string text = fmt::format("{}", value);
    return text.find_first_of(".e") == text.npos ? text + ".0" : text;
}

Sweep read_sweep(const Section& config) {
    const Sweep lists = read_lists(config);
    const Sweep design = read_sample(config);
    for (const std::string& key : design.keys)
        if (std::ranges::find(lists.keys, key) != lists.keys.end())
            config.problem("experiment.sample",
                           key + " has a list of values in [experiment.sweep], too; one of the two decides");
    Sweep sweep = lists;
    if (can_be_crossed(lists, design))
        sweep = crossed(lists, design);
    else
        config.problem("experiment.sample",
                       fmt::format("makes too many combinations with [experiment.sweep]; {}", most_samples));
    if (sweep.rows.empty()) sweep.rows.emplace_back();
    return sweep;
}

}  // namespace concord
