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
    std::array<double, at_a_time> best, sum, target;
    std::array<std::uint64_t, at_a_time> chosen;

    void start(std::size_t size) {
        for (std::size_t n = 0; n < size; ++n) {
            best[n] = -std::numeric_limits<double>::infinity();
            sum[n] = 0;
            chosen[n] = 0;
        }
    }
    void compare(std::span<const double> utility, double sharpness) {
        for (std::size_t n = 0; n < utility.size(); ++n) best[n] = std::max(best[n], sharpness * utility[n]);
    }
    /// Adds the weights of an option, and writes down what the sum has reached with them.
    void weigh(std::span<const double> utility, double sharpness, double* sums) {
        const double* const __restrict of = utility.data();
        double* const __restrict reached = sums;
        for (std::size_t n = 0; n < utility.size(); ++n)
            reached[n] = sum[n] += exp(sharpness * of[n] - best[n]);
    }
    /// At a uniform part of the sum. Returns whether all sums are such that there is one.
    bool aim(std::size_t size) {
        std::size_t fit = 0;
        for (std::size_t n = 0; n < size; ++n) {
            target[n] = uniform(high[n], low[n]) * sum[n];
            fit += sum[n] > 0 && sum[n] < std::numeric_limits<double>::infinity();
        }
        return fit == size;
    }
    /// Counts the options whose weights together do not reach past that.
    void pass(std::span<const double> reached) {
        for (std::size_t n = 0; n < reached.size(); ++n) chosen[n] += reached[n] > target[n] ? 0 : 1;
    }
    void write(std::span<std::uint8_t> choices) const {
        for (std::size_t n = 0; n < choices.size(); ++n) choices[n] = static_cast<std::uint8_t>(chosen[n]);
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
    double* const reached = of_many.empty() ? of_few.data() : of_many.data();
    Lanes lanes;
    for (std::size_t first = 0; first < agents.size(); first += at_a_time) {
        const std::size_t size = std::min(at_a_time, agents.size() - first);
        blocks(stream, tick, agents.subspan(first, size), {lanes.high.data(), lanes.low.data()});
        bool fit = false;
        on(vector_unit(), [&] {
            lanes.start(size);
            for (const auto& utility : utilities) lanes.compare(utility.subspan(first, size), sharpness);
            for (std::size_t k = 0; k < utilities.size(); ++k)
                lanes.weigh(utilities[k].subspan(first, size), sharpness, reached + k * row);
            fit = lanes.aim(size);
            for (std::size_t k = 0; k + 1 < utilities.size(); ++k) lanes.pass({reached + k * row, size});
            lanes.write(choices.subspan(first, size));
        });
        if (!fit) throw std::invalid_argument("a choice needs weights with a positive and finite sum");
    }
}

}  // namespace concord
