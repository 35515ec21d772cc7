#pragma once
#include <algorithm>
#include <cstdint>
#include <span>

#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "models/classic/habitat.hpp"

namespace concord::classic {

/// Where fitness comes from: r for mutants and 1 for others, or a game.
struct Selection {
    explicit Selection(const Section& config)
        : fitness(config.real("model.fitness", 1.1, {0, 1e6}, "1", "of mutants, where others have 1 (r)")),
          donation(config.choice("model.game", 0, {"none", "donation"}, "what fitness comes from") == 1),
          benefit(config.real("model.benefit", 3, {0, 1e6}, "1", "what a neighbour gets (b)")),
          cost(config.real("model.cost", 1, {0, 1e6}, "1", "what it costs to give it (c)")),
          weight(config.share("model.selection", 0.01, "weight of the game in fitness (w)")) {}

    double fitness;
    bool donation;
    double benefit, cost, weight;
};

/// One of `count` candidates, in proportion to fitness(n) <= most; evenly where none has any. Candidates are
/// drawn evenly and refused until one is fit enough; when too few are, the rest is done by adding all up.
template <class Fitness>
std::uint32_t by_fitness(std::uint32_t count, double most, const Fitness& fitness, Dice& dice) {
    if (count == 1) return 0;
    for (int attempt = 0; attempt < 16; ++attempt)
        if (const std::uint32_t n = dice.below(count); dice.chance(fitness(n) / most)) return n;
    double sum = 0;
    for (std::uint32_t n = 0; n < count; ++n) sum += fitness(n);
    if (sum == 0) return dice.below(count);
    double left = dice.uniform() * sum;
    for (std::uint32_t n = 0; n + 1 < count; ++n)
        if ((left -= fitness(n)) < 0) return n;
    return count - 1;
}

/// A population about to be updated once: sites, and which of them hold mutants.
struct MoranUpdate {
    const Selection& selection;
    const Habitat& habitat;
    std::span<std::uint8_t> mutant;  // by site
    std::uint32_t mutants;

    /// Each returns how many mutants there are afterwards.
    std::uint32_t birth_death(Dice& dice) const {
        const auto of_site = [&](std::uint32_t site) { return fitness(site); };
        const std::uint32_t parent = by_fitness(habitat.size(), highest_fitness(), of_site, dice);
        return settle(habitat.neighbour(parent, dice.below(habitat.degree(parent))), parent);
    }
    std::uint32_t death_birth(Dice& dice) const {
        const std::uint32_t site = dice.below(habitat.size());
        const auto of_neighbour = [&](std::uint32_t n) { return fitness(habitat.neighbour(site, n)); };
        const std::uint32_t n = by_fitness(habitat.degree(site), highest_fitness(), of_neighbour, dice);
        return settle(site, habitat.neighbour(site, n));
    }

  private:
    double fitness(std::uint32_t site) const {
        if (!selection.donation) return mutant[site] ? selection.fitness : 1;
        const double received = selection.benefit * habitat.marked_around(site, mutant, mutants);
        const double paid = mutant[site] ? selection.cost * habitat.degree(site) : 0;
        return std::max(0.0, 1 - selection.weight + selection.weight * (received - paid));
    }
    double highest_fitness() const {
        if (!selection.donation) return std::max(1.0, selection.fitness);
        return 1 - selection.weight + selection.weight * selection.benefit * habitat.most_neighbours();
    }
    std::uint32_t settle(std::uint32_t site, std::uint32_t parent) const {
        const std::uint32_t after = mutants + mutant[parent] - mutant[site];
        mutant[site] = mutant[parent];
        return after;
    }
};

}  // namespace concord::classic
