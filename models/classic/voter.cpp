// The voter model: whoever is asked takes over the opinion of a neighbour (Clifford and Sudbury 1973; Holley
// and Liggett 1975).
//
// An update: an agent i drawn at random takes over the opinion of j, drawn at random among the neighbours of
// i; with probability model.mutation it tosses a coin instead (the noisy voter model of Kirman 1993;
// Granovsky and Madras 1995). A tick is as many updates, one after another, as there are agents. Nobody
// imitates themselves, and who has no neighbour keeps their opinion, mutation apart.
//
// On the complete graph, and wherever all have equally many neighbours, everybody ends with an opinion with a
// probability equal to its initial share x. N agents on the complete graph take about
// -(N - 1) (x ln x + (1 - x) ln(1 - x)) ticks (Sood and Redner 2005), half a tick less to be exact.
//
// Implementations differ: drawing a tie, or the neighbour first, makes another model where numbers of
// neighbours differ (link update, invasion process); some draw j among all agents, i included, which takes
// longer by a factor of N / (N - 1); some flip the opinion at a mutation.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/model/model.hpp"
#include "engine/sweep/sequential.hpp"
#include "models/classic/graph.hpp"
#include "models/classic/start.hpp"

namespace concord::classic {

namespace {
struct Setting {
    explicit Setting(const Section& config)
        : graph(config, {"complete", 100, 4}),
          initial_share(config.share("model.initial_share", 0.5,
                                     "share of agents, drawn at random, who say yes at the start",
                                     "Sood & Redner 2005")),
          mutation(config.share("model.mutation", 0, "chance of an update to be the toss of a coin",
                                "Granovsky & Madras 1995")) {}

    Graph graph;
    double initial_share, mutation;
};

class Voter : public Model {
  public:
    Voter(const Setting& setting, Draws draws)
        : set_(setting),
          ties_(set_.graph.build(draws, draws.stream("voter.graph"))),
          opinion_(random_subset(nearest_count(set_.initial_share, agents()), agents(),
                                 draws.dice(draws.stream("voter.start"), 0, 0))),
          yes_(static_cast<std::uint32_t>(std::ranges::count(opinion_, 1))),
          update_(draws.stream("voter.update")),
          draws_(std::move(draws)) {
        note_consensus(0);
        settled_ = set_.mutation == 0 && nobody_disagrees();
    }

    void advance(Tick t) override {
        double done = 0;
        random_sequential(agents(), agents(), {draws_, update_, t}, [&](std::uint32_t me, Dice& dice) {
            const std::uint8_t opinion = next_opinion(me, dice);
            yes_ = yes_ + opinion - opinion_[me];
            opinion_[me] = opinion;
            note_consensus(t + ++done / agents());
        });
        settled_ = set_.mutation == 0 && nobody_disagrees();
    }

    bool settled() const override { return settled_; }

    void state(StateVisitor& visit) override {
        visit("agent/opinion", opinion_, Between{0, 1});
        visit("yes", yes_);
        visit("consensus_time", consensus_time_);
        visit("settled", settled_);
    }

    Outline outline() const override {
        Outline outline{.tick_unit = "1"};
        outline.dimensions = {{"agent", agents(), "voter", {}}};
        outline.observe({"share", "1", "share of agents who say yes", {}, {}},
                        [this](std::span<double> out) { out[0] = static_cast<double>(yes_) / agents(); });
        outline.observe({"consensus_time",
                         "1",
                         "ticks until all were of one opinion for the first time; until then none",
                         {},
                         {}},
                        [this](std::span<double> out) { out[0] = consensus_time_; });
        outline.column({"agent/opinion", "1", "what an agent says", {"agent"}, {"no", "yes"}},
                       [this] { return std::span(opinion_); });
        return outline;
    }

  private:
    std::uint32_t agents() const { return set_.graph.agents; }

    std::uint8_t next_opinion(std::uint32_t me, Dice& dice) const {
        if (dice.chance(set_.mutation)) return dice.chance(0.5);
        if (set_.graph.is_complete()) {
            if (agents() == 1) return opinion_[me];
            const std::uint32_t other = dice.below(agents() - 1);
            return opinion_[other + (other >= me)];
        }
        const auto neighbours = ties_.neighbours(me);
        if (neighbours.empty()) return opinion_[me];
        return opinion_[neighbours[dice.below(static_cast<std::uint32_t>(neighbours.size()))]];
    }

    void note_consensus(double now) {
        const bool unanimous = yes_ == 0 || yes_ == agents();
        if (unanimous && std::isnan(consensus_time_)) consensus_time_ = now;
    }

    /// Nobody has a neighbour of another opinion: everybody is of one, or each part that hangs together is.
    bool nobody_disagrees() const {
        if (set_.graph.is_complete() || yes_ == 0 || yes_ == agents()) return yes_ == 0 || yes_ == agents();
        for (std::uint32_t me = 0; me < agents(); ++me)
            for (const std::uint32_t other : ties_.neighbours(me))
                if (opinion_[other] != opinion_[me]) return false;
        return true;
    }

    Setting set_;
    Ties ties_;
    std::vector<std::uint8_t> opinion_;
    std::uint32_t yes_;
    double consensus_time_ = std::numeric_limits<double>::quiet_NaN();
    bool settled_ = false;
    Stream update_;
    Draws draws_;
};

Plan read(const Section& config, const std::string&) {
    const Setting setting(config);
    Plan plan;
    plan.headline = {"share", "consensus_time"};
    plan.inputs = setting.graph.inputs();
    plan.notes = setting.graph.notes();
    plan.build = [setting](const Draws& draws) { return std::make_unique<Voter>(setting, draws); };
    return plan;
}

const bool added = add_model({"voter",
                              "opinions taken over from neighbours (Holley & Liggett 1975)",
                              {"voter"},
                              [](const Section& config, const std::string&) { Setting{config}; },
                              read,
                              1'000'000});
}  // namespace

}  // namespace concord::classic
