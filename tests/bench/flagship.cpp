#include <benchmark/benchmark.h>

#include "engine/model/model.hpp"
#include "engine/parallel/parallel.hpp"

/// How long the flagship takes: weeks of the toy world, South Yorkshire and England, building apart from
/// running.
namespace concord {
namespace {

Plan plan_of(const std::string& scenario, const std::vector<std::string>& assignments) {
    Document document = Document::load(std::string(CONCORD_SOURCE "/configs/") + scenario + ".toml");
    for (const std::string& assignment : assignments) document.set(assignment);
    const Section config(document);
    return read_plan(config);
}

void advance(benchmark::State& state, const std::string& scenario,
             const std::vector<std::string>& assignments, unsigned threads, Tick weeks) {
    const Plan plan = plan_of(scenario, assignments);
    Threads pool(threads);
    std::uint32_t replicate = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto model = plan.build(Draws(1, replicate++));
        state.ResumeTiming();
        pool.execute([&] {
            for (Tick t = 0; t < weeks; ++t) model->advance(t);
        });
    }
    state.counters["weeks/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * weeks, benchmark::Counter::kIsRate);
}

void build(benchmark::State& state, const std::string& scenario,
           const std::vector<std::string>& assignments) {
    const Plan plan = plan_of(scenario, assignments);
    for (auto _ : state) benchmark::DoNotOptimize(plan.build(Draws(1, 0)));
}

const std::vector<std::string> all_staff{"people.front_line_share=1"};
BENCHMARK_CAPTURE(build, toy, "toy", std::vector<std::string>{})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(build, england_all_staff, "england", all_staff)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(advance, toy_624_weeks, "toy", std::vector<std::string>{}, 1, 624)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(advance, south_yorkshire_52_weeks, "south-yorkshire", std::vector<std::string>{}, 1, 52)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(advance, england_leaders_52_weeks, "england", std::vector<std::string>{}, 1, 52)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(advance, england_all_staff_10_weeks, "england", all_staff, 1, 10)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(advance, england_all_staff_10_weeks_2_threads, "england", all_staff, 2, 10)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace concord

BENCHMARK_MAIN();
