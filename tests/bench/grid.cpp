#include "tests/bench/simulation.hpp"
#include "tests/bench/workloads.hpp"

namespace concord::bench {

namespace {
Contestant engine(Scale scale) {
    const std::string side = scale == Scale::full ? "1000" : "100";
    return contestant(std::make_shared<Simulation>(scenario(R"(
[world]
kind = "spatial-dilemma"
[model]
temptation = 1.85
initial_defectors = 0.1
)",
                                                            {"model.size=" + side}),
                                                   std::vector<std::string>{"site/strategy"}));
}
}  // namespace

std::vector<Workload> games_on_a_grid() {
    return {{"spatial-dilemma",
             "weak prisoner's dilemma on a torus, eight neighbours, the best takes over",
             "agent and tick",
             1.5,
             {},
             engine}};
}

}  // namespace concord::bench
