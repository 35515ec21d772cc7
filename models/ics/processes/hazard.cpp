#include "models/ics/processes/hazard.hpp"

#include <array>

namespace concord::ics {

/// As if all had the largest chance; then those whose chance is less stand by what was drawn for them.
std::vector<PersonId> draw_hits(const World& world, const Hazard& hazard, const Draws& draws, Stream stream,
                                Tick t, IdRange<PersonId> people) {
    std::array<std::uint32_t, Part::most> agents, words;
    const std::size_t hits =
        draws.hits(stream, t, people.first.index(), hazard.most, std::span(agents).first(people.size()),
                   hazard.same ? std::span<std::uint32_t>() : words);
    if (hazard.same) return {agents.begin(), agents.begin() + hits};
    std::vector<PersonId> who;
    for (std::size_t n = 0; n < hits; ++n)
        if (const PersonId me(agents[n]); Draws::hit(words[n], hazard.chance[world.post[me]]))
            who.push_back(me);
    return who;
}

}  // namespace concord::ics
