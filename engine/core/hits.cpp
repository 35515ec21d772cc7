#include <algorithm>
#include <bit>
#include <cmath>

#include "engine/core/draws.hpp"
#include "engine/core/vector_unit.hpp"

namespace concord {

namespace {
constexpr std::size_t at_a_time = 1024, in_a_mask = 32;

/// Words of dice, and the last word of each that is a hit.
struct Chances {
    alignas(64) std::array<std::uint32_t, at_a_time> words, limits;

    /// As Dice::chance, in whole numbers. Where the probability is 0 there is no last word: none may pass.
    void limit(std::size_t first, std::size_t size, double probability) {
        const double words_below = std::ceil(probability * 0x1p32);
        if (!(words_below > 0)) std::fill_n(words.data() + first, size, 0xffffffff);
        const double last = std::clamp(words_below - 1, 0.0, 0x1p32 - 1);
        std::fill_n(limits.data() + first, size, words_below > 0 ? static_cast<std::uint32_t>(last) : 0);
    }

    /// Bit n of mask m: whether it hits agent 32 m + n.
    void compare(std::span<std::uint32_t> masks) const {
        static constexpr auto bits = [] {
            std::array<std::uint32_t, in_a_mask> powers;
            for (std::size_t n = 0; n < in_a_mask; ++n) powers[n] = 1u << n;
            return powers;
        }();
        on(vector_unit(), [this, to = masks] {
            for (std::size_t m = 0; m < to.size(); ++m) {
                const std::uint32_t* const word = &words[m * in_a_mask];
                const std::uint32_t* const last = &limits[m * in_a_mask];
                std::uint32_t mask = 0;
                for (std::size_t n = 0; n < in_a_mask; ++n) mask |= word[n] <= last[n] ? bits[n] : 0;
                to[m] = mask;
            }
        });
    }
};

/// Hands out stretches piece by piece.
class Pieces {
  public:
    explicit Pieces(std::span<const Draws::Stretch> stretches) : stretches_(stretches) {}

    Draws::Stretch take(std::size_t most) {
        while (used_ == stretches_.front().size) {
            stretches_ = stretches_.subspan(1);
            used_ = 0;
        }
        const std::size_t size = std::min(most, stretches_.front().size - used_);
        used_ += size;
        return {size, stretches_.front().probability};
    }

  private:
    std::span<const Draws::Stretch> stretches_;
    std::size_t used_ = 0;
};
}  // namespace

std::size_t Draws::hits(Stream stream, Tick tick, std::uint32_t first, std::span<const Stretch> stretches,
                        std::span<std::uint32_t> who) const {
    Chances chances;
    std::array<std::uint32_t, at_a_time / in_a_mask> masks;
    Pieces pieces(stretches);
    std::size_t found = 0;
    for (std::size_t done = 0; done < who.size(); done += at_a_time) {
        const std::size_t size = std::min(at_a_time, who.size() - done);
        const auto start = first + static_cast<std::uint32_t>(done);
        words(stream, tick, start, std::span(chances.words).first(size));
        for (std::size_t n = 0; n < size;) {
            const Stretch piece = pieces.take(size - n);
            chances.limit(n, piece.size, piece.probability);
            n += piece.size;
        }
        const std::size_t used = (size + in_a_mask - 1) / in_a_mask;
        chances.limit(size, used * in_a_mask - size, 0);
        chances.compare(std::span(masks).first(used));
        for (std::uint32_t m = 0; m < used; ++m)
            for (std::uint32_t mask = masks[m]; mask != 0; mask &= mask - 1)
                who[found++] = start + m * in_a_mask + static_cast<std::uint32_t>(std::countr_zero(mask));
    }
    return found;
}

}  // namespace concord
