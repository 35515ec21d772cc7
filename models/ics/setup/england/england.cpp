#include "models/ics/setup/england/england.hpp"

#include "engine/core/error.hpp"
#include "models/ics/setup/england/links.hpp"
#include "models/ics/setup/england/organisations.hpp"
#include "models/ics/setup/england/selection.hpp"

namespace concord::ics {

namespace {

void refuse_unknown_systems(const EnglandParameters& parameters, const EnglandTables& tables) {
    std::vector<Problem> problems;
    for (const std::string& system : parameters.systems)
        if (!tables.system_codes.find(system))
            problems.push_back(
                {"", 0, 0, "world.systems = " + system + ": " + unknown_code(system, tables.system_codes)});
    if (!problems.empty()) throw InputError(std::move(problems));
}

Blueprint geography(const EnglandTables& tables) {
    Blueprint blueprint;
    blueprint.notes = tables.notes;
    for (const auto& system : tables.systems) blueprint.systems.push_back({system.code, system.name});
    for (const auto& district : tables.districts)
        blueprint.places.push_back({district.code, district.name, static_cast<std::uint32_t>(district.system),
                                    district.population, district.deprivation});
    return blueprint;
}

}  // namespace

Blueprint england(const EnglandParameters& parameters, const EnglandTables& tables) {
    refuse_unknown_systems(parameters, tables);
    const EnglandSums sums(tables);
    Blueprint blueprint = geography(tables);
    const EnglandBasis basis{parameters, tables, sums, blueprint.notes};
    for (const auto& make : {make_trusts, make_networks, make_councils, make_boards, make_voluntary})
        for (auto& organisation : make(basis)) blueprint.organisations.push_back(std::move(organisation));
    if (!parameters.systems.empty()) keep_systems(blueprint, parameters.systems);
    balance_need(blueprint, parameters.need == EnglandParameters::Need::equal);
    link_by_places(blueprint, parameters.least_link);
    return blueprint;
}

Blueprint england(const EnglandParameters& parameters, const std::string& folder) {
    return england(parameters, load_england(folder));
}

}  // namespace concord::ics
