#include <algorithm>
#include <cmath>

#include "models/ics/setup/england/organisations.hpp"

namespace concord::ics {

namespace {
std::uint32_t rounded(double number) {
    return static_cast<std::uint32_t>(std::floor(number + 0.5));
}
}  // namespace

std::array<std::uint32_t, tiers> heads(const Staff& staff, double front_line_share) {
    std::array<std::uint32_t, tiers> people{};
    people[static_cast<std::size_t>(Tier::board)] = 1;
    people[static_cast<std::size_t>(Tier::senior_manager)] = std::max(1u, rounded(staff.senior));
    people[static_cast<std::size_t>(Tier::middle_manager)] = std::max(1u, rounded(staff.middle));
    people[static_cast<std::size_t>(Tier::front_line)] = rounded(staff.front_line * front_line_share);
    return people;
}

Staff like_trusts(double staff, const EnglandTables& england) {
    Staff sum;
    for (const auto& trust : england.trusts) {
        if (!trust.staff) continue;
        sum.senior += trust.staff->senior;
        sum.middle += trust.staff->middle;
        sum.front_line += trust.staff->front_line;
    }
    const double scale = staff / sum.all();
    return {sum.senior * scale, sum.middle * scale, sum.front_line * scale};
}

}  // namespace concord::ics
