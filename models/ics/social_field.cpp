#include "models/ics/social_field.hpp"

#include "engine/config/section.hpp"

namespace concord::ics {

namespace {
PerBehaviour seen_along_ties(const World& world, PersonId me, const Policy& policy) {
    std::array<double, behaviours> trusted{};
    for (TieId tie : world.ties(me))
        trusted[static_cast<std::size_t>(world.behaviour[world.neighbour[tie]])] +=
            static_cast<double>(world.trust[tie]);
    const double known = static_cast<double>(world.ties(me).size()) + policy.convener;
    if (known == 0) return {};
    return {trusted[0] / known, trusted[1] / known, (trusted[2] + policy.convener) / known};
}
}  // namespace

SocialField::SocialField(const Section& config)
    : own_weight(config.share("culture.own_organisation_weight", 0.5,
                              "weight of the own organisation in what a person sees (s_in)",
                              "Brock & Durlauf 2001")) {}

PerBehaviour SocialField::operator()(const World& world, PersonId me, const Policy& policy) const {
    const OrganisationId o = organisation_of(world.post[me]);
    const PerBehaviour& own = world.field[o];
    const PerBehaviour& system = world.system_field[world.system[o]];
    const PerBehaviour known = seen_along_ties(world, me, policy);
    const auto mixed = [&](double within, double outside, double everywhere) {
        return own_weight * within + (1 - own_weight) * outside + policy.facilitation * everywhere;
    };
    PerBehaviour x{mixed(own.compete, known.compete, system.compete),
                   mixed(own.lip_service, known.lip_service, system.lip_service),
                   mixed(own.collaborate, known.collaborate, system.collaborate) +
                       policy.public_voice * world.local_trust[o]};
    const double sum = x.compete + x.lip_service + x.collaborate;
    if (sum == 0) return {};
    return {x.compete / sum, x.lip_service / sum, x.collaborate / sum};
}

}  // namespace concord::ics
