#include "models/ics/processes/choice.hpp"

#include <algorithm>

#include "engine/sweep/blocks.hpp"
#include "models/ics/processes/hazard.hpp"

namespace concord::ics {

Choice::Choice(const Section& config, Draws& draws)
    : material(config),
      personal(config),
      sharpness(config.real("culture.choice_sharpness", 2.5, {0.5, 10}, "1/utility",
                            "how surely the best is chosen (beta)")),
      review(draws.stream("culture.review")),
      choose(draws.stream("culture.choice")) {}

void Choice::weigh(World& world) const {
    for_blocks(world.posts().size(), 512, [&](std::size_t first, std::size_t last) {
        std::vector<PostId> filled;
        filled.reserve(last - first);
        for (PostId post : IdRange<PostId>(first, last))
            if (tier_of(post) != Tier::public_voice && !world.people(post).empty()) filled.push_back(post);
        std::vector<Utility> sums(filled.size());
        material.sum(sums, world, filled);
        for (std::size_t n = 0; n < filled.size(); ++n) world.incentive[filled[n]] = sums[n];
    });
}

void Choice::operator()(const World& world, State& next, const Draws& draws, Tick t) const {
    for_hits(world, draws, review, t, &Policy::review_rate,
             [&](IdRange<PersonId> block, std::span<const PersonId> who) {
                 std::copy_n(&world.behaviour[block.first], block.size(), &next.behaviour[block.first]);
                 std::vector<Utility> sums;
                 sums.reserve(who.size());
                 for (PersonId me : who) sums.push_back(world.incentive[world.post[me]]);
                 personal.sum(sums, world, who);
                 for (std::size_t i = 0; i < who.size(); ++i) {
                     const std::array utilities{sums[i].compete, sums[i].lip_service, sums[i].collaborate};
                     Dice dice = draws.dice(choose, who[i].index(), t);
                     next.behaviour[who[i]] = static_cast<Behaviour>(dice.softmax(utilities, sharpness));
                 }
             });
}

}  // namespace concord::ics
