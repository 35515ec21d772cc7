#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/philox.hpp"
#include "engine/core/tick.hpp"
#include "tests/bench/flagship_arrays.hpp"

/// The three loops that most of the time goes to, with the instructions of AVX-512 where the machine has
/// them, else as plain loops. Their results are the same.
namespace concord::bench {

/// Of agents `first` and after, those whose first word of a draw is below a bound, and that word.
struct Found {
    explicit Found(std::size_t agents) : who(agents + 16), words(agents + 16), drawn(agents) {}
    std::size_t size = 0;
    Array<std::uint32_t> who, words;
    Array<std::uint32_t> drawn;  // room for the words of all
};

/// The first words of the draws of a week.
struct Draw {
    philox::Key key;
    Tick tick;
    std::uint32_t stream, below;
};
void find(const Draw&, std::uint32_t first, std::size_t agents, Found&);
/// Two at once, of the same week, the second one rare.
void find(const Draw&, const Draw& rare, std::uint32_t first, std::size_t agents, Found& found,
          Found& rarely);

/// Uniforms of [0, 1) from the first two words for each agent; a multiple of sixteen of them.
void draw_uniforms(const philox::Key&, Tick, std::uint32_t stream, const std::uint32_t* agents, std::size_t n,
                   double* uniforms);

/// T' = keep[b] T + gain[b] + repair max(0, T0 - T), kept within [0, 1], b what the other does.
struct TrustStep {
    alignas(64) std::array<float, float_lanes> keep, gain;  // by behaviour, four times over
    float repair, initial;
};
/// Moves the trust of the slices [first, last), and adds the sum of each strip to that of its link.
void move_trust(const TrustStep&, Strips&, std::size_t first, std::size_t last, double* link_sum);

}  // namespace concord::bench
