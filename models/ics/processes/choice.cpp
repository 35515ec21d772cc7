#include "models/ics/processes/choice.hpp"

#include <algorithm>

#include "engine/sweep/blocks.hpp"
#include "models/ics/processes/happened.hpp"

namespace concord::ics {

namespace {
constexpr std::size_t at_a_time = 256;  // people who decide

/// Has the memory send the lists of ties of those who will review, which lie far apart.
void fetch_ties(const World& world, std::span<const PersonId> who) {
    for (PersonId me : who) __builtin_prefetch(world.ties(me).data());
}

}  // namespace

Choice::Choice(const Section& config, Draws& draws)
    : material(config),
      personal(config),
      sharpness(config.real("culture.choice_sharpness", 2.5, {0.5, 10}, "1/utility",
                            "how surely the best is chosen (beta)")),
      review(draws.stream("culture.review")),
      choose(draws.stream("culture.choice")) {}

void Choice::weigh(World& world) const {
    if (world.fixed_incentives.empty()) world.fixed_incentives = material.fixed(world, world.staffed);
    for_blocks(world.staffed.size(), 512, [&](std::size_t first, std::size_t last) {
        const std::span posts = std::span<const PostId>(world.staffed).subspan(first, last - first);
        std::vector<Utility> sums(posts.size());
        material.sum(sums, world, posts, world.fixed_incentives, first);
        for (std::size_t n = 0; n < posts.size(); ++n) world.incentive[posts[n]] = sums[n];
    });
}

std::vector<PersonId> Choice::who_reviews(const World& world, const Part& part, const Draws& draws,
                                          Tick t) const {
    std::vector<PersonId> who = draw_hits(world, world.review, draws, review, t, part.people);
    fetch_ties(world, who);
    return who;
}

void Choice::operator()(World& world, const Part& part, std::span<const PersonId> who, const Draws& draws,
                        Tick t) const {
    for (std::size_t first = 0; first < who.size(); first += at_a_time)
        decide(world, who.subspan(first, std::min(at_a_time, who.size() - first)), draws, t,
               world.happened[part.block].changes);
}

void Choice::decide(World& world, std::span<const PersonId> who, const Draws& draws, Tick t,
                    std::vector<Change>& changes) const {
    std::array<Utility, at_a_time> sums;
    std::array<std::uint32_t, at_a_time> agents;
    for (std::size_t n = 0; n < who.size(); ++n) {
        sums[n] = world.incentive[world.post[who[n]]];
        agents[n] = who[n].index();
    }
    personal.sum(std::span(sums).first(who.size()), world, who);

    std::array<double, at_a_time> compete, lip_service, collaborate;
    for (std::size_t n = 0; n < who.size(); ++n) {
        compete[n] = sums[n].compete;
        lip_service[n] = sums[n].lip_service;
        collaborate[n] = sums[n].collaborate;
    }
    const std::array<std::span<const double>, behaviours> options{compete, lip_service, collaborate};
    std::array<std::uint8_t, at_a_time> choices;
    draws.softmax(choose, t, std::span(agents).first(who.size()), options, sharpness,
                  std::span(choices).first(who.size()));
    for (std::size_t n = 0; n < who.size(); ++n)
        take_up(world, who[n], static_cast<Behaviour>(choices[n]), changes);
}

}  // namespace concord::ics
