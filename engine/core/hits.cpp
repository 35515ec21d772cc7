#include <algorithm>
#include <cmath>

#include "engine/core/draws.hpp"
#include "engine/core/select.hpp"

namespace concord {

namespace {
constexpr std::size_t at_a_time = 2048;

/// Words of dice, and the last word of each that is a hit.
struct Chances {
    std::array<std::uint32_t, at_a_time> words, limits;

    /// As Dice::chance, in whole numbers. Where the probability is 0 there is no last word: none may pass.
    void limit(std::size_t first, std::size_t size, double probability) {
        const double words_below = std::ceil(probability * 0x1p32);
        if (!(words_below > 0)) std::fill_n(words.data() + first, size, 0xffffffff);
        const double last = std::clamp(words_below - 1, 0.0, 0x1p32 - 1);
        std::fill_n(limits.data() + first, size, words_below > 0 ? static_cast<std::uint32_t>(last) : 0);
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
        found += select(start, who.subspan(found, size),
                        [word = chances.words.data(), last = chances.limits.data()](std::size_t n) {
                            return word[n] <= last[n];
                        });
    }
    return found;
}

}  // namespace concord
