#include "models/ics/processes/people.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/ics/behaviour_mix.hpp"
#include "models/ics/processes/hazard.hpp"

namespace concord::ics {

namespace {
/// Who holds the first seat of a joint post holds the second too.
void share_seats(const Setting& setting, State& state) {
    for (const auto& [seat, other_seat] : setting.joint_posts) {
        state.behaviour[other_seat] = state.behaviour[seat];
        state.tenure[other_seat] = state.tenure[seat];
        state.disposition[other_seat] = state.disposition[seat];
    }
}
}  // namespace

People::People(const Section& config, Draws& draws)
    : external_mix(behaviour_mix(config, "people.external_mix", {0.34, 0.33, 0.33},
                                 "behaviour of those who come from outside")),
      leave(draws.stream("people.leave")),
      succeed(draws.stream("people.successor")),
      tenure(draws.stream("setup.tenure")) {}

void People::settle(World& world, const Draws& draws) const {
    for (PersonId me : world.post.ids()) {
        const double turnover = world.policy[world.post[me]].turnover;
        const double weeks = turnover > 0 ? draws.dice(tenure, me.index(), 0).exponential() / turnover : 1000;
        world.tenure[me] = static_cast<std::uint16_t>(std::clamp(std::ceil(weeks), 1.0, 1000.0));
    }
    share_seats(world, world);
}

void People::operator()(const World& world, State& next, const Draws& draws, Tick t) const {
    constexpr std::uint16_t longest = std::numeric_limits<std::uint16_t>::max();
    for_hits(world, draws, leave, t, &Policy::turnover,
             [&](IdRange<PersonId> block, std::span<const PersonId> who) {
                 for (PersonId me : block) {
                     next.tenure[me] =
                         static_cast<std::uint16_t>(std::min<int>(world.tenure[me] + 1, longest));
                     next.disposition[me] = world.disposition[me];
                 }
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
