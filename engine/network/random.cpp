#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/network/generators.hpp"
#include "engine/network/require.hpp"

namespace concord::network {

// Of the later agents each is a neighbour with equal probability, so the gaps between neighbours are
// geometric, and a geometric number is an exponential one rounded down (Batagelj and Brandes 2005).
Ties random(std::uint32_t size, double mean_degree, const Draws& draws, Stream stream) {
    const double most = size > 0 ? size - 1.0 : 0;
    require(mean_degree >= 0 && mean_degree <= most,
            "random: a mean degree of {} among {} agents; 0 to {} is allowed", mean_degree, size, most);
    std::vector<Tie> ties;
    if (mean_degree == 0) return undirected(size, ties);
    ties.reserve(static_cast<std::size_t>(size * mean_degree * 0.51));
    const double rate = -log(1 - mean_degree / most);
    for (std::uint32_t me = 0; me < size; ++me) {
        Dice dice = draws.dice(stream, me, 0);
        std::uint32_t other = me;
        while (true) {
            const double gap = dice.exponential() / rate;
            if (!(gap < size - other - 1)) break;
            other += 1 + static_cast<std::uint32_t>(gap);
            ties.push_back({me, other});
        }
    }
    return undirected(size, ties);
}

// Draws until there are enough different pairs. Which ones come first does not depend on who they are, so
// every set is equally likely.
Ties random_of_size(std::uint32_t size, std::uint64_t count, const Draws& draws, Stream stream) {
    const std::uint64_t pairs = size == 0 ? 0 : std::uint64_t{size} * (size - 1) / 2;
    require(count <= pairs, "random: {} ties among {} agents; 0 to {} is allowed", count, size, pairs);
    if (count > pairs - count) return complement(random_of_size(size, pairs - count, draws, stream));
    std::vector<Tie> ties;
    Dice dice = draws.dice(stream, 0, 0);
    const auto order = [](const Tie& tie) { return std::pair(tie.from, tie.to); };
    while (ties.size() < count) {
        for (std::uint64_t missing = count - ties.size(); missing > 0; --missing) {
            const std::uint32_t one = dice.below(size), step = 1 + dice.below(size - 1);
            const auto other = static_cast<std::uint32_t>((std::uint64_t{one} + step) % size);
            ties.push_back({std::min(one, other), std::max(one, other)});
        }
        std::ranges::sort(ties, {}, order);
        ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    }
    return undirected(size, ties);
}

}  // namespace concord::network
