#include "models/ics/observe/scopes.hpp"

#include <utility>

namespace concord::ics {

namespace {
/// Of rows, as they are added.
template <class Row>
struct Axes {
    using Memberships = std::vector<typename Scope<Row>::Membership>;

    void add(const World& world, Row row, OrganisationId o) {
        nation.push_back({row, 0, 1});
        system.push_back({row, world.system[o].index(), 1});
        for (const Service& service : world.services_of(o))
            place.push_back({row, service.place.index(), service.share});
        kind.push_back({row, static_cast<std::size_t>(world.kind[o]), 1});
    }

    Scopes<Row> scopes(const World& world) const {
        Scopes<Row> all;
        const auto add_scope = [&](const char* suffix, const char* dimension, std::size_t groups,
                                   const Memberships& members) {
            all.push_back(std::make_shared<const Scope<Row>>(suffix, dimension, groups, members));
        };
        add_scope("", "", 1, nation);
        add_scope("_by_system", "system", world.system_code.size(), system);
        add_scope("_by_place", "place", world.population.size(), place);
        add_scope("_by_kind", "organisation_kind", kinds, kind);
        if (!tier.empty()) add_scope("_by_tier", "tier", staff_tiers, tier);
        return all;
    }

    Memberships nation, system, place, kind, tier;
};

Axes<OrganisationId> axes_of_organisations(const World& world) {
    Axes<OrganisationId> axes;
    for (OrganisationId o : world.organisations()) axes.add(world, o, o);
    return axes;
}
}  // namespace

template <class Row>
Scope<Row>::Scope(std::string suffix, std::string dimension, std::size_t groups,
                  const std::vector<Membership>& memberships)
    : suffix_(std::move(suffix)),
      dimension_(std::move(dimension)),
      first_(groups + 1),
      members_(memberships.size()) {
    for (const Membership& each : memberships) ++first_[each.group + 1];
    for (std::size_t group = 0; group < groups; ++group) first_[group + 1] += first_[group];
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (const Membership& each : memberships) members_[next[each.group]++] = {each.row, each.weight};
}

template <class Row>
Meaning Scope<Row>::meaning(std::string name, std::string unit, std::string long_name) const {
    Meaning meaning{std::move(name) + suffix_, std::move(unit), std::move(long_name), {}, {}};
    if (!dimension_.empty()) meaning.dimensions.push_back(dimension_);
    return meaning;
}

template class Scope<OrganisationId>;
template class Scope<PostId>;

Scopes<OrganisationId> scopes_of_organisations(const World& world) {
    return axes_of_organisations(world).scopes(world);
}

Scopes<PostId> scopes_of_posts(const World& world) {
    Axes<PostId> axes;
    for (PostId post : world.posts()) {
        if (tier_of(post) == Tier::public_voice) continue;
        axes.add(world, post, organisation_of(post));
        axes.tier.push_back({post, static_cast<std::size_t>(tier_of(post)), 1});
    }
    return axes.scopes(world);
}

Scope<OrganisationId> places_of_organisations(const World& world) {
    return {"_by_place", "place", world.population.size(), axes_of_organisations(world).place};
}

}  // namespace concord::ics
