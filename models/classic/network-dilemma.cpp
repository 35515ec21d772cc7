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
#include <algorithm>

#include "engine/model/model.hpp"
#include "engine/sweep/edge_sums.hpp"
#include "engine/sweep/free_form.hpp"
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
                                           "Santos & Pacheco 2005")) {}

    Graph graph;
    Dilemma game;
    bool averaged, by_fermi;
    double noise, initial_cooperators;
};

struct Player {
    Strategy strategy;
    double payoff;
};

struct Company {
    unsigned cooperators = 0, defectors = 0;
    Company& operator+=(Strategy other) {
        ++(other == Strategy::cooperate ? cooperators : defectors);
        return *this;
    }
};

/// Everybody's games with all neighbours.
struct Games {
    using Value = Player;
    using Sum = Company;
    Strategy edge(const Player&, const Player& other) const { return other.strategy; }
    Player update(const Player& me, const Company& company, Dice&) const {
        const unsigned games = company.cooperators + company.defectors;
        const double earned = game.earned(me.strategy, company.cooperators, company.defectors);
        return {me.strategy, averaged && games > 0 ? earned / games : earned};
    }
    const Dilemma& game;
    bool averaged;
};

class NetworkDilemma : public Model {
  public:
    NetworkDilemma(const Setting& setting, Draws draws)
        : set_(setting),
          society_(set_.graph.build(draws, draws.stream("network-dilemma.graph"))),
          player_(first_players(set_, draws.dice(draws.stream("network-dilemma.start"), 0, 0))),
          imitate_(draws.stream("network-dilemma.imitate")),
          draws_(std::move(draws)) {}

    void advance(Tick t) override {
        const Occasion occasion{draws_, imitate_, t};
        edge_sums(society_, Games{set_.game, set_.averaged}, occasion, player_.now(), player_.next());
        player_.turn();
        free_form(society_, occasion, player_.next(), [&](std::uint32_t me, auto neighbours, Dice& dice) {
            return imitate(me, neighbours, dice);
        });
        player_.turn();
    }

    Outline outline() const override {
        Outline outline;
        outline.tick_unit = "1";
        outline.dimensions = {{"agent", society_.size(), "player", {}}};
        outline.observe({"cooperators", "1", "agents who cooperate", {}, {}},
                        [this](std::span<double> out) { out[0] = cooperators(); });
        outline.observe({"share_cooperators", "1", "share of agents who cooperate", {}, {}},
                        [this](std::span<double> out) { out[0] = cooperators() / set_.graph.agents; });
        outline.variables.push_back(
            {{"agent/strategy", "1", "strategy of an agent", {"agent"}, {"defect", "cooperate"}},
             storage_of<Strategy>(),
             [this](std::byte* out) {
                 for (const Player& one : player_.now()) *out++ = static_cast<std::byte>(one.strategy);
             }});
        return outline;
    }

  private:
    static std::vector<Player> first_players(const Setting& setting, Dice dice) {
        const std::uint32_t agents = setting.graph.agents;
        std::vector<Player> players;
        for (const std::uint8_t cooperates :
             random_subset(nearest_count(setting.initial_cooperators, agents), agents, dice))
            players.push_back({cooperates ? Strategy::cooperate : Strategy::defect, 0});
        return players;
    }

    Player imitate(std::uint32_t me, std::span<const std::uint32_t> neighbours, Dice& dice) const {
        const auto now = player_.now();
        if (neighbours.empty()) return now[me];
        const auto other = neighbours[dice.below(static_cast<std::uint32_t>(neighbours.size()))];
        if (now[other].strategy == now[me].strategy) return now[me];
        const double advantage = now[other].payoff - now[me].payoff;
        const auto& ties = society_.ties();
        const double games = set_.averaged ? 1 : std::max(ties.degree(me), ties.degree(other));
        const double chance = set_.by_fermi ? fermi(advantage, set_.noise)
                                            : proportional(advantage, games * set_.game.widest());
        return now[dice.chance(chance) ? other : me];
    }

    double cooperators() const {
        return static_cast<double>(std::ranges::count(player_.now(), Strategy::cooperate, &Player::strategy));
    }

    Setting set_;
    Society society_;
    TwoPhase<Player> player_;
    Stream imitate_;
    Draws draws_;
};

Plan read(const Section& config, const std::string&) {
    const Setting setting(config);
    Plan plan;
    plan.headline = {"cooperators", "share_cooperators"};
    plan.inputs = setting.graph.inputs();
    plan.notes = setting.graph.notes();
    plan.build = [setting](const Draws& draws) { return std::make_unique<NetworkDilemma>(setting, draws); };
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
