#include "models/ics/processes/people.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/vector_unit.hpp"
#include "engine/sweep/blocks.hpp"
#include "models/ics/behaviour_mix.hpp"
#include "models/ics/processes/happened.hpp"
#include "models/ics/processes/unions.hpp"
#include "models/ics/setup/first_words.hpp"

namespace concord::ics {

namespace {
/// Everyone is a week longer in the job.
void grow_older(World& world, IdRange<PersonId> people) {
    on(vector_unit(), [size = people.size(), tenures = &world.tenure[people.first]] {
        constexpr std::uint16_t longest = std::numeric_limits<std::uint16_t>::max();
        std::uint16_t* const __restrict tenure = tenures;
        for (std::size_t n = 0; n < size; ++n)
            tenure[n] = static_cast<std::uint16_t>(tenure[n] + (tenure[n] != longest));
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
    share_seats(world);
}

void People::replace(World& world, PersonId who, const Draws& draws, Tick t, Happened& happened) const {
    Dice dice = draws.dice(succeed, who.index(), t);
    const bool external = dice.chance(world.policy[world.post[who]].external_share);
    const PerBehaviour& own = world.field[organisation_of(world.post[who])];
    const std::array image{own.compete, own.lip_service, own.collaborate};
    const std::size_t doing = external ? dice.categorical(external_mix) : dice.categorical(image);
    take_up(world, who, static_cast<Behaviour>(doing), happened.changes);
    world.disposition[who] = static_cast<float>(2 * dice.uniform());
    world.tenure[who] = 0;
    happened.newcomers.push_back(who);
}

std::vector<PersonId> People::who_leaves(const World& world, const Part& part, const Draws& draws,
                                         Tick t) const {
    return draw_hits(world, world.leave, draws, leave, t, part.people);
}

void People::operator()(World& world, const Part& part, std::span<const PersonId> who, const Draws& draws,
                        Tick t) const {
    grow_older(world, part.people);
    for (PersonId me : who) replace(world, me, draws, t, world.happened[part.block]);
}

}  // namespace concord::ics
