// The public goods game on a grid (Szolnoki, Perc and Szabo 2009).
//
// Every site and its four neighbours are a group, so a site belongs to five. In each a cooperator puts in c;
// the sum times r is shared out evenly among all five: P_x = sum over x's groups of r c n / 5 - c (if x
// cooperates), n the cooperators of the group. A random site takes over the strategy of a random neighbour y
// with probability 1 / (1 + exp((P_x - P_y) / K)), one after another, as many a tick as there are sites. The
// grid is a torus.
//
// Implementations differ: in some a site belongs to its own group only, or earns the mean of its groups
// rather than the sum, which is a noise of 5 K here.
#include "engine/sweep/sequential.hpp"
#include "models/classic/entry.hpp"
#include "models/classic/fermi.hpp"
#include "models/classic/sites.hpp"
#include "models/classic/strategies.hpp"

namespace concord::classic {

namespace {
constexpr int group = 5;

struct Setting {
    explicit Setting(const Section& config)
        : sites(read_sites(config, 150, Border::torus)),
          multiplication(config.real("model.multiplication", 4, {0, 1e6}, "1",
                                     "r, what becomes of a unit put in", "Szolnoki, Perc & Szabo 2009")),
          cost(config.real("model.cost", 1, {0, 1e6}, "payoff", "c, what a cooperator puts into each group")),
          noise(config.real("model.noise", 0.5, {0, 1e9}, "payoff", "K; 0: the better for certain",
                            "Szolnoki, Perc & Szabo 2009")),
          cooperators(
              config.share("model.initial_cooperators", 0.5, "share of sites that cooperate at the start")) {}

    Sites sites;
    double multiplication, cost, noise, cooperators;
};

class PublicGoods : public Model {
  public:
    PublicGoods(const Setting& setting, Draws draws)
        : set_(setting),
          now_(set_.sites.rows, set_.sites.columns, Strategy::defect, 3),
          neighbours_(now_.steps(Neighbourhood::von_neumann)),
          update_(draws.stream("public-goods.update")),
          draws_(std::move(draws)) {
        begin_mixed(now_, set_.cooperators, draws_.dice(draws_.stream("public-goods.start"), 0, 0));
        now_.close_rim(Border::torus);
    }

    void advance(Tick t) override {
        const std::uint32_t sites = set_.sites.count();
        random_sequential(sites, sites, {draws_, update_, t}, [&](std::uint32_t site, Dice& dice) {
            const std::uint32_t row = now_.row_of(site), column = now_.column_of(site);
            const Strategy* here = now_.near(row, column);
            const Strategy* other = here + neighbours_[dice.below(group - 1)];
            if (*here == *other) return;
            if (dice.chance(fermi(earned(other) - earned(here), set_.noise)))
                now_.put(row, column, *other, Border::torus);
        });
    }

    void state(StateVisitor& visit) override { visit("site/strategy", now_.cells(), Between{0, 2}); }

    Outline outline() const override { return outline_of(now_); }

  private:
    /// From all groups a site belongs to: a function of numbers, so that equal company earns the same to the
    /// last bit.
    double earned(const Strategy* here) const {
        int given = cooperators(here);  // contributions to the groups
        for (const std::ptrdiff_t step : neighbours_) given += cooperators(here + step);
        const int paid = *here == Strategy::cooperate ? group : 0;
        return set_.cost * (set_.multiplication * given / group - paid);
    }

    int cooperators(const Strategy* centre) const {
        int count = *centre == Strategy::cooperate;
        for (const std::ptrdiff_t step : neighbours_) count += centre[step] == Strategy::cooperate;
        return count;
    }

    Setting set_;
    Grid<Strategy> now_;
    std::vector<std::ptrdiff_t> neighbours_;  // steps to them
    Stream update_;
    Draws draws_;
};

const bool added = add_simulation<Setting, PublicGoods>(
    "public-goods", "contributions to overlapping groups on a grid (Szolnoki, Perc & Szabo 2009)", 5000,
    {"share_cooperators"});
}  // namespace

}  // namespace concord::classic
