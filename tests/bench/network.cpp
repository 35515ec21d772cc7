#include <fmt/format.h>

#include "tests/bench/imitation.hpp"
#include "tests/bench/simulation.hpp"
#include "tests/bench/workloads.hpp"

namespace concord::bench {

Document imitation(std::uint32_t agents) {
    return scenario(R"(
[world]
kind = "network-dilemma"
[model]
graph = "random"
degree = 8
reward = 1
temptation = 1.2
sucker = 0
punishment = 0
payoff = "accumulated"
update = "fermi"
noise = 0.1
initial_cooperators = 0.5
)",
                    {fmt::format("model.agents={}", agents)});
}

namespace {
std::function<Contestant(Scale)> engine(std::uint32_t agents) {
    return [agents](Scale scale) {
        return contestant(std::make_shared<Simulation>(imitation(scale == Scale::full ? agents : agents / 10),
                                                       std::vector<std::string>{"agent/strategy"}));
    };
}

Workload imitation_of(const std::string& name, std::uint32_t agents) {
    return {name,
            "weak prisoner's dilemma on a random graph of degree 8, Fermi imitation",
            "agent and tick",
            1.7,
            {},
            engine(agents)};
}
}  // namespace

std::vector<Workload> games_on_a_network() {
    return {imitation_of("network-dilemma-100k", 100'000), imitation_of("network-dilemma-1m", 1'000'000)};
}

}  // namespace concord::bench
