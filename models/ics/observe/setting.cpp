#include "models/ics/observe/setting.hpp"

#include <fmt/format.h>

#include <type_traits>

#include "models/ics/observe/measures.hpp"

namespace concord::ics {

namespace {
template <class AnyId, class Value>
std::vector<std::remove_const_t<Value>> copy_of(const Column<AnyId, Value>& column) {
    return {column.begin(), column.end()};
}

template <class AnyId, class Other>
std::vector<std::uint32_t> indices_of(const Column<AnyId, Other>& column) {
    std::vector<std::uint32_t> indices;
    indices.reserve(column.size());
    for (Other other : column) indices.push_back(other.index());
    return indices;
}

template <class Value>
std::vector<std::uint8_t> flags_of(const Value& column) {
    std::vector<std::uint8_t> flags;
    for (auto value : column) flags.push_back(static_cast<std::uint8_t>(value));
    return flags;
}

std::vector<std::string> load_tenths() {
    std::vector<std::string> labels;
    for (std::size_t tenth = 1; tenth <= load_groups; ++tenth) labels.push_back(std::to_string(tenth));
    return labels;
}

std::vector<std::string> quantile_labels() {
    std::vector<std::string> labels;
    for (double quantile : quantiles) labels.push_back(fmt::format("{}", quantile));
    return labels;
}

void describe_organisations(Outline& outline, const World& world) {
    auto& constants = outline.constants;
    const auto add = [&](const char* name, const char* unit, const char* long_name, auto values) {
        constants.push_back(
            {{std::string("setting/organisation_") + name, unit, long_name, {"organisation"}, {}},
             std::move(values)});
    };
    add("name", "", "name", copy_of(world.organisation_name));
    add("system", "1", "system it belongs to (index)", indices_of(world.system));
    add("latitude", "degrees_north", "latitude", copy_of(world.latitude));
    add("longitude", "degrees_east", "longitude", copy_of(world.longitude));
    add("budget", "budget", "budget at the start, before pooling and cuts", copy_of(world.budget));
    constants.push_back(
        {{"setting/organisation_kind", "1", "kind of organisation", {"organisation"}, kind_names()},
         flags_of(world.kind)});
}

void describe_places(Outline& outline, const World& world) {
    outline.constants.push_back(
        {{"setting/system_name", "", "name", {"system"}, {}}, copy_of(world.system_name)});
    outline.constants.push_back(
        {{"setting/place_name", "", "name", {"place"}, {}}, copy_of(world.place_name)});
    outline.constants.push_back({{"setting/place_system", "1", "system it lies in (index)", {"place"}, {}},
                                 indices_of(world.place_system)});
    outline.constants.push_back(
        {{"setting/place_population", "person", "population", {"place"}, {}}, copy_of(world.population)});
    outline.constants.push_back(
        {{"setting/place_deprivation", "1", "deprivation (average score)", {"place"}, {}},
         copy_of(world.deprivation)});
}

void describe_networks(Outline& outline, const World& world) {
    std::vector<std::uint32_t> from, organisation, place;
    std::vector<double> share;
    for (OrganisationId o : world.organisations()) {
        from.insert(from.end(), world.links(o).size(), o.index());
        for (const Service& service : world.services_of(o)) {
            organisation.push_back(o.index());
            place.push_back(service.place.index());
            share.push_back(service.share);
        }
    }
    auto& constants = outline.constants;
    constants.push_back(
        {{"setting/link_from", "1", "organisation that depends (index)", {"link"}, {}}, std::move(from)});
    constants.push_back({{"setting/link_to", "1", "organisation it depends on (index)", {"link"}, {}},
                         indices_of(world.partner)});
    constants.push_back(
        {{"setting/link_weight", "1", "weight of the dependence", {"link"}, {}}, copy_of(world.weight)});
    constants.push_back(
        {{"setting/service_organisation", "1", "organisation that serves (index)", {"service"}, {}},
         std::move(organisation)});
    constants.push_back(
        {{"setting/service_place", "1", "place served (index)", {"service"}, {}}, std::move(place)});
    constants.push_back({{"setting/service_share",
                          "1",
                          "share of the organisation's need that arises there",
                          {"service"},
                          {}},
                         std::move(share)});
}

void describe_people(Outline& outline, const World& world) {
    std::vector<std::uint32_t> organisation;
    std::vector<std::uint8_t> tier;
    organisation.reserve(world.post.size());
    tier.reserve(world.post.size());
    for (PostId post : world.post) {
        organisation.push_back(organisation_of(post).index());
        tier.push_back(static_cast<std::uint8_t>(tier_of(post)));
    }
    outline.constants.push_back(
        {{"person/organisation", "1", "organisation of the person (index)", {"person"}, {}},
         std::move(organisation)});
    outline.constants.push_back(
        {{"person/tier", "1", "tier of the person", {"person"}, tier_names()}, std::move(tier)});
}

void describe_ties(Outline& outline, const World& world) {
    std::vector<std::uint32_t> owner(world.neighbour.size());
    for (PersonId me : world.post.ids())
        for (TieId tie : world.ties(me)) owner[tie.index()] = me.index();
    outline.constants.push_back(
        {{"tie/owner", "1", "person the tie belongs to (index)", {"tie"}, {}}, std::move(owner)});
    outline.constants.push_back(
        {{"tie/other", "1", "person the tie goes to (index)", {"tie"}, {}}, indices_of(world.neighbour)});
}

void record_columns(Outline& outline, const World& world) {
    for_each_column(static_cast<const State&>(world),
                    [&](std::string entity, const char* name, const char* unit, const char* long_name,
                        const auto& column) {
                        using Value = typename std::remove_cvref_t<decltype(column)>::Element;
                        std::vector<std::string> flags;
                        if constexpr (std::is_same_v<Value, Behaviour>) flags = behaviour_names();
                        // A group of the file cannot have the name of a coordinate beside it, and "place" is
                        // one at the root.
                        const std::string group = entity == "place" ? "local" : entity;
                        outline.column({group + "/" + name, unit, long_name, {entity}, std::move(flags)},
                                       [&column] { return column.values(); });
                    });
    const auto field = [&](const char* name, const char* unit, const char* long_name,
                           const Column<OrganisationId, double>& column) {
        outline.column({std::string("organisation/") + name, unit, long_name, {"organisation"}, {}},
                       [&column] { return column.values(); });
    };
    field("collaboration", "1", "real collaboration: power-weighted share of its people who collaborate",
          world.collaboration);
    field("professed", "1", "professed collaboration: real and lip service", world.professed);
    field("measured", "1", "collaboration as measured", world.measured);
    field("budget", "budget", "budget after pooling and cuts", world.budget_now);
    field("load", "1", "need against means; 1 = in balance", world.load);
    field("stake", "1", "what is at stake in the contest for money", world.stake);
    field("unmet_need", "budget", "need not met", world.unmet);
    field("help", "1", "collaboration received from partners, weighted by trust", world.help);
}
}  // namespace

void name_dimensions(Outline& outline, const World& world) {
    outline.dimensions = {
        {"system", world.system_code.size(), "integrated care system", copy_of(world.system_code)},
        {"place", world.population.size(), "place (district)", copy_of(world.place_code)},
        {"organisation_kind", kinds, "kind of organisation", kind_names()},
        {"tier", staff_tiers, "tier of staff", staff_tier_names()},
        {"organisation", world.kind.size(), "organisation", copy_of(world.organisation_code)},
        {"record_system", world.record_systems, "record system", {}},
        {"quantile", quantiles.size(), "quantile", quantile_labels()},
        {"load_tenth", load_groups, "tenth of the organisations by load, from the least", load_tenths()},
        {"service", world.services.size(), "service of an organisation to a place", {}},
        {"link", world.partner.size(), "dependence of an organisation on another", {}},
        {"person", world.post.size(), "person", {}},
        {"tie", world.neighbour.size(), "tie of a person to a person of another organisation", {}},
    };
}

void describe_setting(Outline& outline, const World& world) {
    describe_organisations(outline, world);
    describe_places(outline, world);
    describe_networks(outline, world);
    describe_people(outline, world);
    describe_ties(outline, world);
    record_columns(outline, world);
}

}  // namespace concord::ics
