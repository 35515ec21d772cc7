#include "models/ics/observe/scopes.hpp"

#include <algorithm>

namespace concord::ics {

namespace {
struct Axes {
    Scope nation{"", "", 1, {}}, system, place, kind, tier;

    explicit Axes(const World& world)
        : system{"_by_system", "system", world.system_code.size(), {}},
          place{"_by_place", "place", world.population.size(), {}},
          kind{"_by_kind", "organisation_kind", kinds, {}},
          tier{"_by_tier", "tier", staff_tiers, {}} {}

    void add(const World& world, std::size_t row, OrganisationId o) {
        nation.members.push_back({row, 0, 1});
        system.members.push_back({row, world.system[o].index(), 1});
        for (const Service& service : world.services_of(o))
            place.members.push_back({row, service.place.index(), service.share});
        kind.members.push_back({row, static_cast<std::size_t>(world.kind[o]), 1});
    }
};

Scopes shared(std::vector<Scope> scopes) {
    Scopes result;
    for (Scope& scope : scopes) result.push_back(std::make_shared<const Scope>(std::move(scope)));
    return result;
}
}  // namespace

Scopes scopes_of_organisations(const World& world) {
    Axes axes(world);
    for (OrganisationId o : world.organisations()) axes.add(world, o.index(), o);
    return shared({axes.nation, axes.system, axes.place, axes.kind});
}

Scopes scopes_of_posts(const World& world) {
    Axes axes(world);
    for (PostId post : world.posts()) {
        if (tier_of(post) == Tier::public_voice) continue;
        axes.add(world, post.index(), organisation_of(post));
        axes.tier.members.push_back({post.index(), static_cast<std::size_t>(tier_of(post)), 1});
    }
    return shared({axes.nation, axes.system, axes.place, axes.kind, axes.tier});
}

void observe(Outline& outline, const Quotient& quotient, const Scopes& scopes) {
    for (const auto& scope : scopes) {
        Meaning meaning{quotient.name + scope->suffix, quotient.unit, quotient.long_name, {}, {}};
        if (!scope->dimension.empty()) meaning.dimensions = {scope->dimension};
        outline.observe(std::move(meaning), [quotient, scope](std::span<double> out) {
            std::vector<double> under(scope->groups);
            std::ranges::fill(out, 0);
            for (const Scope::Member& member : scope->members) {
                out[member.group] += member.weight * quotient.over(member.row);
                under[member.group] += member.weight * quotient.under(member.row);
            }
            for (std::size_t group = 0; group < scope->groups; ++group) out[group] /= under[group];
        });
    }
}

}  // namespace concord::ics
