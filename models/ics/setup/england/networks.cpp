#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "models/ics/setup/england/organisations.hpp"

namespace concord::ics {

namespace {

/// A network while its practices are being added up.
struct Network {
    Patients patients;
    double doctors = 0;
    Centre centre;
    Serves patients_in;             // district, patients
    std::vector<double> in_system;  // patients by system

    std::size_t system() const {
        return static_cast<std::size_t>(std::max_element(in_system.begin(), in_system.end()) -
                                        in_system.begin());
    }
    bool in_two_systems() const {
        return std::count_if(in_system.begin(), in_system.end(),
                             [](double patients_there) { return patients_there > 0; }) > 1;
    }
};

std::vector<Network> add_up(const EnglandBasis& basis) {
    const auto& [parameters, tables, sums, notes] = basis;
    std::vector<Network> networks(tables.network_codes.size());
    for (Network& network : networks) network.in_system.resize(tables.systems.size());
    for (std::size_t p = 0; p < tables.practices.size(); ++p) {
        const auto& practice = tables.practices[p];
        const Patients& patients = sums.by_practice[p];
        Network& network = networks[sums.network[p]];
        const auto& district = tables.districts[practice.district];
        network.patients += patients;
        network.doctors +=
            district.doctors * (patients.registered / sums.by_district[practice.district].registered);
        network.centre.add(practice.position, patients.registered);
        network.patients_in.push_back({static_cast<std::uint32_t>(practice.district), patients.registered});
        network.in_system[practice.system] += patients.registered;
    }
    return networks;
}

Blueprint::Organisation organisation(const std::string& code, const Network& network,
                                     const EnglandBasis& basis) {
    const auto heavier = [](const auto& one, const auto& other) { return one.second < other.second; };
    const double spend = basis.spend(Kind::primary_care_network);
    const Staff staff = like_trusts(network.doctors * basis.parameters.staff_per_gp, basis.tables);
    Blueprint::Organisation made;
    made.serves = normalised(network.patients_in);
    const auto& seat = *std::max_element(made.serves.begin(), made.serves.end(), heavier);
    made.code = code;
    made.name = fmt::format("Primary care network {} ({})", code, basis.tables.districts[seat.first].name);
    made.kind = Kind::primary_care_network;
    made.system = static_cast<std::uint32_t>(network.system());
    made.latitude = network.centre.position().latitude;
    made.longitude = network.centre.position().longitude;
    made.budget = spend * network.patients.registered;
    made.need = spend * network.patients.core;
    made.people = heads(staff, basis.parameters.front_line_share);
    return made;
}

}  // namespace

Organisations make_networks(const EnglandBasis& basis) {
    const std::vector<Network> networks = add_up(basis);
    Organisations organisations;
    for (std::size_t n = 0; n < networks.size(); ++n)
        organisations.push_back(organisation(basis.tables.network_codes.all()[n], networks[n], basis));
    if (basis.sums.without_network > 0)
        basis.notes.push_back(fmt::format(
            "Practices without a primary care network: {}; counted with the nearest network of their system.",
            basis.sums.without_network));
    const auto split = std::count_if(networks.begin(), networks.end(), std::mem_fn(&Network::in_two_systems));
    if (split > 0)
        basis.notes.push_back(
            fmt::format("Primary care networks with practices in two systems: {}; counted where more of "
                        "their patients are.",
                        split));
    return organisations;
}

}  // namespace concord::ics
