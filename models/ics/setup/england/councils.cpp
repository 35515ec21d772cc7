#include <algorithm>

#include "models/ics/setup/england/organisations.hpp"

namespace concord::ics {

namespace {

/// A council while its districts are being added up.
struct Area {
    double population = 0;          // persons
    double deprived = 0;            // persons times deprivation
    Serves residents_in;            // district, persons
    std::vector<double> in_system;  // persons by system
    Centre centre;
};

std::vector<Area> add_up(const EnglandBasis& basis) {
    const auto& [parameters, tables, sums, notes] = basis;
    std::vector<Area> areas(tables.councils.size());
    for (Area& area : areas) area.in_system.resize(tables.systems.size());
    for (std::size_t l = 0; l < tables.districts.size(); ++l) {
        const auto& district = tables.districts[l];
        Area& area = areas[district.council];
        area.population += district.population;
        area.deprived += district.population * district.deprivation;
        area.residents_in.push_back({static_cast<std::uint32_t>(l), district.population});
        area.centre.add(sums.district_centre[l], district.population);
    }
    for (const auto& part : tables.residents)
        areas[tables.districts[part.district].council].in_system[part.system] += part.population;
    return areas;
}

double national_spend(const EnglandTables& tables) {
    double spend = 0;
    for (const auto& council : tables.councils) spend += council.spend;
    return spend;
}

}  // namespace

Organisations make_councils(const EnglandBasis& basis) {
    const auto& [parameters, tables, sums, notes] = basis;
    const std::vector<Area> areas = add_up(basis);
    const double national = national_spend(tables), patients = sums.total.registered;
    Organisations organisations;
    for (std::size_t c = 0; c < areas.size(); ++c) {
        const Area& area = areas[c];
        const auto& council = tables.councils[c];
        const auto most = std::max_element(area.in_system.begin(), area.in_system.end());
        const double spend = basis.spend(Kind::council);
        const Staff staff = like_trusts(council.spend / parameters.spend_per_worker, tables);
        organisations.push_back(
            {.code = council.code,
             .name = council.name,
             .kind = Kind::council,
             .system = static_cast<std::uint32_t>(most - area.in_system.begin()),
             .latitude = area.centre.position().latitude,
             .longitude = area.centre.position().longitude,
             .budget = spend * patients * (council.spend / national),
             .need = spend * patients * (area.deprived / (sums.population * sums.deprivation)),
             .people = heads(staff, parameters.front_line_share),
             .serves = normalised(area.residents_in)});
    }
    return organisations;
}

}  // namespace concord::ics
