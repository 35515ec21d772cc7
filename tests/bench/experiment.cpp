#include "tests/bench/experiment.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_file.hpp"
#include "engine/experiment/results.hpp"
#include "engine/experiment/scenarios.hpp"
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

double seconds_of(unsigned threads, const std::function<void()>& work) {
    Threads pool(threads);
    const auto start = std::chrono::steady_clock::now();
    pool.execute(work);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// As `concord experiment` does it: every run sealed, a file in the end, and nothing left but that.
void carry_out(const std::string& file, const Document& text, unsigned threads) {
    const Experiment experiment(text.copy());
    Store store(file, identity_of({{"name", "benchmark"}}));
    const StopRequest stop;
    const Tally tally = run_all(experiment, store, {}, threads, Progress::Style::quiet, stop);
    if (!tally.failed.empty()) throw Failure("experiment: " + tally.failed.front().reason);
    Provenance provenance = provenance_of_now();
    provenance.configuration = experiment.resolved();
    provenance.threads = threads;
    write_experiment(file, experiment, tally, store, provenance, true);
    store.remove();
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
    std::atomic<std::size_t> next = 0;
    for_blocks(threads, 1, [&](std::size_t, std::size_t) {
        for (std::size_t run = next++; run < runs; run = next++) {
            const auto replicate = static_cast<std::uint32_t>(run / experiment.points());
            const std::vector<double> values =
                simulate(experiment, scenarios.of(run % experiment.points())->plan, replicate);
            for (std::size_t k = 0; k < places.size(); ++k)
                std::copy_n(&values[experiment.observed()[k].first], times, &places[k]->at(run * times));
        }
    });
    return outcomes;
}

void compare(const std::string& file, const Outcomes& bare) {
    const Results results(file);
    for (const auto& [name, values] : bare)
        if (results.all(results.outcome(name)) != values)
            throw Failure("experiment: " + name + " of the file is not what the bare runs come to");
}

/// Of one round, by number of threads.
struct Seconds {
    double whole = 0, bare = 0;
};

std::vector<Seconds> round_of(const Document& text, const std::vector<unsigned>& threads, bool whole_first) {
    std::vector<Seconds> all;
    for (const unsigned count : threads) {
        const test::Scratch folder;
        const std::string file = folder / "question.h5";
        Outcomes outcomes;
        Seconds seconds;
        const auto whole = [&] { seconds.whole = seconds_of(count, [&] { carry_out(file, text, count); }); };
        if (whole_first) whole();
        seconds.bare = seconds_of(count, [&] { outcomes = bare_runs(text, count); });
        if (!whole_first) whole();
        compare(file, outcomes);
        all.push_back(seconds);
    }
    return all;
}
}  // namespace

std::vector<Share> experiment(Scale scale, unsigned rounds, unsigned cores) {
    const std::size_t runs = scale == Scale::full ? 2000 : 200;
    const Document text = question(runs / 2);
    std::vector<unsigned> threads{1};
    if (cores > 1) threads.push_back(cores);
    std::vector<std::vector<double>> rates(threads.size()), costs(threads.size());
    for (unsigned n = 0; n < rounds; ++n) {
        const std::vector<Seconds> found = round_of(text, threads, n % 2 == 0);
        for (std::size_t k = 0; k < threads.size(); ++k) {
            rates[k].push_back(found[0].bare / (threads[k] * found[k].whole));
            costs[k].push_back(found[k].whole / found[k].bare);
        }
    }
    std::vector<Share> shares;
    for (std::size_t k = 0; k < threads.size(); ++k) {
        shares.push_back({"experiment-rate", "runs a second and thread, beside one thread's bare runs",
                          threads[k], runs, spread_of(rates[k]), 0.95, true});
        shares.push_back({"experiment-keeping", "time with ledger, segments and file, beside without",
                          threads[k], runs, spread_of(costs[k]), 1.05, false});
    }
    return shares;
}

}  // namespace concord::bench
