#include <algorithm>
#include <cmath>

#include "engine/core/draws.hpp"

namespace concord {

std::size_t Draws::hits(Stream stream, Tick tick, std::uint32_t first, double probability,
                        std::span<std::uint32_t> who, std::span<std::uint32_t> hit_with) const {
    const double below = std::ceil(probability * 0x1p32);  // as Dice::chance, in whole numbers
    if (!(below > 0)) return 0;
    const auto last = static_cast<std::uint32_t>(std::min(below - 1, 0x1p32 - 1));
    return philox::up_to(last, key_, {first, tick, stream.hash(), 0}, who, hit_with);
}

}  // namespace concord
