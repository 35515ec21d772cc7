#pragma once
#include <cmath>
#include <functional>
#include <vector>

#include "engine/network/ties.hpp"

namespace concord::test {

/// The fixation of one mutant on a small graph, solved by elimination over all 2^N sets of mutants:
/// independent of how the model works.
struct ExactFixation {
    Ties ties;
    bool death_first;
    std::function<double(unsigned mutants, std::size_t site)> fitness;

    double probability() const {
        const std::vector<double> chance = solve([](unsigned) { return 0.0; }, all(), 1);
        return from_one_mutant([&](unsigned mutants) { return chance[mutants]; });
    }

    /// Mean generations until fixation, where it happens: E(time, fixation) / P(fixation), by first steps.
    double time() const {
        const std::vector<double> chance = solve([](unsigned) { return 0.0; }, all(), 1);
        const std::vector<double> spent = solve([&](unsigned mutants) { return chance[mutants]; }, all(), 0);
        const double updates = from_one_mutant([&](unsigned mutants) { return spent[mutants]; });
        return updates / probability() / static_cast<double>(ties.rows());
    }

  private:
    unsigned all() const { return (1u << ties.rows()) - 1; }
    static bool has(unsigned mutants, std::size_t site) { return mutants >> site & 1; }

    double from_one_mutant(const std::function<double(unsigned)>& value) const {
        double sum = 0;
        for (std::size_t site = 0; site < ties.rows(); ++site) sum += value(1u << site);
        return sum / static_cast<double>(ties.rows());
    }

    /// The chances of a child of `parent` coming to `site`, for every pair of neighbours.
    void for_moves(
        unsigned mutants,
        const std::function<void(std::size_t parent, std::size_t site, double chance)>& move) const {
        const double size = static_cast<double>(ties.rows());
        double total = 0;
        for (std::size_t site = 0; site < ties.rows(); ++site) total += fitness(mutants, site);
        for (std::size_t one = 0; one < ties.rows(); ++one) {
            double around = 0;
            for (const std::uint32_t other : ties.neighbours(one)) around += fitness(mutants, other);
            for (const std::uint32_t other : ties.neighbours(one)) {
                const double degree = static_cast<double>(ties.degree(one));
                if (death_first) move(other, one, fitness(mutants, other) / around / size);
                if (!death_first) move(one, other, fitness(mutants, one) / total / degree);
            }
        }
    }

    /// value(mutants) = gain(mutants) + the mean of value after one update; 0 without mutants, `end` with
    /// all.
    std::vector<double> solve(const std::function<double(unsigned)>& gain, unsigned last, double end) const {
        std::vector<std::vector<double>> rows(last + 1, std::vector<double>(last + 2));
        for (unsigned mutants = 1; mutants < last; ++mutants) {
            rows[mutants][mutants] = 1;
            rows[mutants][last + 1] = gain(mutants);
            for_moves(mutants, [&](std::size_t parent, std::size_t site, double chance) {
                const unsigned bit = 1u << site;
                rows[mutants][has(mutants, parent) ? mutants | bit : mutants & ~bit] -= chance;
            });
        }
        rows[0][0] = rows[last][last] = 1;
        rows[last][last + 1] = end;
        return eliminated(std::move(rows));
    }

    static std::vector<double> eliminated(std::vector<std::vector<double>> rows) {
        const std::size_t size = rows.size();
        for (std::size_t pivot = 0; pivot < size; ++pivot)
            for (std::size_t row = 0; row < size; ++row) {
                if (row == pivot || rows[row][pivot] == 0) continue;
                const double factor = rows[row][pivot] / rows[pivot][pivot];
                for (std::size_t n = pivot; n <= size; ++n) rows[row][n] -= factor * rows[pivot][n];
            }
        std::vector<double> values;
        for (std::size_t row = 0; row < size; ++row) values.push_back(rows[row][size] / rows[row][row]);
        return values;
    }
};

}  // namespace concord::test
