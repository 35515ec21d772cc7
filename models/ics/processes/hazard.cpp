#include "models/ics/processes/hazard.hpp"

#include <algorithm>

namespace concord::ics {

std::span<const PersonId> draw_hits(const Hazard& hazard, const Draws& draws, Stream stream, Tick t,
                                    IdRange<PersonId> block, std::array<PersonId, people_block>& who) {
    std::array<Draws::Stretch, people_block> stretches;
    std::size_t used = 0;
    const auto found = std::ranges::upper_bound(hazard.last, block.first);
    auto group = static_cast<std::size_t>(found - hazard.last.begin());
    for (PersonId me = block.first; me != block.last; ++group) {
        const PersonId end = std::min(hazard.last[group], block.last);
        stretches[used++] = {end.index() - me.index(), hazard.chance[group]};
        me = end;
    }
    std::array<std::uint32_t, people_block> agents;
    const std::size_t hits = draws.hits(stream, t, block.first.index(), std::span(stretches).first(used),
                                        std::span(agents).first(block.size()));
    for (std::size_t n = 0; n < hits; ++n) who[n] = PersonId(agents[n]);
    return std::span(who).first(hits);
}

}  // namespace concord::ics
