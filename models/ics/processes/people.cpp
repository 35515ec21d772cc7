#include "models/ics/processes/people.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/vector_unit.hpp"
#include "engine/sweep/blocks.hpp"
#include "models/ics/behaviour_mix.hpp"
#include "models/ics/processes/hazard.hpp"
#include "models/ics/processes/unions.hpp"
#include "models/ics/setup/first_words.hpp"

namespace concord::ics {

namespace {
/// Everyone goes on as before, a week longer in the job.
void grow_older(const World& world, IdRange<PersonId> people, State& next) {
    const std::size_t first = people.first.index(), size = people.size();
    std::copy_n(world.disposition.values().data() + first, size, next.disposition.values().data() + first);
    on(vector_unit(),
       [size, from = world.tenure.values().data() + first, to = next.tenure.values().data() + first] {
           constexpr std::uint16_t longest = std::numeric_limits<std::uint16_t>::max();
           const std::uint16_t* const __restrict before = from;
           std::uint16_t* const __restrict after = to;
           for (std::size_t n = 0; n < size; ++n)
               after[n] = static_cast<std::uint16_t>(before[n] + (before[n] != longest));
       });
}
}  // namespace

People::People(const Section& config, Draws& draws)
    : external_mix(behaviour_mix(config, "people.external_mix", {0.34, 0.33, 0.33},
                                 "behaviour of those who come from outside")),
      leave(draws.stream("people.leave")),
      succeed(draws.stream("people.successor")),
      tenure(draws.stream("setup.tenure")) {}

void People::settle(World& world, const Draws& draws) const {
    for_blocks(world.post.size(), FirstWords::together, [&](std::size_t first, std::size_t last) {
        const auto waits = FirstWords(draws, tenure, first, last).exponentials();
        for (PersonId me : IdRange<PersonId>(first, last)) {
            const double turnover = world.policy[world.post[me]].turnover;
            const double weeks = turnover > 0 ? waits[me.index() - first] / turnover : 1000;
            world.tenure[me] = static_cast<std::uint16_t>(std::clamp(std::ceil(weeks), 1.0, 1000.0));
        }
    });
    share_seats(world, world);
}

void People::operator()(const World& world, State& next, const Draws& draws, Tick t) const {
    for_hits(world, world.leave, draws, leave, t,
             [&](IdRange<PersonId> block, std::span<const PersonId> who) {
                 grow_older(world, block, next);
                 for (PersonId me : who) {
                     Dice dice = draws.dice(succeed, me.index(), t);
                     const bool external = dice.chance(world.policy[world.post[me]].external_share);
                     const PerBehaviour& own = world.field[organisation_of(world.post[me])];
                     const std::array image{own.compete, own.lip_service, own.collaborate};
                     next.behaviour[me] = static_cast<Behaviour>(external ? dice.categorical(external_mix)
                                                                          : dice.categorical(image));
                     next.disposition[me] = static_cast<float>(2 * dice.uniform());
                     next.tenure[me] = 0;
                 }
             });
    share_seats(world, next);
}

}  // namespace concord::ics
