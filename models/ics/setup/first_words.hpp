#pragma once
#include <array>

#include "engine/core/draws.hpp"
#include "engine/core/math.hpp"
#include "engine/core/vector_unit.hpp"

namespace concord::ics {

/// What the dice of up to 512 people in a row give first at tick 0, worked out side by side.
class FirstWords {
  public:
    static constexpr std::size_t together = 512;
    using Row = std::array<double, together>;

    FirstWords(const Draws& draws, Stream stream, std::size_t first, std::size_t last)
        : number_(last - first) {
        std::array<std::uint32_t, together> people;
        for (std::size_t n = 0; n < number_; ++n) people[n] = static_cast<std::uint32_t>(first + n);
        draws.blocks(stream, 0, {people.data(), number_}, {high_.data(), low_.data(), nullptr, nullptr});
    }

    Row uniforms() const {
        return each([](double share) { return share; });
    }
    Row exponentials() const {
        return each([](double share) { return -log(1 - share); });
    }

  private:
    template <class Function>
    Row each(Function function) const {
        Row results;
        on(vector_unit(), [=, high = high_.data(), low = low_.data(), to = results.data(), number = number_] {
            for (std::size_t n = 0; n < number; ++n) to[n] = function(uniform(high[n], low[n]));
        });
        return results;
    }

    std::size_t number_;
    std::array<std::uint32_t, together> high_, low_;
};

}  // namespace concord::ics
