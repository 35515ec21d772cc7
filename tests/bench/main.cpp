#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>

#include "engine/core/error.hpp"
#include "tests/bench/report.hpp"

/// How fast the engine is beside loops written by hand for the same models; README.md explains.
namespace concord::bench {
namespace {

struct Options {
    std::vector<std::string> names;
    std::vector<unsigned> threads{1};
    unsigned rounds = 7;
    bool list = false, quick = false, gate = false;
    std::string json, only;
    Tick ticks = 1;

    Scale scale() const { return quick ? Scale::quick : Scale::full; }
    /// Whether an experiment is to be measured, which is no workload.
    bool experiment() const {
        return names.empty() ||
               std::ranges::any_of(names, [](const std::string& name) { return is_experiment(name); });
    }
    static bool is_experiment(const std::string& name) { return std::string("experiment").starts_with(name); }
};

void declare(CLI::App& app, Options& options) {
    app.add_option("NAME", options.names, "workloads, or the beginnings of their names (default: all)");
    app.add_option("--threads", options.threads, "numbers of threads to measure with: 1,2")
        ->delimiter(',')
        ->check(CLI::Range(1, 1024));
    app.add_option("--rounds", options.rounds, "rounds of both, one after the other (default: 7)")
        ->check(CLI::Range(5, 1000));
    app.add_flag("--quick", options.quick, "small workloads, short rounds");
    app.add_flag("--gate", options.gate, "exit with status 1 when a target is missed");
    app.add_option("--json", options.json, "write the figures to a file, too")->type_name("FILE");
    app.add_flag("--list", options.list, "the workloads there are, one a line");
    app.add_option("--only", options.only, "let only this one of the two advance, and measure nothing")
        ->check(CLI::IsMember({"engine", "reference"}));
    app.add_option("--ticks", options.ticks, "how far, with --only (default: 1)");
}

std::vector<Workload> chosen(const Options& options) {
    std::vector<Workload> all = workloads();
    if (options.names.empty()) return all;
    for (const std::string& name : options.names)
        if (!Options::is_experiment(name) &&
            std::ranges::none_of(all, [&](const Workload& one) { return one.name.starts_with(name); }))
            throw InputError({"", 0, 0, fmt::format("{}: no such workload; see --list", name)});
    std::erase_if(all, [&](const Workload& one) {
        return std::ranges::none_of(options.names,
                                    [&](const std::string& name) { return one.name.starts_with(name); });
    });
    return all;
}

void list(const std::vector<Workload>& workloads, const Options& options) {
    for (const Workload& one : workloads)
        fmt::print("{:24} {:.2f} {:9} {}\n", one.name, one.target,
                   one.counted && one.reference ? "counted" : "uncounted", one.what);
    if (options.experiment())
        fmt::print("{:24} {:.2f} {:.2f} {:9} {}\n", "experiment", 1.05, 1.05, "uncounted",
                   "2,000 runs of the toy world, kept and in a file, beside nothing kept");
}

void advance(const std::vector<Workload>& workloads, const Options& options) {
    for (const Workload& one : workloads)
        if (const auto& make = options.only == "engine" ? one.engine : one.reference)
            advance_only(make, options.scale(), options.ticks);
}

/// With the numbers of threads asked for, or with two where there are two cores.
std::vector<Scaling> compare_threads(const std::vector<Workload>& workloads, const Options& options,
                                     const Machine& machine) {
    std::vector<unsigned> threads = options.threads;
    if (threads == std::vector{1u} && machine.cores > 1) threads.push_back(2);
    std::erase(threads, 1u);
    std::vector<Scaling> all;
    if (threads.empty()) return all;
    for (const Workload& one : workloads) {
        if (!one.scales) continue;
        if (all.empty()) fmt::print("{}", heading_of_scaling());
        for (Scaling& each : scaling(one, {options.scale(), options.rounds, 1}, threads)) {
            fmt::print("{}", row(each));
            all.push_back(std::move(each));
        }
        std::fflush(stdout);
    }
    return all;
}

/// Rounds take a minute, and have little to do with chance.
std::vector<Share> measure_experiment(const Options& options, const Machine& machine) {
    if (!options.experiment()) return {};
    const unsigned rounds = options.quick ? options.rounds : std::max(3u, options.rounds / 2);
    const std::vector<Share> shares = experiment(options.scale(), rounds, machine.cores);
    fmt::print("{}", heading_of_experiment());
    for (const Share& share : shares) fmt::print("{}", row(share));
    return shares;
}

int compare(const std::vector<Workload>& workloads, const Options& options) {
    const Machine machine = this_machine();
    std::vector<Result> results;
    fmt::print("{}", heading(machine));
    for (const Workload& one : workloads)
        for (const unsigned threads : options.threads) {
            results.push_back(measure(one, {options.scale(), options.rounds, threads}));
            fmt::print("{}", row(results.back()));
            std::fflush(stdout);
        }
    const std::vector<Scaling> scalings = compare_threads(workloads, options, machine);
    const std::vector<Share> shares = measure_experiment(options, machine);
    if (!options.json.empty() && !(std::ofstream(options.json) << json(machine, results, scalings, shares)))
        throw Failure(options.json + ": cannot be written");
    const bool missed = std::ranges::any_of(results, &Result::missed) ||
                        std::ranges::any_of(scalings, &Scaling::missed) ||
                        std::ranges::any_of(shares, &Share::missed);
    return options.gate && missed ? 1 : 0;
}

int start(const Options& options) {
    const std::vector<Workload> workloads = chosen(options);
    if (options.list) return list(workloads, options), 0;
    if (!options.only.empty()) return advance(workloads, options), 0;
    return compare(workloads, options);
}

}  // namespace
}  // namespace concord::bench

int main(int count, char** words) {
    CLI::App app("Measures the engine beside loops written by hand, in one process and in turns.");
    concord::bench::Options options;
    concord::bench::declare(app, options);
    CLI11_PARSE(app, count, words);
    try {
        return concord::bench::start(options);
    } catch (const concord::InputError& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
