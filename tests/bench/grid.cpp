#include <fmt/format.h>

#include <cstring>

#include "tests/bench/simulation.hpp"
#include "tests/bench/spatial_reference.hpp"
#include "tests/bench/workloads.hpp"

namespace concord::bench {

namespace {
constexpr double temptation = 1.85;
const std::vector<std::string> sites{"site/strategy"};

std::size_t side_at(Scale scale) {
    return scale == Scale::full ? 1000 : 100;
}

std::shared_ptr<Simulation> game(Scale scale) {
    return std::make_shared<Simulation>(scenario(R"(
[world]
kind = "spatial-dilemma"
[model]
neighbourhood = "moore"
self = true
boundary = "torus"
update = "best-takes-over"
initial_defectors = 0.1
)",
                                                 {fmt::format("model.size={}", side_at(scale)),
                                                  fmt::format("model.temptation={}", temptation)}),
                                        sites);
}

Contestant by_engine(Scale scale) {
    return contestant(game(scale));
}

Contestant by_hand(Scale scale) {
    const std::vector<std::byte> start = game(scale)->state().at(sites.front());
    std::vector<std::uint8_t> cooperates(start.size());
    std::memcpy(cooperates.data(), start.data(), start.size());
    const auto grid = std::make_shared<SpatialReference>(side_at(scale), temptation, cooperates);
    return {static_cast<double>(cooperates.size()),
            [grid](Tick ticks) {
                for (Tick t = 0; t < ticks; ++t) grid->advance();
            },
            [grid] {
                const std::vector<std::uint8_t> now = grid->cooperates();
                State state;
                state[sites.front()].resize(now.size());
                std::memcpy(state[sites.front()].data(), now.data(), now.size());
                return state;
            }};
}
}  // namespace

std::vector<Workload> games_on_a_grid() {
    return {{"spatial-dilemma", "weak prisoner's dilemma on a torus, eight neighbours, the best takes over",
             "agent and tick", 1.5, by_hand, by_engine}};
}

}  // namespace concord::bench
