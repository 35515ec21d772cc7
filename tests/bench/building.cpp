#include "engine/network/generators.hpp"
#include "tests/bench/building_reference.hpp"
#include "tests/bench/simulation.hpp"
#include "tests/bench/workloads.hpp"

namespace concord::bench {

namespace {
template <class Value>
std::vector<std::byte> bytes_of(const std::vector<Value>& values) {
    const auto bytes = std::as_bytes(std::span(values));
    return {bytes.begin(), bytes.end()};
}

/// Builds a random graph of so many agents and mean degree 8 again and again, each time another one.
template <class Make>
Contestant graphs(std::uint32_t agents, Make make) {
    struct Built {
        Ties ties;
        std::uint32_t next = 0;
    };
    const auto built = std::make_shared<Built>();
    return {8.0 * agents,
            [=](Tick ticks) {
                for (Tick t = 0; t < ticks; ++t) {
                    built->ties = Ties{};  // the memory of the last goes first
                    Draws draws(1, built->next++);
                    const Stream stream = draws.stream("bench.graph");
                    built->ties = make(agents, draws, stream);
                }
            },
            [=] {
                return State{{"offsets", bytes_of(built->ties.offsets)},
                             {"targets", bytes_of(built->ties.targets)}};
            }};
}

std::uint32_t agents_at(Scale scale) {
    return scale == Scale::full ? 1'000'000 : 20'000;
}

Contestant engine_graphs(Scale scale) {
    return graphs(agents_at(scale), [](std::uint32_t agents, const Draws& draws, Stream stream) {
        return network::random(agents, 8, draws, stream);
    });
}

Contestant graphs_by_hand(Scale scale) {
    return graphs(agents_at(scale), [](std::uint32_t agents, const Draws& draws, Stream stream) {
        return random_by_hand(agents, 8, draws, stream);
    });
}
}  // namespace

std::vector<Workload> building() {
    return {{"building-random", "a random graph of a million agents and mean degree 8", "end of a tie", 1.5,
             graphs_by_hand, engine_graphs}};
}

}  // namespace concord::bench
