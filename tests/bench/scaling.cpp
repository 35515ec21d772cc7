#include "tests/bench/scaling.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "engine/parallel/parallel.hpp"

namespace concord::bench {

namespace {
double seconds_with(Threads& threads, const Contestant& engine, Tick ticks) {
    double seconds = 0;
    threads.execute([&] { seconds = seconds_of(engine, ticks); });
    return seconds;
}

/// How many ticks take one thread at least so long.
Tick ticks_lasting(double seconds, Threads& one, const Contestant& engine) {
    for (Tick ticks = 1;; ticks *= 2) {
        const double taken = seconds_with(one, engine, ticks);
        if (taken >= seconds) return ticks;
        if (taken >= seconds / 8) return static_cast<Tick>(std::ceil(1.1 * ticks * seconds / taken));
    }
}
}  // namespace

std::vector<Scaling> scaling(const Workload& workload, Effort effort, const std::vector<unsigned>& threads) {
    Threads one(1);
    std::vector<std::unique_ptr<Threads>> pools;
    for (const unsigned count : threads) pools.push_back(std::make_unique<Threads>(count));
    Contestant engine;
    one.execute([&] { engine = workload.engine(effort.scale); });
    const Tick ticks =
        ticks_lasting(effort.scale == Scale::full ? workload.seconds : workload.seconds / 10, one, engine);
    std::vector<std::vector<double>> nanoseconds(pools.size()), speed_up(pools.size());
    for (unsigned round = 0; round < effort.rounds; ++round) {
        const double alone = seconds_with(one, engine, ticks);
        for (std::size_t n = 0; n < pools.size(); ++n) {
            const double together = seconds_with(*pools[n], engine, ticks);
            nanoseconds[n].push_back(together * 1e9 / (engine.size * ticks));
            speed_up[n].push_back(alone / together);
        }
    }
    std::vector<Scaling> found;
    for (std::size_t n = 0; n < pools.size(); ++n) {
        effort.threads = threads[n];
        found.push_back({workload, effort, spread_of(nanoseconds[n]), spread_of(speed_up[n])});
    }
    return found;
}

}  // namespace concord::bench
