#include "tests/bench/scaling.hpp"

#include <algorithm>
#include <cmath>

#include "engine/parallel/parallel.hpp"

namespace concord::bench {

namespace {
/// With so many threads and, as the fewest asked for by any pool there is are all that run, no other pool.
double seconds_with(unsigned count, const Contestant& engine, Tick ticks) {
    Threads threads(count);
    double seconds = 0;
    threads.execute([&] {
        engine.advance(1);  // the threads begin to work
        seconds = seconds_of(engine, ticks);
    });
    return seconds;
}

/// How many ticks take one thread at least so long.
Tick ticks_lasting(double seconds, const Contestant& engine) {
    for (Tick ticks = 1;; ticks *= 2) {
        const double taken = seconds_with(1, engine, ticks);
        if (taken >= seconds) return ticks;
        if (taken >= seconds / 8) return static_cast<Tick>(std::ceil(1.1 * ticks * seconds / taken));
    }
}
}  // namespace

std::vector<Scaling> scaling(const Workload& workload, Effort effort, const std::vector<unsigned>& threads) {
    Contestant engine;
    Threads(1).execute([&] { engine = workload.engine(effort.scale); });
    const Tick ticks =
        ticks_lasting(effort.scale == Scale::full ? workload.seconds : workload.seconds / 10, engine);
    std::vector<std::vector<double>> nanoseconds(threads.size()), speed_up(threads.size());
    for (unsigned round = 0; round < effort.rounds; ++round) {
        const double alone = seconds_with(1, engine, ticks);
        for (std::size_t n = 0; n < threads.size(); ++n) {
            const double together = seconds_with(threads[n], engine, ticks);
            nanoseconds[n].push_back(together * 1e9 / (engine.size * ticks));
            speed_up[n].push_back(alone / together);
        }
    }
    std::vector<Scaling> found;
    for (std::size_t n = 0; n < threads.size(); ++n) {
        effort.threads = threads[n];
        found.push_back({workload, effort, spread_of(nanoseconds[n]), spread_of(speed_up[n])});
    }
    return found;
}

}  // namespace concord::bench
