#include <algorithm>

#include "models/ics/naming.hpp"
#include "models/ics/social_field.hpp"

namespace concord::ics {

namespace {
using Influences = std::vector<Influence>;

std::vector<double> row(const PerBehaviour& of) {
    return {of.compete, of.lip_service, of.collaborate};
}

/// Who does this adds so much to the utility of doing the same.
Influence doing(Behaviour does, double adds) {
    PerBehaviour on;
    on[does] = adds;
    return {.kind = "",
            .who = "",
            .agent = {},
            .does = behaviour_names()[static_cast<std::size_t>(does)],
            .weighs = "",
            .adds = row(on)};
}

/// The organisations whose people make the field of one: itself, and those it is merged with.
std::vector<OrganisationId> acting_as_one(const World& world, OrganisationId o) {
    for (const auto& group : world.merged)
        if (std::ranges::find(group, o) != group.end()) return group;
    return {o};
}

/// People of one post who do the same weigh the same, and are told of together.
Influences at_post(const World& world, PostId post, double power) {
    Influences some;
    for (std::size_t does = 0; does < behaviours; ++does) {
        const double number = world.headcount[post][does];
        if (number == 0) continue;
        some.push_back(doing(static_cast<Behaviour>(does), number * power));
        some.back().kind = "own organisation", some.back().who = name_of(world, post);
        some.back().number = number, some.back().weighs = "power", some.back().weight = power;
    }
    return some;
}

Influences of_colleagues(const World& world, OrganisationId o, const Power& power, double scale) {
    Influences all;
    double sum = 0;
    for (OrganisationId each : acting_as_one(world, o))
        for (std::size_t tier = 0; tier < tiers; ++tier) {
            const double weight = power(tier, world.policy_of(each).power_sharing);
            for (Influence& one : at_post(world, post_of(each, static_cast<Tier>(tier)), weight)) {
                sum += one.number * weight;
                all.push_back(std::move(one));
            }
        }
    for (Influence& one : all)
        for (double& adds : one.adds) adds *= scale / sum;
    return all;
}

Influences of_acquaintances(const World& world, PersonId me, double scale) {
    Influences all;
    for (TieId tie : world.ties(me)) {
        const PersonId other = world.neighbour[tie];
        const double trust = world.trust[tie];
        all.push_back(doing(world.seen[tie], scale * trust));
        all.back().kind = "tie", all.back().who = name_of(world, other), all.back().agent = other.index();
        all.back().weighs = "trust", all.back().weight = trust;
    }
    return all;
}

/// Those who stand for nobody in particular, where they count at all.
void add(Influences& all, const std::string& kind, const std::string& who, const std::string& weighs,
         double weight, Influence one) {
    if (weight == 0) return;
    one.kind = kind, one.who = who, one.weighs = weighs, one.weight = weight;
    all.push_back(std::move(one));
}
}  // namespace

Influences SocialField::influences(const World& world, PersonId me, double weight) const {
    const Policy& policy = world.policy[world.post[me]];
    const OrganisationId o = organisation_of(world.post[me]);
    const std::string system = name_of(world, world.system[o]);
    Around seen;
    look_around(world, std::span(&me, 1), seen);
    const PerBehaviour x = seen.sum(0);
    const double sum = x.compete + x.lip_service + x.collaborate;
    if (sum == 0 || weight == 0) return {};
    const double scale = weight / sum;
    const double known = static_cast<double>(world.ties(me).size()) + policy.convener;
    const double each_known = known == 0 ? 0 : scale * (1 - own_weight_) / known;
    Influences all = of_colleagues(world, o, power_, scale * own_weight_);
    std::ranges::move(of_acquaintances(world, me, each_known), std::back_inserter(all));
    add(all, "conveners", system, "number", policy.convener,
        doing(Behaviour::collaborate, each_known * policy.convener));
    Influence everywhere = doing(Behaviour::collaborate, 0);
    everywhere.does.clear(), everywhere.adds = row(scale * seen.everywhere[0]);
    add(all, "system", system, "facilitation", policy.facilitation, std::move(everywhere));
    add(all, "public", "places that " + name_of(world, o) + " serves", "say", policy.public_voice,
        doing(Behaviour::collaborate, scale * seen.voice[0]));
    return all;
}

}  // namespace concord::ics
