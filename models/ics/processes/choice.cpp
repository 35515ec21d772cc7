#include "models/ics/processes/choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "engine/core/error.hpp"
#include "engine/core/vector_unit.hpp"
#include "models/ics/kinds.hpp"

namespace concord::ics {

namespace {
constexpr std::size_t at_a_time = 256;  // people who decide

/// Has the memory send the lists of ties of those who will review, which lie far apart. (Compiled in place,
/// as compilers drop calls that do nothing else.)
[[gnu::always_inline]] inline void fetch_ties(const World& world, std::span<const PersonId> who) {
    for (PersonId me : who) {
        const auto ties = world.ties(me);
        __builtin_prefetch(ties.data());
        __builtin_prefetch(ties.data() + ties.size());  // they may go on in the next line of the cache
    }
}

/// Who changes is listed without a branch, which would be hard to foresee: each is written to the end of the
/// list, and the next one over it unless it was a change.
void take_up(World& world, std::span<const PersonId> who, const std::uint8_t* doing,
             std::vector<Change>& changes) {
    std::array<std::uint8_t, at_a_time> changed;
    std::size_t size = 0;
    for (std::size_t n = 0; n < who.size(); ++n) {
        changed[size] = static_cast<std::uint8_t>(n);
        size += world.behaviour[who[n]] != static_cast<Behaviour>(doing[n]);
    }
    for (const std::uint8_t n : std::span(changed).first(size)) {
        Behaviour& now = world.behaviour[who[n]];
        const auto to = static_cast<Behaviour>(doing[n]);
        changes.push_back({who[n], now, to});
        now = to;
    }
}

/// Which incentive adds what is no utility, for whoever wrote it: nothing where each by itself is fine.
void blame(const std::vector<Reason>& reasons) {
    for (const Reason& reason : reasons)
        for (std::size_t k = 0; k < behaviours; ++k)
            if (!(reason.adds[k] < std::numeric_limits<double>::infinity()))
                throw Failure(fmt::format("the incentive {} adds {} to the utility of behaviour {}",
                                          reason.name, reason.adds[k], behaviour_names()[k]));
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
    if (world.fixed_incentives.others.empty())
        world.fixed_incentives = material.fixed(world, world.staff_posts, world.kind.size() * staff_tiers);
    material.sum(world.incentives, world, world.staff_posts, world.fixed_incentives);
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
    std::array<std::uint32_t, at_a_time> agents;
    std::array<double, at_a_time> compete, lip_service, collaborate;
    const std::size_t lanes = in_whole_vectors(who.size());
    clear_last_vector(agents, lanes);
    for (auto* sums : {&compete, &lip_service, &collaborate}) clear_last_vector(*sums, lanes);
    for (std::size_t n = 0; n < who.size(); ++n) {
        const Utility material_sum = world.incentive(world.post[who[n]]);
        agents[n] = who[n].index();
        compete[n] = material_sum.compete;
        lip_service[n] = material_sum.lip_service;
        collaborate[n] = material_sum.collaborate;
    }
    personal.sum({compete.data(), lip_service.data(), collaborate.data()}, world, who);

    const std::array<std::span<const double>, behaviours> options{compete, lip_service, collaborate};
    std::array<std::uint8_t, at_a_time> choices;
    try {
        draws.softmax(choose, t, std::span(agents).first(lanes), options, sharpness,
                      std::span(choices).first(lanes));
    } catch (const std::invalid_argument&) {
        for (PersonId me : who) {
            blame(material.reasons(world, world.post[me]));
            blame(personal.reasons(world, me));
        }
        throw;
    }
    take_up(world, who, choices.data(), changes);
}

}  // namespace concord::ics
