#include "models/ics/processes/hazard.hpp"

namespace concord::ics {

/// As if all had the largest chance; then those whose chance is less stand by what was drawn for them.
std::span<const PersonId> draw_hits(const World& world, const Hazard& hazard, const Draws& draws,
                                    Stream stream, Tick t, IdRange<PersonId> people,
                                    std::array<PersonId, hazard_block>& who) {
    std::array<std::uint32_t, hazard_block> agents, words;
    const std::size_t hits =
        draws.hits(stream, t, people.first.index(), hazard.most, std::span(agents).first(people.size()),
                   hazard.same ? std::span<std::uint32_t>() : words);
    std::size_t number = 0;
    for (std::size_t n = 0; n < hits; ++n) {
        const PersonId me = who[number] = PersonId(agents[n]);
        number += hazard.same || Draws::hit(words[n], hazard.chance[world.post[me]]);
    }
    return std::span(who).first(number);
}

}  // namespace concord::ics
