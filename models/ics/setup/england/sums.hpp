#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "models/ics/setup/blueprint.hpp"
#include "models/ics/setup/england/tables.hpp"

namespace concord::ics {

/// Places by index with weights; an organisation's sum to 1.
using Serves = std::vector<std::pair<std::uint32_t, double>>;

/// The weights summed by place, in order of places, and scaled to sum 1.
Serves normalised(Serves);

/// What the practices and districts add up to. The weighted populations are scaled so that over England each
/// is as large as the registered one: an index of 1 is England's mean.
struct EnglandSums {
    explicit EnglandSums(const EnglandTables&);

    std::vector<Patients> by_practice, by_district, by_system;
    Patients total;
    std::vector<Position> district_centre, system_centre;  // where the patients' practices are
    std::vector<Serves> system_places;                     // residents of a system by district
    std::vector<std::size_t> network;  // of each practice, those without one given the nearest
    double population = 0;             // residents of England
    double deprivation = 0;            // England's mean, weighted by residents
    std::size_t without_network = 0;   // practices
};

}  // namespace concord::ics
