#include <algorithm>

#include "engine/network/generators.hpp"
#include "engine/network/require.hpp"

namespace concord::network {

Ties scale_free(std::uint32_t size, std::uint32_t each, const Draws& draws, Stream stream) {
    require(each > 0 && each < size, "scale_free: {} ties a newcomer among {} agents; 1 to {} is allowed",
            each, size, static_cast<std::int64_t>(size) - 1);
    require(std::uint64_t{size} * each * 2 <= 0xffffffff,
            "scale_free: {} agents with {} ties each are too many", size, each);
    std::vector<Tie> ties;
    ties.reserve(std::size_t{size} * each);
    for (std::uint32_t me = 1; me <= each; ++me)
        for (std::uint32_t other = 0; other < me; ++other) ties.push_back({me, other});

    for (std::uint32_t me = each + 1; me < size; ++me) {
        Dice dice = draws.dice(stream, me, 0);
        const std::size_t before = ties.size();
        while (ties.size() < before + each) {
            // An end of a tie drawn at random is an agent drawn in proportion to the degree.
            const std::uint32_t end = dice.below(static_cast<std::uint32_t>(2 * before));
            const std::uint32_t other = end % 2 == 0 ? ties[end / 2].from : ties[end / 2].to;
            const auto own = std::span(ties).subspan(before);
            if (std::ranges::find(own, other, &Tie::to) == own.end()) ties.push_back({me, other});
        }
    }
    return undirected(size, ties);
}

}  // namespace concord::network
