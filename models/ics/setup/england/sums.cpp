#include "models/ics/setup/england/sums.hpp"

#include <algorithm>
#include <limits>

namespace concord::ics {

namespace {

std::vector<Patients> scaled_patients(const EnglandTables& england) {
    Patients total;
    for (const auto& practice : england.practices) total += practice.patients;
    std::vector<Patients> patients;
    for (const auto& practice : england.practices) {
        const Patients& raw = practice.patients;
        patients.push_back({raw.registered, raw.core * (total.registered / total.core),
                            raw.mental_health * (total.registered / total.mental_health),
                            raw.community * (total.registered / total.community)});
    }
    return patients;
}

/// The centre of each network's own practices, and the system most of its patients belong to.
struct NetworkSeats {
    explicit NetworkSeats(const EnglandTables& england)
        : centres(england.network_codes.size()),
          in_system(england.network_codes.size(), std::vector<double>(england.systems.size())) {
        for (const auto& practice : england.practices) {
            if (!practice.network) continue;
            centres[*practice.network].add(practice.position, practice.patients.registered);
            in_system[*practice.network][practice.system] += practice.patients.registered;
        }
    }
    std::vector<Centre> centres;
    std::vector<std::vector<double>> in_system;  // patients, network x system
};

std::size_t nearest_network(const EnglandTables::Practice& practice, const NetworkSeats& seats) {
    std::size_t nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t n = 0; n < seats.centres.size(); ++n) {
        if (seats.in_system[n][practice.system] == 0) continue;
        const double away = distance(practice.position, seats.centres[n].position());
        if (away >= least) continue;
        least = away;
        nearest = n;
    }
    return nearest;
}

std::vector<Position> positions(const std::vector<Centre>& centres) {
    std::vector<Position> result;
    for (const Centre& centre : centres) result.push_back(centre.position());
    return result;
}

}  // namespace

Serves normalised(Serves serves) {
    std::stable_sort(serves.begin(), serves.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    Serves merged;
    double total = 0;
    for (const auto& [place, weight] : serves) {
        if (weight <= 0) continue;
        total += weight;
        if (merged.empty() || merged.back().first != place) merged.push_back({place, 0});
        merged.back().second += weight;
    }
    for (auto& [place, weight] : merged) weight /= total;
    return merged;
}

EnglandSums::EnglandSums(const EnglandTables& england)
    : by_practice(scaled_patients(england)),
      by_district(england.districts.size()),
      by_system(england.systems.size()),
      system_places(england.systems.size()) {
    const NetworkSeats seats(england);
    std::vector<Centre> districts(by_district.size()), systems(by_system.size());
    for (std::size_t p = 0; p < by_practice.size(); ++p) {
        const auto& practice = england.practices[p];
        by_district[practice.district] += by_practice[p];
        by_system[practice.system] += by_practice[p];
        total += by_practice[p];
        districts[practice.district].add(practice.position, practice.patients.registered);
        systems[practice.system].add(practice.position, practice.patients.registered);
        network.push_back(practice.network ? *practice.network : nearest_network(practice, seats));
        without_network += !practice.network;
    }
    district_centre = positions(districts);
    system_centre = positions(systems);
    for (const auto& part : england.residents)
        system_places[part.system].push_back({static_cast<std::uint32_t>(part.district), part.population});
    for (const auto& district : england.districts) {
        population += district.population;
        deprivation += district.population * district.deprivation;
    }
    deprivation /= population;
}

}  // namespace concord::ics
