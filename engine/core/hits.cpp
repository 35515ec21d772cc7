#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/draws.hpp"
#include "engine/core/select.hpp"

namespace concord {

std::size_t Draws::hits(Stream stream, Tick tick, std::uint32_t first, double probability,
                        std::span<std::uint32_t> who, std::span<std::uint32_t> hit_with) const {
    const double below = std::ceil(probability * 0x1p32);  // as Dice::chance, in whole numbers
    if (!(below > 0)) return 0;
    const auto last = static_cast<std::uint32_t>(std::min(below - 1, 0x1p32 - 1));
    constexpr std::size_t at_a_time = 2048;
    std::array<std::uint32_t, at_a_time> drawn;
    std::size_t found = 0;
    for (std::size_t done = 0; done < who.size(); done += at_a_time) {
        const std::size_t size = std::min(at_a_time, who.size() - done);
        const auto start = first + static_cast<std::uint32_t>(done);
        words(stream, tick, start, std::span(drawn).first(size));
        const std::size_t more =
            select(start, who.subspan(found, size),
                   [last, word = drawn.data()](std::size_t n) { return word[n] <= last; });
        if (!hit_with.empty())
            for (std::size_t n = found; n < found + more; ++n) hit_with[n] = drawn[who[n] - start];
        found += more;
    }
    return found;
}

}  // namespace concord
