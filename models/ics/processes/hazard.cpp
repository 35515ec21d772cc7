#include "models/ics/processes/hazard.hpp"

#include <algorithm>

namespace concord::ics {

std::span<const PersonId> draw_hits(const World& world, const Draws& draws, Stream stream, Tick t,
                                    double Policy::*rate, IdRange<PersonId> block,
                                    std::array<PersonId, people_block>& who) {
    const auto chance = [&](PostId post) {
        return tier_of(post) == Tier::public_voice ? 0.0f : static_cast<float>(world.policy[post].*rate);
    };
    std::array<Draws::Stretch, people_block> stretches;
    std::size_t used = 0;
    PostId post = world.post[block.first];
    for (PersonId me = block.first; me != block.last; ++post) {
        const PersonId end = std::min(world.people(post).last, block.last);
        if (end == me) continue;
        const double probability = static_cast<double>(chance(post));
        const std::size_t size = end.index() - me.index();
        if (used > 0 && stretches[used - 1].probability == probability)
            stretches[used - 1].size += size;
        else
            stretches[used++] = {size, probability};
        me = end;
    }
    std::array<std::uint32_t, people_block> agents;
    const std::size_t hits = draws.hits(stream, t, block.first.index(), std::span(stretches).first(used),
                                        std::span(agents).first(block.size()));
    for (std::size_t n = 0; n < hits; ++n) who[n] = PersonId(agents[n]);
    return std::span(who).first(hits);
}

}  // namespace concord::ics
