// Games with one's neighbours on a grid (Nowak and May 1992).
//
// A site plays the game of two with each neighbour, and with itself where model.self says so, and earns the
// sum P. Then it takes over a strategy by model.update:
//   best-takes-over  that of the best earner among all it played with (Nowak and May 1992); its own, where
//                    both strategies earn the best
//   fermi            that of a random neighbour y, with probability 1 / (1 + exp((P_x - P_y) / K)) (Szabo and
//                    Toke 1998)
//   proportional     that of a random neighbour y, with probability (P_y - P_x) / (k D), if positive: k the
//                    games of a site, D the widest difference of payoffs (Hauert and Doebeli 2004)
// All do so at once by what was earned before; or one random site after another, as many a tick as there are,
// by what is earned at that moment.
//
// Implementations differ: without self, a site here is compared to others only (elsewhere often to itself
// too); elsewhere ties go to cooperators or are drawn. A random neighbour is never the site itself. Beyond a
// fixed border nobody plays or is compared to.
#include <limits>

#include "engine/sweep/cell_rules.hpp"
#include "engine/sweep/sequential.hpp"
#include "models/classic/entry.hpp"
#include "models/classic/fermi.hpp"
#include "models/classic/ranks.hpp"
#include "models/classic/sites.hpp"
#include "models/classic/strategies.hpp"

namespace concord::classic {

namespace {
enum class Update { best_takes_over, fermi, proportional };

struct Setting {
    explicit Setting(const Section& config)
        : sites(read_sites(config, 200, read_border(config, Border::torus))),
          neighbourhood(static_cast<Neighbourhood>(config.choice(
              "model.neighbourhood", 1, {"von-neumann", "moore"}, "4 or 8 neighbours", "Nowak & May 1992"))),
          self(config.flag("model.self", true, "whether a site plays and compares with itself")),
          game(config, 1.9),
          single_defector(config.choice("model.initial", 0, {"random", "single-defector"},
                                        "who defects at the start; a single one at the centre") == 1),
          defectors(config.share("model.initial_defectors", 0.1,
                                 "share of sites that defect at the start, if random", "Nowak & May 1992")),
          update(static_cast<Update>(config.choice("model.update", 0,
                                                   {"best-takes-over", "fermi", "proportional"},
                                                   "how a strategy is taken over", "Nowak & May 1992"))),
          noise(config.real("model.noise", 0.1, {0, 1e9}, "payoff", "K of fermi; 0: the better for certain",
                            "Szabo, Vukov & Szolnoki 2005")),
          one_after_another(config.choice("model.order", 0, {"synchronous", "random-sequential"},
                                          "all sites at once, or as many as there are, at random") == 1) {}

    Sites sites;
    Neighbourhood neighbourhood;
    bool self;
    Dilemma game;
    bool single_defector;
    double defectors;
    Update update;
    double noise;
    bool one_after_another;
};

constexpr auto cooperates = [](Strategy site) { return site == Strategy::cooperate; };
constexpr auto defects = [](Strategy site) { return site == Strategy::defect; };

/// What the best of those around who play a strategy earns, in payoffs or ranks; nobody earns less than
/// anybody.
template <Strategy strategy>
struct EarnedBy {
    template <class Earned>
    Earned operator()(Strategy site, Earned earned) const {
        return site == strategy ? earned : std::numeric_limits<Earned>::lowest();
    }
};

class SpatialDilemma : public Model {
  public:
    SpatialDilemma(const Setting& setting, Draws draws)
        : set_(setting),
          now_(set_.sites.rows, set_.sites.columns, Strategy::cooperate, 2),
          next_(now_),
          earned_(set_.sites.rows, set_.sites.columns, 0, 2),
          around_{set_.neighbourhood, set_.self},
          neighbours_(now_.steps(set_.neighbourhood)),
          company_(neighbours_),
          update_(draws.stream("spatial-dilemma.update")),
          draws_(std::move(draws)) {
        if (set_.self) company_.push_back(0);
        largest_ = set_.game.widest() * static_cast<double>(company_.size());
        if (set_.single_defector)
            now_(now_.rows() / 2, now_.columns() / 2) = Strategy::defect;
        else
            begin_mixed(now_, 1 - set_.defectors, draws_.dice(draws_.stream("spatial-dilemma.start"), 0, 0));
        now_.close_rim(set_.sites.border, Strategy::absent);
    }

    void advance(Tick t) override {
        set_.one_after_another ? one_after_another({draws_, update_, t}) : all_at_once({draws_, update_, t});
    }

    void state(StateVisitor& visit) override { visit("site/strategy", now_.cells(), Between{0, 2}); }

    Outline outline() const override { return outline_of(now_); }

  private:
    void all_at_once(const Occasion& occasion) {
        const Dilemma& game = set_.game;
        const CellRule payoff{[game](Strategy me, int with_cooperators, int with_defectors) {
                                  return game.earned(me, with_cooperators, with_defectors);
                              },
                              HowMany{cooperates}, HowMany{defects}};
        if (set_.update != Update::best_takes_over)
            imitate(payoff, occasion);
        else if (set_.sites.border == Border::torus)
            follow_the_best(
                CellRule{Ranks(game, static_cast<unsigned>(company_.size())), HowMany{cooperates}});
        else
            follow_the_best(payoff);
        std::swap(now_, next_);
        now_.close_rim(set_.sites.border, Strategy::absent);
    }

    template <class Earning>
    void follow_the_best(const Earning& earning) {
        const CellRule following{[](Strategy me, auto, auto best_cooperator, auto best_defector) {
                                     return best_cooperator > best_defector   ? Strategy::cooperate
                                            : best_defector > best_cooperator ? Strategy::defect
                                                                              : me;
                                 },
                                 Highest{EarnedBy<Strategy::cooperate>{}},
                                 Highest{EarnedBy<Strategy::defect>{}}};
        sweep_twice(now_, around_, earning, following, next_);
    }

    template <class Payoff>
    void imitate(const Payoff& payoff, const Occasion& occasion) {
        sweep(now_, around_, payoff, earned_);
        earned_.close_rim(set_.sites.border);
        for_cells(now_.rows(), now_.columns(), [&](auto row, auto column) {
            const double* payoffs = earned_.near(row, column);
            Dice dice = occasion.dice(row * now_.columns() + column);
            next_(row, column) = chosen(
                now_.near(row, column), [payoffs](auto step) { return payoffs[step]; }, dice);
        });
    }

    void one_after_another(const Occasion& occasion) {
        const std::uint32_t sites = set_.sites.count();
        random_sequential(sites, sites, occasion, [&](std::uint32_t site, Dice& dice) {
            const std::uint32_t row = now_.row_of(site), column = now_.column_of(site);
            const Strategy* here = now_.near(row, column);
            const Strategy next = chosen(
                here, [&](auto step) { return earned(here + step); }, dice);
            if (next != *here) now_.put(row, column, next, set_.sites.border);
        });
    }

    double earned(const Strategy* here) const {
        unsigned cooperators = 0, defectors = 0;
        for (const std::ptrdiff_t step : company_) {
            cooperators += here[step] == Strategy::cooperate;
            defectors += here[step] == Strategy::defect;
        }
        return set_.game.earned(*here, cooperators, defectors);
    }

    /// The next strategy of a site, `payoff(step)` being what the one a step away earned.
    template <class Payoff>
    Strategy chosen(const Strategy* here, const Payoff& payoff, Dice& dice) const {
        if (set_.update == Update::best_takes_over) return best(here, payoff);
        const std::ptrdiff_t other = any_neighbour(here, neighbours_, Strategy::absent, dice);
        if (here[other] == *here) return *here;
        const double advantage = payoff(other) - payoff(0);
        const double chance =
            set_.update == Update::fermi ? fermi(advantage, set_.noise) : proportional(advantage, largest_);
        return here[dice.chance(chance) ? other : 0];
    }

    template <class Payoff>
    Strategy best(const Strategy* here, const Payoff& payoff) const {
        constexpr double nobody = -std::numeric_limits<double>::infinity();
        double mine = nobody, theirs = nobody;
        for (const std::ptrdiff_t step : company_) {
            if (here[step] == Strategy::absent) continue;
            double& top = here[step] == *here ? mine : theirs;
            top = std::max(top, payoff(step));
        }
        const Strategy other = *here == Strategy::defect ? Strategy::cooperate : Strategy::defect;
        return theirs > mine ? other : *here;
    }

    Setting set_;
    Grid<Strategy> now_, next_;
    Grid<double> earned_;
    Around around_;
    std::vector<std::ptrdiff_t> neighbours_, company_;  // steps to them; to all whom a site plays with
    double largest_;                                    // difference of earnings
    Stream update_;
    Draws draws_;
};

const bool added = add_simulation<Setting, SpatialDilemma>(
    "spatial-dilemma", "games with neighbours on a grid (Nowak & May 1992)", 1000,
    {"cooperators", "share_cooperators"});
}  // namespace

}  // namespace concord::classic
