// The Moran process on graphs. Every member of a population sits on a site of a graph; one of them, at a site
// drawn at random, is a mutant. Single updates follow one another:
// - birth-death: a member, drawn in proportion to fitness, has a child; it takes a random neighbour's site;
// - death-birth: a member, drawn evenly, dies; its neighbours compete for the site in proportion to fitness.
//
// Fitness is r for mutants and 1 for others, or, with the donation game, f = 1 - w + w pi: mutants pay c for
// each neighbour, who gets b; pi adds up all games, also those with the member that is about to die. Moran
// (1958); Lieberman, Hauert & Nowak (2005); Ohtsuki, Hauert, Lieberman & Nowak (2006).
//
// Known to differ between implementations: Moran's child may take its own parent's site, here it never does,
// which on the complete graph changes times but not the chances of fixation; payoffs may be averaged over
// neighbours; time may be counted in single updates, here it is in generations of N of them. Members without
// any fitness are drawn evenly where there are no others. A random-regular graph is connected, and the same
// for all populations of a run.
#include <fmt/format.h>

#include "models/classic/entry.hpp"
#include "models/classic/moran_update.hpp"
#include "models/classic/populations.hpp"

namespace concord::classic {
namespace {

struct Setting {
    explicit Setting(const Section& config)
        : populations(config, 10),
          graph(config.choice("model.graph", 0, {"complete", "cycle", "star", "random-regular"},
                              "who is next to whom", "Lieberman et al. 2005")),
          degree(static_cast<std::uint32_t>(config.whole("model.degree", 4, {0, 1e6}, "1",
                                                         "neighbours of each on a random-regular graph"))),
          death_first(config.choice("model.update", 0, {"birth-death", "death-birth"}, "what comes first") ==
                      1),
          selection(config) {
        check(config);
    }

    void check(const Section& config) const {
        if (std::uint64_t{populations.count} * populations.size > 1'000'000'000)
            config.problem("model.populations", "more than 1000000000 members in all");
        const char* fault = Habitat::random_regular_fault(populations.size, degree);
        if (graph == 3 && fault) return config.problem("model.degree", fault);
        const std::uint32_t most = most_neighbours();
        const double highest = 1 / (1 + selection.cost * most);
        if (selection.donation && selection.weight > highest)
            config.problem("model.selection",
                           fmt::format("the fitness of a mutant with {} neighbours would be negative; at "
                                       "most {} is allowed",
                                       most, highest));
    }

    std::uint32_t most_neighbours() const {
        if (graph == 3) return degree;
        return graph == 1 ? std::min(2u, populations.size - 1) : populations.size - 1;
    }

    Habitat habitat(Draws& draws) const {
        if (graph == 0) return Habitat::complete(populations.size);
        if (graph == 1) return Habitat::cycle(populations.size);
        if (graph == 2) return Habitat::star(populations.size);
        return Habitat::random_regular(populations.size, degree, draws, "moran.graph");
    }

    Populations::Setting populations;
    std::size_t graph;
    std::uint32_t degree;
    bool death_first;
    Selection selection;
};

class Moran : public Model {
  public:
    Moran(const Setting& setting, Draws draws)
        : setting_(setting),
          habitat_(setting.habitat(draws)),
          populations_(setting.populations),
          mutant_(std::size_t{setting.populations.count} * setting.populations.size),
          update_(draws.stream("moran.update")) {
        const Stream start = draws.stream("moran.start");
        for (std::uint32_t n = 0; n < setting.populations.count; ++n)
            sites(n)[draws.dice(start, n, 0).below(habitat_.size())] = 1;
        draws_ = std::move(draws);
    }

    void advance(Tick t) override {
        populations_.advance({draws_, update_, t}, [&](std::uint32_t n, std::uint32_t mutants, Dice& dice) {
            const MoranUpdate update{setting_.selection, habitat_, sites(n), mutants};
            return setting_.death_first ? update.death_birth(dice) : update.birth_death(dice);
        });
    }

    bool settled() const override { return populations_.settled(); }

    void state(StateVisitor& visit) override {
        populations_.state(visit);
        visit("site/strategy", mutant_, Between{0, 1});
    }

    Outline outline() const override {
        Outline outline;
        populations_.observe(outline);
        outline.dimensions.push_back({"site", habitat_.size(), "site of the graph", {}});
        outline.column(
            {"site/strategy", "1", "who sits there", {"population", "site"}, {"resident", "mutant"}},
            [this] { return std::span(mutant_); });
        return outline;
    }

  private:
    std::span<std::uint8_t> sites(std::uint32_t population) {
        return std::span(mutant_).subspan(std::size_t{population} * habitat_.size(), habitat_.size());
    }

    Setting setting_;
    Habitat habitat_;
    Populations populations_;
    std::vector<std::uint8_t> mutant_;  // by population and site
    Stream update_;
    Draws draws_{0, 0};
};

const bool added = add_simulation<Setting, Moran>("moran", "the fixation of a mutant on a graph", 1'000'000,
                                                  {"share_fixated", "share_extinct", "fixation_time"});

}  // namespace
}  // namespace concord::classic
