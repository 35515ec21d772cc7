#include "tools/explain/parting.hpp"

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "tools/explain/account.hpp"

namespace concord {

namespace {
std::vector<Parting::Term> differing(const Explanation& here, const Explanation& there) {
    std::vector<Parting::Term> terms;
    for (std::size_t n = 0; n < here.reasons.size(); ++n)
        if (here.reasons[n].adds != there.reasons[n].adds)
            terms.push_back({here.reasons[n].name, here.reasons[n].adds, there.reasons[n].adds});
    return terms;
}

void note(Parting& parting, const Explainable& here, const Explainable& there, std::size_t agent, Tick t) {
    const Standing one = here.standing(agent), other = there.standing(agent);
    if (!parting.of_deeds && one.does != other.does)
        parting.of_deeds = t, parting.here = one.does, parting.there = other.does;
    if (parting.of_terms) return;
    parting.terms = differing(here.explain(agent, t), there.explain(agent, t));
    if (!parting.terms.empty()) parting.of_terms = t;
}

void require_same_agent(const Rerun& here, const Explainable& ours, const Rerun& there,
                        const Explainable& theirs, std::size_t agent) {
    const auto refuse = [&](const std::string& text) {
        throw InputError({.file = there.file().path(), .text = text});
    };
    if (here.scenario().plan.model != there.scenario().plan.model)
        refuse(fmt::format("is of the model {}, {} of {}", there.scenario().plan.model, here.file().path(),
                           here.scenario().plan.model));
    if (ours.agents() != theirs.agents())
        refuse(fmt::format("has {} who could choose, {} has {}: another world, in which nobody is the same",
                           theirs.agents(), here.file().path(), ours.agents()));
    const auto post = ours.explain(agent, 0).about.front(), other = theirs.explain(agent, 0).about.front();
    if (post != other)
        refuse(fmt::format("its number {} is {}, that of {} is {}", agent, other.second, here.file().path(),
                           post.second));
}
}  // namespace

Parting parting_of(const Rerun& here, const Rerun& there, std::size_t agent, Tick last) {
    const auto our = here.start(), their = there.start();
    const Explainable &ours = explainable(*our, here), &theirs = explainable(*their, there);
    require_same_agent(here, ours, there, theirs, agent);
    Parting parting;
    const RunSettings &one = here.scenario().settings, &other = there.scenario().settings;
    parting.same_draws = one.seed == other.seed && one.replicate == other.replicate;
    for (Tick t = 0; t <= last + 1; ++t) {
        note(parting, ours, theirs, agent, t);
        if (t == last + 1 || (parting.of_terms && parting.of_deeds)) break;
        our->advance(t);
        their->advance(t);
    }
    if (parting.of_terms && *parting.of_terms > last) parting.of_terms.reset(), parting.terms.clear();
    return parting;
}

}  // namespace concord
