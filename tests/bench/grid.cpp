#include <fmt/format.h>

#include <cstring>

#include "tests/bench/simulation.hpp"
#include "tests/bench/spatial_reference.hpp"
#include "tests/bench/workloads.hpp"

namespace concord::bench {

namespace {
constexpr double temptation = 1.8125;  // of the middle of Nowak and May's chaotic range
const std::vector<std::string> sites{"site/strategy"};

std::shared_ptr<Simulation> game(std::size_t side) {
    return std::make_shared<Simulation>(
        scenario(R"(
[world]
kind = "spatial-dilemma"
[model]
neighbourhood = "moore"
self = true
boundary = "torus"
update = "best-takes-over"
initial_defectors = 0.1
)",
                 {fmt::format("model.size={}", side), fmt::format("model.temptation={}", temptation)}),
        sites);
}

Contestant by_hand(std::size_t side, unsigned parts) {
    const std::vector<std::byte> start = game(side)->state().at(sites.front());
    std::vector<std::uint8_t> cooperates(start.size());
    std::memcpy(cooperates.data(), start.data(), start.size());
    const auto grid = std::make_shared<SpatialReference>(side, temptation, cooperates, parts);
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

Workload of_side(const char* name, std::size_t full) {
    const auto side = [full](Scale scale) { return scale == Scale::full ? full : full / 5; };
    Workload workload{name,
                      "weak prisoner's dilemma on a torus, eight neighbours, the best takes over",
                      "agent and tick",
                      1.2,
                      [side](Scale scale) { return by_hand(side(scale), 1); },
                      [side](Scale scale) { return contestant(game(side(scale))); }};
    workload.reference_is_parallel = true;
    workload.reference_in_parts = [side](Scale scale, unsigned parts) { return by_hand(side(scale), parts); };
    return workload;
}
}  // namespace

std::vector<Workload> games_on_a_grid() {
    return {of_side("spatial-dilemma-500", 500), of_side("spatial-dilemma-1000", 1000)};
}

}  // namespace concord::bench
