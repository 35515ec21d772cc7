#include "models/ics/setup/known_by.hpp"

#include <algorithm>
#include <numeric>

#include "engine/sweep/blocks.hpp"

namespace concord::ics {

namespace {
/// People side by side, so few that the ties to them fit the cache.
constexpr std::size_t part_bits = 14, part_size = std::size_t{1} << part_bits;

/// Where in the list the ties to each part begin, and where they end.
std::vector<std::uint32_t> first_of_parts(const World& world) {
    std::vector<std::uint32_t> first(block_count(world.post.size(), part_size) + 1);
    for (PersonId other : world.neighbour) ++first[(other.index() >> part_bits) + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    return first;
}

/// The ties to each part side by side, in order.
void deal(World& world, std::vector<std::uint32_t> next) {
    for (TieId tie : world.neighbour.ids())
        world.known_by[next[world.neighbour[tie].index() >> part_bits]++] = tie;
}

/// Puts the ties to one part in order of the people they go to.
void sort_part(World& world, IdRange<PersonId> people, std::span<TieId> ties) {
    const std::vector<TieId> dealt(ties.begin(), ties.end());
    const auto first = world.first_known.values().subspan(people.first.index(), people.size());
    const auto number = [&](TieId tie) { return world.neighbour[tie].index() - people.first.index(); };
    for (TieId tie : dealt) ++first[number(tie)];
    std::exclusive_scan(first.begin(), first.end(), first.begin(), 0u);
    std::vector<std::uint32_t> next(first.begin(), first.end());
    for (TieId tie : dealt) ties[next[number(tie)]++] = tie;
}
}  // namespace

void list_who_knows_whom(World& world) {
    world.first_known.assign(world.post.size() + 1, static_cast<std::uint32_t>(world.neighbour.size()));
    world.known_by.resize(world.neighbour.size());
    const std::vector<std::uint32_t> first_of = first_of_parts(world);
    deal(world, first_of);
    for_blocks(world.post.size(), part_size, [&](std::size_t first, std::size_t last) {
        const std::size_t part = first / part_size;
        const std::span ties(world.known_by.data() + first_of[part], first_of[part + 1] - first_of[part]);
        const IdRange<PersonId> people(first, last);
        std::ranges::fill(world.first_known.values().subspan(first, people.size()), 0u);
        sort_part(world, people, ties);
        for (PersonId me : people) world.first_known[me] += first_of[part];
    });
}

}  // namespace concord::ics
