#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/network/generators.hpp"
#include "engine/network/require.hpp"

namespace concord::network {

namespace {
/// Draws an index in proportion to its weight in constant time: every index shares its cell with one other
/// (Walker 1977, built as by Vose 1991).
class AliasTable {
  public:
    AliasTable(std::span<const double> weights, double sum)
        : own_(weights.size()), other_(weights.size(), heaviest(weights)) {
        std::vector<std::uint32_t> poor, rich;
        for (std::uint32_t n = 0; n < weights.size(); ++n) {
            own_[n] = weights[n] / sum * static_cast<double>(weights.size());
            (own_[n] < 1 ? poor : rich).push_back(n);
        }
        while (!poor.empty() && !rich.empty()) {
            const std::uint32_t taker = poor.back(), giver = rich.back();
            poor.pop_back();
            other_[taker] = giver;
            own_[giver] -= 1 - own_[taker];
            if (own_[giver] < 1) {
                rich.pop_back();
                poor.push_back(giver);
            }
        }
        // Left over by rounding: these fill their cells, unless they have no weight at all.
        for (const std::uint32_t n : poor)
            if (weights[n] > 0) own_[n] = 1;
    }

    std::uint32_t draw(Dice& dice) const {
        const std::uint32_t n = dice.below(static_cast<std::uint32_t>(own_.size()));
        return dice.uniform() < own_[n] ? n : other_[n];
    }

  private:
    static std::uint32_t heaviest(std::span<const double> weights) {
        return static_cast<std::uint32_t>(std::ranges::max_element(weights) - weights.begin());
    }

    std::vector<double> own_;  // share of the cell
    std::vector<std::uint32_t> other_;
};

double checked_sum(std::span<const double> weights, std::uint32_t each) {
    require(weights.size() < 0xffffffff, "weighted: {} agents are too many", weights.size());
    for (const double weight : weights)
        require(weight >= 0 && std::isfinite(weight), "weighted: a weight of {}; 0 or more is allowed",
                weight);
    const auto positive =
        static_cast<std::uint64_t>(std::ranges::count_if(weights, [](double weight) { return weight > 0; }));
    const std::uint64_t needed = each == 0 || weights.empty() ? 0 : std::uint64_t{each} + 1;
    require(positive >= needed, "weighted: {} ties each need {} agents with a weight above 0; there are {}",
            each, needed, positive);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    require(std::isfinite(sum), "weighted: the sum of weights is too large");
    return sum;
}

/// The slow way, for weights so uneven that others are hardly ever drawn: one draw among those left over.
std::uint32_t draw_among_others(std::span<const double> weights, std::uint32_t me, std::span<const Tie> taken,
                                Dice& dice) {
    std::vector<double> left(weights.begin(), weights.end());
    left[me] = 0;
    for (const Tie& tie : taken) left[tie.to] = 0;
    return static_cast<std::uint32_t>(dice.categorical(left));
}
}  // namespace

Ties weighted(std::span<const double> weights, std::uint32_t each, const Draws& draws, Stream stream) {
    const double sum = checked_sum(weights, each);
    const AliasTable table(weights, sum);
    std::vector<Tie> ties;
    ties.reserve(weights.size() * each);
    for (std::uint32_t me = 0; me < weights.size(); ++me) {
        Dice dice = draws.dice(stream, me, 0);
        const std::size_t before = ties.size();
        while (ties.size() < before + each) {
            const auto taken = std::span<const Tie>(ties).subspan(before);
            const auto free = [&](std::uint32_t other) {
                return other != me && std::ranges::find(taken, other, &Tie::to) == taken.end();
            };
            std::uint32_t other = table.draw(dice);
            for (int patience = 100; !free(other) && patience > 0; --patience) other = table.draw(dice);
            ties.push_back({me, free(other) ? other : draw_among_others(weights, me, taken, dice)});
        }
    }
    return directed(weights.size(), ties);
}

}  // namespace concord::network
