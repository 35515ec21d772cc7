// Opinions that meet only when they are close enough (Deffuant, Neau, Amblard and Weisbuch 2000; Hegselmann
// and Krause 2002).
//
//   deffuant            Two agents drawn at random meet. If |x - y| < epsilon, x moves by mu (y - x) and y by
//                       mu (x - y). A tick is as many meetings, one after another, as there are agents.
//   hegselmann-krause   All at once move to the mean of those opinions y, their own included, with
//                       |x - y| <= epsilon. Sorted, these are next to each other, so that a tick takes N log
//                       N.
//
// Opinions begin uniform in [0, 1]. A cluster is what hangs together by agents who listen to each other; only
// those of more than 2% of all agents count, as small groups at the margins always stay behind.
//
// Implementations differ: a tick of deffuant is also one meeting, or N / 2; epsilon also counts as close
// enough in deffuant. mu is no part of hegselmann-krause.
#include <algorithm>
#include <cmath>

#include "engine/model/model.hpp"
#include "engine/sweep/sequential.hpp"
#include "models/classic/closeness.hpp"

namespace concord::classic {

namespace {
struct Setting {
    explicit Setting(const Section& config)
        : agents(static_cast<std::uint32_t>(
              config.whole("model.agents", 5000, {1, 1e8}, "agent", "how many there are"))),
          convergence(config.share("model.convergence", 0.5,
                                   "mu of deffuant: part of the way to the other's opinion",
                                   "Deffuant et al. 2000")),
          all_at_once(config.choice("model.rule", 0, {"deffuant", "hegselmann-krause"},
                                    "who moves: two who meet, or all at once") == 1),
          close{config.real("model.epsilon", 0.3, {0, 1e9}, "opinion", "how far apart opinions still meet",
                            "Deffuant et al. 2000"),
                all_at_once} {}

    std::uint32_t agents;
    double convergence;
    bool all_at_once;
    Closeness close;
};

std::vector<double> first_opinions(std::uint32_t agents, const Draws& draws, Stream start) {
    std::vector<double> opinions(agents);
    for (std::uint32_t me = 0; me < agents; ++me) opinions[me] = draws.dice(start, me, 0).uniform();
    return opinions;
}

class BoundedConfidence : public Model {
  public:
    BoundedConfidence(const Setting& setting, Draws draws)
        : set_(setting),
          opinion_(first_opinions(set_.agents, draws, draws.stream("bounded-confidence.start"))),
          meet_(draws.stream("bounded-confidence.meet")),
          draws_(std::move(draws)) {}

    void advance(Tick t) override { settled_ = set_.all_at_once ? !move_all() : !meet(t) && nobody_moves(); }

    bool settled() const override { return settled_; }

    void state(StateVisitor& visit) override {
        visit("agent/opinion", opinion_);
        visit("settled", settled_);
    }

    Outline outline() const override {
        Outline outline{.tick_unit = "1"};
        outline.dimensions = {{"agent", opinion_.size(), "agent", {}}};
        outline.observe(
            {"clusters", "1", "groups of more than 2% of agents that listen to each other", {}, {}},
            [this](std::span<double> out) { out[0] = static_cast<double>(clusters(opinion_, set_.close)); });
        outline.observe({"spread", "1", "standard deviation of opinions", {}, {}},
                        [this](std::span<double> out) { out[0] = spread(); });
        outline.column({"agent/opinion", "1", "opinion of an agent", {"agent"}, {}},
                       [this] { return std::span(opinion_); });
        return outline;
    }

  private:
    /// Whether anybody moved.
    bool meet(Tick t) {
        bool moved = false;
        if (set_.agents == 1) return false;
        random_sequential(set_.agents, set_.agents, {draws_, meet_, t}, [&](std::uint32_t me, Dice& dice) {
            const std::uint32_t drawn = dice.below(set_.agents - 1), other = drawn + (drawn >= me);
            const double x = opinion_[me], y = opinion_[other];
            opinion_[me] = after(x, y);
            opinion_[other] = after(y, x);
            moved = moved || opinion_[me] != x || opinion_[other] != y;
        });
        return moved;
    }

    /// Whether no meeting would move anybody. The further apart two who meet, the further they move, so that
    /// only the farthest need to be looked at.
    bool nobody_moves() const {
        std::vector<double> sorted = opinion_;
        std::ranges::sort(sorted);
        const std::vector<double> highest = highest_close(sorted, set_.close),
                                  lowest = lowest_close(sorted, set_.close);
        for (std::size_t me = 0; me < sorted.size(); ++me)
            if (after(sorted[me], highest[me]) != sorted[me] || after(sorted[me], lowest[me]) != sorted[me])
                return false;
        return true;
    }

    double after(double x, double y) const {
        return set_.close(std::abs(y - x)) ? x + set_.convergence * (y - x) : x;
    }

    /// Whether anybody moved.
    bool move_all() {
        std::vector<double> means = means_of_close(opinion_, set_.close);
        opinion_.swap(means);
        return opinion_ != means;
    }

    /// About the first opinion, so that it is 0 where all agree.
    double spread() const {
        const auto agents = static_cast<double>(opinion_.size());
        double sum = 0, squares = 0;
        for (const double opinion : opinion_) sum += opinion - opinion_[0];
        for (const double opinion : opinion_) {
            const double off = opinion - opinion_[0] - sum / agents;
            squares += off * off;
        }
        return std::sqrt(squares / agents);
    }

    Setting set_;
    std::vector<double> opinion_;
    bool settled_ = false;
    Stream meet_;
    Draws draws_;
};

Plan read(const Section& config, const std::string&) {
    Plan plan;
    plan.headline = {"clusters", "spread"};
    plan.build = [setting = Setting(config)](const Draws& draws) {
        return std::make_unique<BoundedConfidence>(setting, draws);
    };
    return plan;
}

const bool added = add_model({"bounded-confidence",
                              "opinions that meet only when close enough (Deffuant et al. 2000)",
                              {"bounded-confidence"},
                              [](const Section& config, const std::string&) { Setting{config}; },
                              read,
                              1000});
}  // namespace

}  // namespace concord::classic
