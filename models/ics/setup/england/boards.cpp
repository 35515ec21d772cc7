#include "models/ics/setup/england/organisations.hpp"

namespace concord::ics {

Organisations make_boards(const EnglandBasis& basis) {
    const auto& [parameters, tables, sums, notes] = basis;
    const Staff staff = like_trusts(parameters.integrated_board_staff, tables);
    const double spend = basis.spend(Kind::integrated_board);
    Organisations boards;
    for (std::size_t s = 0; s < tables.systems.size(); ++s)
        boards.push_back({.code = tables.systems[s].code,
                          .name = tables.systems[s].name,
                          .kind = Kind::integrated_board,
                          .system = static_cast<std::uint32_t>(s),
                          .latitude = sums.system_centre[s].latitude,
                          .longitude = sums.system_centre[s].longitude,
                          .budget = spend * sums.by_system[s].registered,
                          .need = spend * sums.by_system[s].core,
                          .people = heads(staff, parameters.front_line_share),
                          .serves = normalised(sums.system_places[s])});
    return boards;
}

Organisations make_voluntary(const EnglandBasis& basis) {
    const auto& [parameters, tables, sums, notes] = basis;
    const Staff staff = like_trusts(parameters.voluntary_staff, tables);
    const double spend = basis.spend(Kind::voluntary);
    Organisations bodies;
    for (std::size_t l = 0; l < tables.districts.size(); ++l)
        bodies.push_back({.code = "VCS-" + tables.districts[l].code,
                          .name = "Voluntary sector of " + tables.districts[l].name,
                          .kind = Kind::voluntary,
                          .system = static_cast<std::uint32_t>(tables.districts[l].system),
                          .latitude = sums.district_centre[l].latitude,
                          .longitude = sums.district_centre[l].longitude,
                          .budget = spend * sums.by_district[l].registered,
                          .need = spend * sums.by_district[l].core,
                          .people = heads(staff, parameters.front_line_share),
                          .serves = {{static_cast<std::uint32_t>(l), 1.0}}});
    basis.notes.push_back(
        "No register of voluntary bodies is open: one body a district stands for all of them.");
    return bodies;
}

}  // namespace concord::ics
