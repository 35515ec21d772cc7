#include "models/ics/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/math.hpp"
#include "models/ics/naming.hpp"

namespace concord::ics {

namespace {
std::vector<std::pair<std::string, std::string>> about(const World& world, PersonId me) {
    const OrganisationId o = organisation_of(world.post[me]);
    std::string kind = kind_names()[static_cast<std::size_t>(world.kind[o])];
    std::ranges::replace(kind, '_', ' ');
    return {{"post", name_of(world, world.post[me])},
            {"kind", kind},
            {"system", name_of(world, world.system[o])},
            {"weeks in the job", std::to_string(world.tenure[me])},
            {"disposition", fmt::format("{:.4f}", world.disposition[me])}};
}

std::vector<std::string> notes_on(const World& world, PersonId me) {
    std::vector<std::string> notes;
    if (tier_of(world.post[me]) == Tier::public_voice)
        notes.push_back("a public voice collaborates and never reviews that");
    for (const auto& [holder, seat] : world.joint_posts)
        if (seat == me)
            notes.push_back(
                fmt::format("a joint post: what counts is the choice of {}", name_of(world, holder)));
    return notes;
}

/// The sums that Choice makes.
Utility utility_of(const World& world, const Choice& choice, PersonId me) {
    Utility sum = world.incentive(world.post[me]);
    choice.personal.sum(sums_of(sum), world, std::span(&me, 1));
    return sum;
}

void choose(Explanation& why, const Choice& choice, const Draws& draws, PersonId me, Tick t) {
    const double best = why.sharpness * *std::ranges::max_element(why.utility);
    double sum = 0;
    for (const double utility : why.utility) {
        why.probability.push_back(exp(why.sharpness * utility - best));
        sum += why.probability.back();
    }
    for (double& probability : why.probability) probability /= sum;
    why.draw = draws.dice(choice.choose, me.index(), t).uniform();
    why.choice = draws.dice(choice.choose, me.index(), t).softmax(why.utility, why.sharpness);
}
}  // namespace

bool reviews(const World& world, const Choice& choice, const Draws& draws, PersonId me, Tick t) {
    return draws.dice(choice.review, me.index(), t).chance(world.review.chance[world.post[me]]);
}

Explanation explanation_of(const World& world, const Choice& choice, const Draws& draws, PersonId me,
                           Tick t) {
    Explanation why;
    why.about = about(world, me);
    why.notes = notes_on(world, me);
    why.options = behaviour_names();
    why.before = static_cast<std::size_t>(world.behaviour[me]);
    why.reviews = reviews(world, choice, draws, me, t);
    why.review_chance = world.review.chance[world.post[me]];
    why.review_draw = draws.dice(choice.review, me.index(), t).uniform();
    if (tier_of(world.post[me]) == Tier::public_voice) return why;  // has no incentives
    why.reasons = choice.material.reasons(world, world.post[me]);
    std::ranges::move(choice.personal.reasons(world, me), std::back_inserter(why.reasons));
    const Utility utility = utility_of(world, choice, me);
    why.utility = {utility.compete, utility.lip_service, utility.collaborate};
    why.sharpness = choice.sharpness;
    choose(why, choice, draws, me, t);
    return why;
}

}  // namespace concord::ics
