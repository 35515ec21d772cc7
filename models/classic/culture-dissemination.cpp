// The dissemination of culture (Axelrod 1997).
//
// The culture of a site is F features, each one of q traits, at first all drawn at random. A random site
// draws a random neighbour; with probability equal to the share of features in which they agree, the site
// takes over the neighbour's trait in one feature, drawn among those in which they differ. One after another,
// as many a tick as there are sites. The world is frozen when neighbours agree in all features or in none;
// then the run ends.
//
// A region is a set of sites of one culture, connected by neighbours. Implementations differ: a tick is a
// single update in Axelrod's paper; some let the neighbour change. Neighbourhoods are 4, 8, or the 12 within
// two steps; a site at a fixed border has fewer, all equally likely.
#include <limits>

#include "engine/sweep/sequential.hpp"
#include "models/classic/cultures.hpp"
#include "models/classic/entry.hpp"
#include "models/classic/regions.hpp"
#include "models/classic/sites.hpp"

namespace concord::classic {

namespace {
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

struct Setting {
    explicit Setting(const Section& config)
        : features(static_cast<std::uint32_t>(
              config.whole("model.features", 5, {1, 1000}, "1", "F, features of a culture", "Axelrod 1997"))),
          traits(static_cast<std::uint32_t>(
              config.whole("model.traits", 10, {1, 65536}, "1", "q, traits of a feature", "Axelrod 1997"))),
          neighbourhood(config.choice("model.neighbourhood", 0, {"von-neumann", "moore", "12"},
                                      "4, 8 or 12 neighbours", "Axelrod 1997")),
          sites(read_sites(config, 10, read_border(config, Border::fixed), neighbourhood == 2 ? 5 : 3)) {}

    std::uint32_t features, traits;
    std::size_t neighbourhood;
    Sites sites;
};

std::vector<std::ptrdiff_t> steps_to_neighbours(const Grid<std::uint32_t>& grid, std::size_t neighbourhood) {
    if (neighbourhood == 0) return grid.steps(Neighbourhood::von_neumann);
    std::vector<std::ptrdiff_t> steps = grid.steps(Neighbourhood::moore);
    if (neighbourhood == 2)
        for (const auto& [down, right] : {std::pair{-2, 0}, {0, -2}, {0, 2}, {2, 0}})
            steps.push_back(grid.step(down, right));
    return steps;
}

class CultureDissemination : public Model {
  public:
    CultureDissemination(const Setting& setting, Draws draws)
        : set_(setting),
          site_(set_.sites.rows, set_.sites.columns, nobody, 2),
          neighbours_(steps_to_neighbours(site_, set_.neighbourhood)),
          cultures_(set_.sites.count(), set_.features),
          start_(draws.stream("culture-dissemination.start")),
          meet_(draws.stream("culture-dissemination.meet")),
          draws_(std::move(draws)) {
        for (std::uint32_t site = 0; site < set_.sites.count(); ++site) {
            site_[site] = site;
            Dice dice = draws_.dice(start_, site, 0);
            for (std::uint16_t& trait : cultures_[site])
                trait = static_cast<std::uint16_t>(dice.below(set_.traits));
        }
        site_.close_rim(set_.sites.border, nobody);
        for (std::uint32_t site = 0; site < set_.sites.count(); ++site) unlike_ += unlike_around(site);
        unlike_ /= 2;  // each pair was counted from both sides
    }

    void advance(Tick t) override {
        const std::uint32_t sites = set_.sites.count();
        random_sequential(sites, sites, {draws_, meet_, t},
                          [this](std::uint32_t site, Dice& dice) { meet(site, dice); });
    }

    bool settled() const override { return unlike_ == 0; }

    void state(StateVisitor& visit) override {
        visit("site/trait", cultures_.all(), Between{0, static_cast<double>(set_.traits - 1)});
        visit("unlike", unlike_);
    }

    Outline outline() const override {
        Outline outline{.tick_unit = "1"};
        outline.dimensions = {{"row", site_.rows(), "row of the grid", {}},
                              {"column", site_.columns(), "column of the grid", {}},
                              {"feature", set_.features, "feature of a culture", {}}};
        outline.observe({"regions", "1", "connected regions of one culture", {}, {}},
                        [this](std::span<double> out) { out[0] = regions().count; });
        outline.observe({"largest_region", "1", "share of sites in the largest region", {}, {}},
                        [this](std::span<double> out) {
                            out[0] = static_cast<double>(regions().largest) / set_.sites.count();
                        });
        outline.column({"site/trait", "1", "trait of a site in a feature", {"row", "column", "feature"}, {}},
                       [this] { return cultures_.all(); });
        return outline;
    }

  private:
    /// Neighbours of a site who may still become more alike.
    std::uint32_t unlike_around(std::uint32_t site) const {
        const std::uint32_t* here = site_.near(site);
        std::uint32_t count = 0;
        for (const std::ptrdiff_t step : neighbours_) {
            if (here[step] == nobody) continue;
            const std::uint32_t same = cultures_.agreement(site, here[step]);
            count += same > 0 && same < cultures_.features();
        }
        return count;
    }

    void meet(std::uint32_t site, Dice& dice) {
        const std::uint32_t* here = site_.near(site);
        const std::uint32_t other = here[any_neighbour(here, neighbours_, nobody, dice)];
        const std::uint32_t same = cultures_.agreement(site, other), features = cultures_.features();
        if (same == 0 || same == features || !dice.chance(static_cast<double>(same) / features)) return;
        unlike_ -= unlike_around(site);
        cultures_.copy_one(site, other, features - same, dice);
        unlike_ += unlike_around(site);
    }

    Regions regions() const {
        return classic::regions(site_, neighbours_, nobody,
                                [this](auto one, auto other) { return cultures_.alike(one, other); });
    }

    Setting set_;
    Grid<std::uint32_t> site_;  // its number
    std::vector<std::ptrdiff_t> neighbours_;
    Cultures cultures_;
    std::uint64_t unlike_ = 0;  // pairs of neighbours who may still become more alike
    Stream start_, meet_;
    Draws draws_;
};

const bool added = add_simulation<Setting, CultureDissemination>(
    "culture-dissemination", "cultures that grow alike where they are alike (Axelrod 1997)", 1'000'000,
    {"regions", "largest_region"});
}  // namespace

}  // namespace concord::classic
