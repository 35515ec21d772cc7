#include "models/ics/setup/england/catchments.hpp"

#include <fmt/format.h>

#include <limits>

namespace concord::ics {

namespace {

/// Where everyone in a country is served by someone: a system without such a trust is served from next door.
bool covers_everyone(Kind kind) {
    return kind == Kind::mental_health || kind == Kind::ambulance;
}

std::vector<Serves> flows_by_trust(const EnglandTables& england) {
    std::vector<Serves> flows(england.trusts.size());
    for (const auto& flow : england.flows)
        flows[flow.trust].push_back({static_cast<std::uint32_t>(flow.district), flow.share});
    for (Serves& serves : flows) serves = normalised(std::move(serves));
    return flows;
}

/// Shares the patients of each district among the trusts of one kind that have flows from there.
void share_districts(Kind kind, const EnglandTables& england, const EnglandSums& sums,
                     const std::vector<Staff>& staff, std::vector<Catchment>& catchments) {
    std::vector<double> pull(england.districts.size());
    const auto of_kind = [&](std::size_t o) { return england.trusts[o].kind == kind; };
    for (std::size_t o = 0; o < catchments.size(); ++o)
        if (of_kind(o))
            for (const auto& [district, flow] : catchments[o].serves) pull[district] += staff[o].all() * flow;
    for (std::size_t o = 0; o < catchments.size(); ++o)
        if (of_kind(o))
            for (const auto& [district, flow] : catchments[o].serves)
                catchments[o].people += sums.by_district[district] * (staff[o].all() * flow / pull[district]);
}

using Trusts = std::vector<std::size_t>;

/// The trusts of one kind without flows.
Trusts without_flows(Kind kind, const EnglandTables& england, const std::vector<Serves>& flows) {
    Trusts trusts;
    for (std::size_t o = 0; o < england.trusts.size(); ++o)
        if (england.trusts[o].kind == kind && flows[o].empty()) trusts.push_back(o);
    return trusts;
}

/// The NHS region of each system: that of a trust there.
std::vector<std::string> regions(const EnglandTables& england) {
    std::vector<std::string> regions(england.systems.size());
    for (const auto& trust : england.trusts)
        if (regions[trust.system].empty()) regions[trust.system] = trust.region;
    return regions;
}

std::size_t nearest_trust(Position from, const std::string& region, const Trusts& trusts,
                          const EnglandTables& england, const EnglandSums& sums) {
    constexpr double another_region = 1e6;  // km: only where the region has none
    std::size_t nearest = trusts.front();
    double least = std::numeric_limits<double>::infinity();
    for (const std::size_t o : trusts) {
        const auto& trust = england.trusts[o];
        const double away = distance(from, trust.position.value_or(sums.system_centre[trust.system])) +
                            (trust.region == region ? 0 : another_region);
        if (away >= least) continue;
        least = away;
        nearest = o;
    }
    return nearest;
}

/// The trusts of one kind that share each system.
std::vector<Trusts> providers(Kind kind, const Trusts& trusts, const EnglandTables& england,
                              const EnglandSums& sums, std::vector<std::string>& notes) {
    std::vector<Trusts> in_system(england.systems.size());
    for (const std::size_t o : trusts) in_system[england.trusts[o].system].push_back(o);
    if (!covers_everyone(kind)) return in_system;
    const std::vector<std::string> region = regions(england);
    std::size_t without = 0;
    for (std::size_t s = 0; s < in_system.size(); ++s) {
        if (!in_system[s].empty()) continue;
        in_system[s] = {nearest_trust(sums.system_centre[s], region[s], trusts, england, sums)};
        ++without;
    }
    if (without > 0)
        notes.push_back(fmt::format(
            "Systems without {} trust of their own: {}; served by the nearest one of their region.",
            kind == Kind::ambulance ? "an ambulance" : "a mental health", without));
    return in_system;
}

/// Shares the patients of each system among its trusts of one kind.
void share_systems(const std::vector<Trusts>& providers, const EnglandSums& sums,
                   const std::vector<Staff>& staff, std::vector<Catchment>& catchments) {
    for (std::size_t s = 0; s < providers.size(); ++s) {
        double total = 0;
        for (const std::size_t o : providers[s]) total += staff[o].all();
        for (const std::size_t o : providers[s]) {
            const double share = staff[o].all() / total;
            catchments[o].people += sums.by_system[s] * share;
            for (const auto& [district, residents] : sums.system_places[s])
                catchments[o].serves.push_back({district, residents * share});
        }
    }
}

}  // namespace

std::vector<Catchment> catchments(const EnglandTables& england, const EnglandSums& sums,
                                  const std::vector<Staff>& staff, std::vector<std::string>& notes) {
    const std::vector<Serves> flows = flows_by_trust(england);
    std::vector<Catchment> catchments(england.trusts.size());
    for (std::size_t o = 0; o < flows.size(); ++o) catchments[o].serves = flows[o];
    std::size_t flowless = 0;
    for (std::size_t k = 0; k < kinds; ++k) {
        const Kind kind = static_cast<Kind>(k);
        share_districts(kind, england, sums, staff, catchments);
        const Trusts trusts = without_flows(kind, england, flows);
        if (trusts.empty()) continue;
        flowless += trusts.size();
        share_systems(providers(kind, trusts, england, sums, notes), sums, staff, catchments);
    }
    for (Catchment& catchment : catchments) catchment.serves = normalised(std::move(catchment.serves));
    if (flowless > 0)
        notes.push_back(
            fmt::format("Trusts without published patient flows: {}; those of a kind share the people of "
                        "their systems in proportion to staff.",
                        flowless));
    return catchments;
}

}  // namespace concord::ics
