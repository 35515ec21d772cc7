#include <fmt/format.h>

#include <algorithm>

#include "models/ics/setup/england/catchments.hpp"
#include "models/ics/setup/england/organisations.hpp"

namespace concord::ics {

namespace {

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

Staff median_staff(Kind kind, const EnglandTables& england) {
    std::vector<double> senior, middle, front_line;
    for (const auto& trust : england.trusts) {
        if (trust.kind != kind || !trust.staff) continue;
        senior.push_back(trust.staff->senior);
        middle.push_back(trust.staff->middle);
        front_line.push_back(trust.staff->front_line);
    }
    return {median(senior), median(middle), median(front_line)};
}

std::vector<Staff> staff_by_trust(const EnglandBasis& basis) {
    std::vector<Staff> staff;
    std::size_t imputed = 0;
    for (const auto& trust : basis.tables.trusts) {
        imputed += !trust.staff;
        staff.push_back(trust.staff ? *trust.staff : median_staff(trust.kind, basis.tables));
    }
    if (imputed > 0)
        basis.notes.push_back(
            fmt::format("Trusts without staffing: {}; given the median of their kind.", imputed));
    return staff;
}

double weighted_people(const Patients& people, Kind kind) {
    if (kind == Kind::mental_health) return people.mental_health;
    return kind == Kind::community ? people.community : people.core;
}

}  // namespace

Organisations make_trusts(const EnglandBasis& basis) {
    const std::vector<Staff> staff = staff_by_trust(basis);
    const std::vector<Catchment> served = catchments(basis.tables, basis.sums, staff, basis.notes);
    Organisations organisations;
    std::size_t unplaced = 0;
    for (std::size_t o = 0; o < served.size(); ++o) {
        const auto& trust = basis.tables.trusts[o];
        unplaced += !trust.position;
        const Position position = trust.position.value_or(basis.sums.system_centre[trust.system]);
        const double spend = basis.spend(trust.kind);
        organisations.push_back({.code = trust.code,
                                 .name = trust.name,
                                 .kind = trust.kind,
                                 .system = static_cast<std::uint32_t>(trust.system),
                                 .latitude = position.latitude,
                                 .longitude = position.longitude,
                                 .budget = spend * served[o].people.registered,
                                 .need = spend * weighted_people(served[o].people, trust.kind),
                                 .people = heads(staff[o], basis.parameters.front_line_share),
                                 .serves = served[o].serves});
    }
    if (unplaced > 0)
        basis.notes.push_back(fmt::format(
            "Trusts without a position: {}; put at the centre of their system's practices.", unplaced));
    return organisations;
}

}  // namespace concord::ics
