// An institution that rewards or punishes, in public goods games. Groups of n are drawn at random from a
// population of N, C of them cooperators. Who cooperates pays c into the good, which goes to the others of
// the group and so is the same for both strategies. The institution spends delta a head, n delta a group: its
// reward is shared out among the cooperators of the group, its punishment among the defectors. In a single
// update a member and another one are drawn evenly; the member takes over the other's strategy with
// probability 1 / (1 + exp(-beta (difference of payoffs))), where payoffs are means over all groups that one
// may be drawn into:
//   fine of a defector       delta (1 - C(C, n) / C(N, n)) / (1 - x), nearly delta (1 + x + ... + x^(n-1)),
//   reward of a cooperator   delta (1 - C(N-C, n) / C(N, n)) / x, the same in the share 1 - x of defectors.
// Sasaki, Brannstrom, Dieckmann & Sigmund (2012), with compulsory participation.
//
// So for c/n < delta < c: with punishment the share x with delta (1 + ... + x^(n-1)) = c is unstable, and
// drift leaves it towards none or all; with reward the share of defectors that solves the same is stable, and
// cooperators and defectors live side by side. Known to differ between implementations: payoffs of one group
// instead of means, which shifts both shares where beta is large; a multiplied good that one's own payment
// comes back from, which only lowers c; all members updated at once, which overshoots where beta is large.
#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/sweep/sequential.hpp"
#include "models/classic/entry.hpp"
#include "models/classic/start.hpp"

namespace concord::classic {
namespace {

struct Setting {
    explicit Setting(const Section& config)
        : population(static_cast<std::uint32_t>(
              config.whole("model.population", 10'000, {1, 1e7}, "1", "members (N)"))),
          group(static_cast<std::uint32_t>(
              config.whole("model.group", 5, {1, 1e4}, "1", "members of a game (n)", "Sasaki et al. 2012"))),
          cost(config.real("model.cost", 1, {0, 1e6}, "1", "what cooperators pay (c)", "Sasaki et al. 2012")),
          pot(config.real("model.pot", 0.5, {0, 1e6}, "1", "what the institution spends a head (delta)")),
          reward(config.choice("model.incentive", 0, {"punish", "reward"}, "what the pot is spent on") == 1),
          initial_cooperators(
              config.share("model.initial_cooperators", 0.5, "cooperators at the start, exactly")),
          sharpness(config.real("model.sharpness", 10, {0, 1e6}, "1", "how much payoffs count (beta)")) {
        if (group > population) config.problem("model.group", "more than there are in the population");
    }

    std::uint32_t population, group;
    double cost, pot;
    bool reward;
    double initial_cooperators, sharpness;
};

/// What an incentive brings each of the `targets`, on average over the groups of n drawn from a population:
/// in all, a pot of n delta for every group with a target in it.
double incentive_each(const Setting& setting, std::uint32_t targets) {
    const double population = setting.population, others = population - targets;
    double without = 1;  // share of groups without any target
    for (std::uint32_t n = 0; n < setting.group && without > 0; ++n)
        without *= (others - n) / (population - n);
    return setting.pot * (1 - without) / (targets / population);
}

/// Payoff of cooperators minus that of defectors; the incentive that one would get where there is none.
double payoff_difference(const Setting& setting, std::uint32_t cooperators) {
    const std::uint32_t targets = setting.reward ? cooperators : setting.population - cooperators;
    return incentive_each(setting, std::max(1u, targets)) - setting.cost;
}

class InstitutionalIncentives : public Model {
  public:
    InstitutionalIncentives(const Setting& setting, Draws draws)
        : setting_(setting),
          cooperators_(nearest_count(setting.initial_cooperators, setting.population)),
          update_(draws.stream("institutional-incentives.update")) {
        const Stream start = draws.stream("institutional-incentives.start");
        cooperates_ = random_subset(cooperators_, setting.population, draws.dice(start, 0, 0));
        draws_ = std::move(draws);
    }

    void advance(Tick t) override {
        const std::uint32_t size = setting_.population;
        if (cooperators_ == 0 || cooperators_ == size) return;
        double difference = payoff_difference(setting_, cooperators_);
        random_sequential(size, size, {draws_, update_, t}, [&](std::uint32_t me, Dice& dice) {
            const std::uint32_t step = 1 + dice.below(size - 1);
            const std::uint32_t other = static_cast<std::uint32_t>((std::uint64_t{me} + step) % size);
            if (cooperates_[me] == cooperates_[other]) return;
            const double ahead = cooperates_[other] ? difference : -difference;
            if (!dice.chance(logistic(setting_.sharpness * ahead))) return;
            cooperates_[me] = cooperates_[other];
            cooperators_ += cooperates_[other] ? 1 : -1;
            difference = payoff_difference(setting_, cooperators_);
        });
    }

    void state(StateVisitor& visit) override {
        visit("agent/strategy", cooperates_, Between{0, 1});
        visit("cooperators", cooperators_);
    }

    Outline outline() const override {
        Outline outline{.tick_unit = "1"};
        outline.dimensions = {{"agent", setting_.population, "member", {}}};
        outline.observe({"cooperators", "1", "members who cooperate", {}, {}},
                        [this](std::span<double> out) { out[0] = cooperators_; });
        outline.observe(
            {"share_cooperators", "1", "share of members who cooperate", {}, {}},
            [this](std::span<double> out) { out[0] = double(cooperators_) / setting_.population; });
        outline.observe(
            {"payoff_difference", "1", "payoff of cooperators minus that of defectors", {}, {}},
            [this](std::span<double> out) { out[0] = payoff_difference(setting_, cooperators_); });
        outline.column({"agent/strategy", "1", "what a member does", {"agent"}, {"defect", "cooperate"}},
                       [this] { return std::span(cooperates_); });
        return outline;
    }

  private:
    Setting setting_;
    std::uint32_t cooperators_;
    std::vector<std::uint8_t> cooperates_;
    Stream update_;
    Draws draws_{0, 0};
};

const bool added = add_simulation<Setting, InstitutionalIncentives>(
    "institutional-incentives", "public goods games under rewards or punishments", 100,
    {"share_cooperators", "payoff_difference"});

}  // namespace
}  // namespace concord::classic
