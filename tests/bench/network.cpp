#include <fmt/format.h>

#include <cstring>

#include "engine/core/math.hpp"
#include "engine/sweep/free_form.hpp"
#include "tests/bench/imitation.hpp"
#include "tests/bench/imitation_reference.hpp"
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
struct Game {
    const char* name;
    const char* what;
    std::uint32_t agents;
    bool scale_free = false, compact = false;
    double speed_up = 0;

    std::uint32_t agents_at(Scale scale) const { return scale == Scale::full ? agents : agents / 10; }
};

std::vector<std::byte> bytes_of(std::span<const std::uint8_t> strategies) {
    std::vector<std::byte> bytes(strategies.size());
    std::memcpy(bytes.data(), strategies.data(), bytes.size());
    return bytes;
}

template <class Played>
Contestant playing(const Beginning& begin) {
    const auto game = std::make_shared<Played>(begin);
    const auto now = std::make_shared<Tick>(0);
    return {static_cast<double>(begin.cooperates.size()),
            [=](Tick ticks) {
                for (const Tick last = *now + ticks; *now != last; ++*now) game->advance(*now);
            },
            [=] {
                return State{{"agent/strategy", bytes_of(game->strategies())}};
            }};
}

/// The game in free form, as a modeller writes it: what one does is a function of the world, oneself, one's
/// neighbours and dice.
class FreeForm {
  public:
    explicit FreeForm(Beginning begin)
        : begin_(std::move(begin)),
          society_(begin_.ties),
          strategy_(begin_.cooperates),
          payoff_(begin_.cooperates.size()) {}

    void advance(Tick t) {
        const Occasion occasion{begin_.draws, begin_.imitate, t};
        const auto now = strategy_.now();
        free_form(society_, payoff_, [&](std::uint32_t me, auto neighbours) {
            std::uint32_t cooperators = 0;
            for (const std::uint32_t other : neighbours) cooperators += now[other];
            return now[me] != 0 ? cooperators : cooperators * 1.2;
        });
        free_form(society_, occasion, strategy_.next(), [&](std::uint32_t me, auto neighbours, Dice& dice) {
            if (neighbours.empty()) return now[me];
            const std::uint32_t other = neighbours[dice.below(static_cast<std::uint32_t>(neighbours.size()))];
            if (now[other] == now[me]) return now[me];
            return now[dice.chance(logistic((payoff_[other] - payoff_[me]) / 0.1)) ? other : me];
        });
        strategy_.turn();
    }
    std::span<const std::uint8_t> strategies() const { return strategy_.now(); }

  private:
    Beginning begin_;
    Society society_;
    TwoPhase<std::uint8_t> strategy_;
    std::vector<double> payoff_;
};

Workload by_edge_sums(const Game& game) {
    const auto reference = [game](Scale scale) {
        const Beginning begin(game.agents_at(scale), game.scale_free);
        return game.compact ? playing<VectorGame<true>>(begin) : playing<VectorGame<false>>(begin);
    };
    const auto engine = [game](Scale scale) {
        Document text = imitation(game.agents_at(scale));
        if (game.scale_free) text.set("model.graph=\"scale-free\"");
        if (game.compact) text.set("model.compact=true");
        return contestant(
            std::make_shared<Simulation>(std::move(text), std::vector<std::string>{"agent/strategy"}));
    };
    Workload workload{game.name, game.what, "agent and tick", 1.2, reference, engine};
    workload.reference_is_parallel = true;
    workload.scales = game.speed_up > 0;
    workload.speed_up = game.speed_up;
    return workload;
}

Workload by_free_form(const Game& game) {
    const auto reference = [game](Scale scale) {
        return playing<ScalarGame>(Beginning(game.agents_at(scale), game.scale_free));
    };
    const auto engine = [game](Scale scale) {
        return playing<FreeForm>(Beginning(game.agents_at(scale), game.scale_free));
    };
    return {game.name, game.what, "agent and tick", 1.2, reference, engine};
}
}  // namespace

std::vector<Workload> games_on_a_network() {
    const char* const sums =
        "weak prisoner's dilemma on a random graph of degree 8, Fermi imitation, by edge sums";
    const char* const hubs = "the same on a scale-free graph";
    const char* const bits = "the same with strategies of a bit and payoffs of single precision";
    const char* const free = "the same in free form, beside a scalar loop";
    return {by_edge_sums({"network-dilemma-1k", sums, 1'000, false, false, 0.95}),
            by_edge_sums({"network-dilemma-100k", sums, 100'000}),
            by_edge_sums({"network-dilemma-1m", sums, 1'000'000, false, false, 1.7}),
            by_edge_sums({"network-hubs-100k", hubs, 100'000, true}),
            by_edge_sums({"network-hubs-1m", hubs, 1'000'000, true}),
            by_edge_sums({"network-compact-100k", bits, 100'000, false, true}),
            by_edge_sums({"network-compact-1m", bits, 1'000'000, false, true}),
            by_free_form({"network-free-form-100k", free, 100'000}),
            by_free_form({"network-free-form-1m", free, 1'000'000})};
}

}  // namespace concord::bench
