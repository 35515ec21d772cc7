#include "models/ics/social_field.hpp"

#include "engine/config/section.hpp"

namespace concord::ics {

namespace {
/// Trust by what the other does. Times one or nought rather than added where it belongs: what a sum is then
/// never has to wait for which sum it was.
PerBehaviour seen_along_ties(const World& world, PersonId me, const Policy& policy) {
    static constexpr double is[behaviours][behaviours] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    PerBehaviour trusted;
    for (TieId tie : world.ties(me)) {
        const auto& does = is[static_cast<std::size_t>(world.seen[tie])];
        const double trust = static_cast<double>(world.trust[tie]);
        trusted += {trust * does[0], trust * does[1], trust * does[2]};
    }
    const double known = static_cast<double>(world.ties(me).size()) + policy.convener;
    if (known == 0) return {};
    return {trusted.compete / known, trusted.lip_service / known,
            (trusted.collaborate + policy.convener) / known};
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
