#include "tests/bench/experiment.hpp"

#include <array>
#include <chrono>
#include <functional>
#include <map>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_file.hpp"
#include "engine/experiment/results.hpp"
#include "engine/experiment/scenarios.hpp"
#include "engine/experiment/turns.hpp"
#include "engine/parallel/parallel.hpp"
#include "tests/bench/simulation.hpp"
#include "tests/support/scratch.hpp"

namespace concord::bench {

namespace {
using Outcomes = std::map<std::string, std::vector<double>>;  // by name: runs x times

const char* const arms = R"(
[[experiment.arm]]
name = "baseline"
[[experiment.arm]]
name = "pooled"
set = { "policy.pooled_share" = 0.5 }
)";

Document question(std::size_t replicates) {
    return scenario(test::content(CONCORD_SOURCE "/configs/toy.toml") +
                    "[experiment]\nreplicates = " + std::to_string(replicates) + arms);
}

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}
double seconds_of(unsigned threads, const std::function<void()>& work) {
    Threads pool(threads);
    return seconds_of([&] { pool.execute(work); });
}

/// One of the arms, as a scenario of its own.
Document alone(std::size_t arm) {
    Document document = scenario(test::content(CONCORD_SOURCE "/configs/toy.toml"));
    if (arm == 1) document.set("policy.pooled_share", "0.5", "benchmark");
    return document;
}

/// Runs one by one on a thread, which share nothing: seconds of one.
double seconds_of_a_run(const Document& text, std::size_t runs) {
    const Experiment experiment(text.copy());
    const std::array both{Scenario(alone(0)), Scenario(alone(1))};
    return seconds_of(1,
                      [&] {
                          for (std::size_t run = 0; run < runs; ++run)
                              simulate(experiment, both[run % 2].plan, static_cast<std::uint32_t>(run / 2));
                      }) /
           static_cast<double>(runs);
}

/// As `concord experiment` does it: every run sealed, a file in the end, and nothing left but that. Returns
/// the seconds in which what is left was removed.
double carry_out(const std::string& file, const Document& text, unsigned threads) {
    const Experiment experiment(text.copy());
    Store store(file, identity_of({{"name", "benchmark"}}));
    const StopRequest stop;
    const Tally tally = run_all(experiment, store, {}, threads, Progress::Style::quiet, stop);
    if (!tally.failed.empty()) throw Failure("experiment: " + tally.failed.front().reason);
    Provenance provenance = provenance_of_now();
    provenance.configuration = experiment.resolved();
    provenance.threads = threads;
    write_experiment(file, experiment, tally, store, provenance, true);
    return seconds_of([&] { store.remove(); });
}

Outcomes bare_runs(const Document& text, unsigned threads) {
    const Experiment experiment(text.copy());
    const std::size_t runs = experiment.most_runs(), times = experiment.times().size();
    Outcomes outcomes;
    std::vector<std::vector<double>*> places;
    for (const Observed& one : experiment.observed()) {
        places.push_back(&outcomes[one.meaning.path]);
        places.back()->resize(runs * times);
    }
    Scenarios scenarios(experiment);
    const auto run_and_copy = [&](RunNumber run) {
        const auto replicate = static_cast<std::uint32_t>(run / experiment.points());
        const std::vector<double> values =
            simulate(experiment, scenarios.of(run % experiment.points())->plan, replicate);
        for (std::size_t k = 0; k < places.size(); ++k)
            std::copy_n(&values[experiment.observed()[k].first], times, &places[k]->at(run * times));
    };
    Turns turns(0, runs, experiment.settings().arms.size(), threads);
    for_blocks(threads, 1, [&](std::size_t, std::size_t) {
        for (auto some = turns.next(); some.first != some.last; some = turns.next())
            for (RunNumber run = some.first; run != some.last; ++run) run_and_copy(run);
    });
    return outcomes;
}

void compare(const std::string& file, const Outcomes& bare) {
    const Results results(file);
    for (const auto& [name, values] : bare)
        if (results.all(results.outcome(name)) != values)
            throw Failure("experiment: " + name + " of the file is not what the bare runs come to");
}

/// Of one round.
struct Seconds {
    struct By {
        double whole = 0, removing = 0, bare = 0;
    };
    double alone = 0;         // a run
    std::vector<By> threads;  // all runs
};

Seconds round_of(const Document& text, std::size_t runs, const std::vector<unsigned>& threads,
                 bool whole_first) {
    Seconds all;
    if (!whole_first) all.alone = seconds_of_a_run(text, runs / 5);
    for (const unsigned count : threads) {
        const test::Scratch folder;
        const std::string file = folder / "question.h5";
        Outcomes outcomes;
        Seconds::By seconds;
        const auto whole = [&] {
            seconds.whole = seconds_of(count, [&] { seconds.removing = carry_out(file, text, count); });
        };
        if (whole_first) whole();
        seconds.bare = seconds_of(count, [&] { outcomes = bare_runs(text, count); });
        if (!whole_first) whole();
        compare(file, outcomes);
        all.threads.push_back(seconds);
    }
    if (whole_first) all.alone = seconds_of_a_run(text, runs / 5);
    return all;
}
}  // namespace

std::vector<Share> experiment(Scale scale, unsigned rounds, unsigned cores) {
    const std::size_t runs = scale == Scale::full ? 2000 : 200;
    const Document text = question(runs / 2);
    std::vector<unsigned> threads{1};
    if (cores > 1) threads.push_back(cores);
    std::vector<std::vector<double>> rates(threads.size()), costs(threads.size()), removals(threads.size());
    for (unsigned n = 0; n < rounds; ++n) {
        const Seconds found = round_of(text, runs, threads, n % 2 == 0);
        for (std::size_t k = 0; k < threads.size(); ++k) {
            const auto& [whole, removing, bare] = found.threads[k];
            rates[k].push_back(static_cast<double>(runs) * found.alone / (threads[k] * whole));
            costs[k].push_back(whole / bare);
            removals[k].push_back(removing / bare);
        }
    }
    std::vector<Share> shares;
    for (std::size_t k = 0; k < threads.size(); ++k) {
        shares.push_back({"experiment-rate", "runs a second and thread, beside single runs on one thread",
                          threads[k], runs, spread_of(rates[k]), 0.95, true});
        shares.push_back({"experiment-keeping", "time with ledger, segments and file, beside without",
                          threads[k], runs, spread_of(costs[k]), 1.05, false});
        shares.push_back({"experiment-removing", "of these, time in which the disk frees the segments",
                          threads[k], runs, spread_of(removals[k])});
    }
    return shares;
}

}  // namespace concord::bench
