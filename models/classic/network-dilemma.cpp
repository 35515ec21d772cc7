// Games with one's neighbours on a graph (Santos and Pacheco 2005).
//
// All at once: everybody plays the game of two with every neighbour and earns the sum, or with
// model.payoff = "averaged" the mean, nothing without neighbours. Then everybody looks at one neighbour y,
// drawn at random, and copies its strategy with probability
//   proportional  (P_y - P_x) / (k D), if positive: k the larger number of neighbours of the two (1 for
//                 averaged payoffs), D the widest difference of payoffs, T where R = 1 < T and P = S = 0
//   fermi         1 / (1 + exp((P_x - P_y) / K)) (Szabo and Toke 1998)
//
// Implementations differ: here a scale-free graph grows from agents all tied to each other, elsewhere also
// from agents without ties; exactly the initial share cooperates, elsewhere each with that chance.
// With model.compact a strategy takes one bit and a payoff single precision (24 bits): less memory traffic
// with very many agents, and payoffs rounded.
#include <algorithm>
#include <memory>
#include <optional>

#include "engine/core/vector_unit.hpp"
#include "engine/model/model.hpp"
#include "engine/sweep/edge_sums.hpp"
#include "engine/sweep/imitate.hpp"
#include "models/classic/dilemma.hpp"
#include "models/classic/fermi.hpp"
#include "models/classic/graph.hpp"
#include "models/classic/start.hpp"

namespace concord::classic {

namespace {
struct Setting {
    explicit Setting(const Section& config)
        : graph(config, {"scale-free", 2000, 4, false}),
          game(config, 1.5),
          averaged(config.choice("model.payoff", 0, {"accumulated", "averaged"},
                                 "what an agent earns: the sum, or the mean, of its games") == 1),
          by_fermi(config.choice("model.update", 1, {"fermi", "proportional"}, "how a strategy is copied",
                                 "Santos & Pacheco 2005") == 0),
          noise(config.real("model.noise", 0.1, {0, 1e9}, "payoff", "K of fermi; 0: the better for certain",
                            "Szabo & Toke 1998")),
          initial_cooperators(config.share("model.initial_cooperators", 0.5,
                                           "share of agents, drawn at random, who cooperate at the start",
                                           "Santos & Pacheco 2005")),
          compact(config.flag("model.compact", false,
                              "whether a strategy takes one bit and a payoff single precision: faster with "
                              "millions of agents")) {}

    Graph graph;
    Dilemma game;
    bool averaged, by_fermi;
    double noise, initial_cooperators;
    bool compact;
};

/// Everybody's games with all neighbours.
template <class Payoff, bool averaged>
struct Games {
    using Sum = std::uint32_t;  // neighbours who cooperate
    bool edge(Strategy, Strategy other) const { return other == Strategy::cooperate; }
    Payoff update(Strategy me, std::uint32_t cooperators, std::uint32_t neighbours) const {
        const double earned = game.earned(me, cooperators, neighbours - cooperators);
        if constexpr (averaged) return static_cast<Payoff>(neighbours > 0 ? earned / neighbours : earned);
        return static_cast<Payoff>(earned);
    }
    Dilemma game;
};

template <class Payoff>
struct FermiImitation {
    struct Seen {
        Payoff payoff;
    };
    double operator()(const Seen& me, const Seen& other) const {
        return fermi(other.payoff - me.payoff, noise);
    }
    double noise;
};

template <class Payoff>
struct ProportionalImitation {
    struct Seen {
        Payoff payoff;
        std::uint32_t neighbours;
    };
    double operator()(const Seen& me, const Seen& other) const {
        const double games = averaged ? 1 : std::max(me.neighbours, other.neighbours);
        return proportional(other.payoff - me.payoff, games * widest);
    }
    double widest;
    bool averaged;
};

std::vector<Strategy> first_strategies(const Setting& setting, Dice dice) {
    const std::uint32_t agents = setting.graph.agents;
    std::vector<Strategy> strategies;
    for (const std::uint8_t cooperates :
         random_subset(nearest_count(setting.initial_cooperators, agents), agents, dice))
        strategies.push_back(cooperates ? Strategy::cooperate : Strategy::defect);
    return strategies;
}

template <class Strategies>
std::uint32_t count_cooperators(Strategies strategies) {
    std::uint32_t count = 0;
    on(vector_unit(), [&count, strategies] {
        std::uint32_t cooperators = 0;
        for (std::size_t row = 0; row < strategies.size(); ++row)
            cooperators += strategies[row] == Strategy::cooperate;
        count = cooperators;
    });
    return count;
}

/// `Strategies` is a column of them.
template <class Payoff, class Strategies>
class NetworkDilemma : public Model {
  public:
    NetworkDilemma(const Setting& setting, Draws draws)
        : set_(setting),
          tiles_(set_.graph.build(draws, draws.stream("network-dilemma.graph"))),
          strategy_(tiles_.to_rows(
              first_strategies(set_, draws.dice(draws.stream("network-dilemma.start"), 0, 0)))),
          payoff_(tiles_.size()),
          partner_(tiles_),
          imitate_(draws.stream("network-dilemma.imitate")),
          draws_(std::move(draws)) {}

    void advance(Tick t) override {
        const Occasion occasion{draws_, imitate_, t};
        if (set_.averaged)
            play(Games<Payoff, true>{set_.game}, occasion);
        else
            play(Games<Payoff, false>{set_.game}, occasion);
        lap("games");
        if (set_.by_fermi)
            copy_partners(FermiImitation<Payoff>{set_.noise});
        else
            copy_partners(ProportionalImitation<Payoff>{set_.game.widest(), set_.averaged}, tiles_.degrees());
        strategy_.turn();
        counted_.reset();
        lap("imitation");
    }

    void restored(Tick) override { counted_.reset(); }

    void state(StateVisitor& visit) override { visit("agent/strategy", strategy_.state()); }

    Outline outline() const override {
        Outline outline{.tick_unit = "1"};
        outline.dimensions = {{"agent", tiles_.size(), "player"}};
        outline.observe({"cooperators", "1", "agents who cooperate", {}, {}},
                        [this](std::span<double> out) { out[0] = cooperators(); });
        outline.observe({"share_cooperators", "1", "share of agents who cooperate", {}, {}},
                        [this](std::span<double> out) { out[0] = cooperators() / set_.graph.agents; });
        outline.variables.push_back(
            {{"agent/strategy", "1", "strategy of an agent", {"agent"}, {"defect", "cooperate"}},
             storage_of<Strategy>(),
             [this](std::byte* out) {
                 const auto now = strategy_.now();
                 for (std::size_t row = 0; row < now.size(); ++row)
                     out[tiles_.agent(row)] = static_cast<std::byte>(now[row]);
             }});
        return outline;
    }

  private:
    template <class Rule>
    void play(const Rule& rule, const Occasion& occasion) {
        edge_sums(tiles_, rule, strategy_.now(), place_of(payoff_), partner_, occasion);
    }
    template <class Rule, class... More>
    void copy_partners(const Rule& rule, const More&... more) {
        imitate(tiles_, partner_, rule, strategy_.next(), strategy_.now(), view_of(payoff_), more...);
    }

    /// Counted once a tick, if anybody asks.
    double cooperators() const {
        if (!counted_) counted_ = count_cooperators(strategy_.now());
        return *counted_;
    }

    Setting set_;
    Tiles tiles_;
    TwoPhase<Strategy, Strategies> strategy_;
    mutable std::optional<std::uint32_t> counted_;  // cooperators now
    std::vector<Payoff> payoff_;
    Partners partner_;
    Stream imitate_;
    Draws draws_;
};

using Plain = NetworkDilemma<double, std::vector<Strategy>>;
using Compact = NetworkDilemma<float, Packed<Strategy>>;

Plan read(const Section& config, const std::string&) {
    const Setting setting(config);
    Plan plan;
    plan.headline = {"cooperators", "share_cooperators"};
    plan.inputs = setting.graph.inputs();
    plan.notes = setting.graph.notes();
    plan.build = [setting](const Draws& draws) -> std::unique_ptr<Model> {
        if (setting.compact) return std::make_unique<Compact>(setting, draws);
        return std::make_unique<Plain>(setting, draws);
    };
    return plan;
}

const bool added = add_model({"network-dilemma",
                              "games with neighbours on a graph (Santos & Pacheco 2005)",
                              {"network-dilemma"},
                              [](const Section& config, const std::string&) { Setting{config}; },
                              read,
                              10'000});
}  // namespace

}  // namespace concord::classic
