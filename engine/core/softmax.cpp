#include <algorithm>
#include <cassert>
#include <limits>
#include <stdexcept>
#include <vector>

#include "engine/core/draws.hpp"
#include "engine/core/math.hpp"
#include "engine/core/vector_unit.hpp"

namespace concord {

namespace {
constexpr std::size_t at_a_time = 256;

/// Up to at_a_time agents, each in a lane of its own: the operations of Dice::softmax in their order.
struct Lanes {
    std::array<std::uint32_t, at_a_time> high, low;  // words of the dice
    std::array<double, at_a_time> best, sum, reached;
    std::array<std::uint64_t, at_a_time> chosen;

    void start(std::size_t size) {
        for (std::size_t n = 0; n < size; ++n) {
            best[n] = -std::numeric_limits<double>::infinity();
            sum[n] = reached[n] = 0;
            chosen[n] = 0;
        }
    }
    void compare(std::span<const double> utility, double sharpness) {
        for (std::size_t n = 0; n < utility.size(); ++n) best[n] = std::max(best[n], sharpness * utility[n]);
    }
    void weigh(std::span<const double> utility, double sharpness, double* weights) {
        const double* const __restrict of = utility.data();
        double* const __restrict weight = weights;
        for (std::size_t n = 0; n < utility.size(); ++n) {
            weight[n] = exp(sharpness * of[n] - best[n]);
            sum[n] += weight[n];
        }
    }
    /// Counts the options whose weights together do not reach past a uniform part of the sum.
    void pass(std::span<const double> weights) {
        for (std::size_t n = 0; n < weights.size(); ++n) {
            reached[n] += weights[n];
            chosen[n] += reached[n] > uniform(high[n], low[n]) * sum[n] ? 0 : 1;
        }
    }
};
}  // namespace

void Draws::softmax(Stream stream, Tick tick, std::span<const std::uint32_t> agents,
                    std::span<const std::span<const double>> utilities, double sharpness,
                    std::span<std::uint8_t> choices) const {
    assert(choices.size() == agents.size() && utilities.size() <= 256);
    const std::size_t row = std::min(at_a_time, agents.size());
    std::array<double, 4 * at_a_time> of_few;
    std::vector<double> of_many;
    if (utilities.size() * row > of_few.size()) of_many.resize(utilities.size() * row);
    double* const weights = of_many.empty() ? of_few.data() : of_many.data();
    Lanes lanes;
    for (std::size_t first = 0; first < agents.size(); first += at_a_time) {
        const std::size_t size = std::min(at_a_time, agents.size() - first);
        blocks(stream, tick, agents.subspan(first, size), {lanes.high.data(), lanes.low.data()});
        on(vector_unit(), [&] {
            const auto weights_of = [&](std::size_t k) { return std::span(weights + k * row, size); };
            lanes.start(size);
            for (const auto& utility : utilities) lanes.compare(utility.subspan(first, size), sharpness);
            for (std::size_t k = 0; k < utilities.size(); ++k)
                lanes.weigh(utilities[k].subspan(first, size), sharpness, weights_of(k).data());
            for (std::size_t k = 0; k + 1 < utilities.size(); ++k) lanes.pass(weights_of(k));
        });
        for (std::size_t n = 0; n < size; ++n) {
            if (!(lanes.sum[n] > 0 && lanes.sum[n] < std::numeric_limits<double>::infinity()))
                throw std::invalid_argument("a choice needs weights with a positive and finite sum");
            choices[first + n] = static_cast<std::uint8_t>(lanes.chosen[n]);
        }
    }
}

}  // namespace concord
