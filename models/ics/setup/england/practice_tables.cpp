#include <fmt/format.h>

#include <algorithm>

#include "models/ics/setup/england/readers.hpp"

namespace concord::ics {

namespace {

Patients read_patients(Table& table, std::size_t row) {
    return {table.number(row, "reg_pop", {0.01, 1e7}), table.number(row, "wp_core_final", not_negative),
            table.number(row, "wp_mental_health", not_negative),
            table.number(row, "wp_community", not_negative)};
}

EnglandTables::Practice read_practice(Table& table, std::size_t row, const MergedDistricts& merged,
                                      EnglandTables& england) {
    const std::string network = table.optional_text(row, "pcn");
    return {.code = table.text(row, "practice"),
            .position = {table.number(row, "lat", latitudes), table.number(row, "lon", longitudes)},
            .system = table.code(row, "icb_ods", england.system_codes),
            .district = district_of(table, row, merged, england.district_codes),
            .network = network.empty() ? std::nullopt : std::optional(england.network_codes.add(network)),
            .patients = read_patients(table, row)};
}

}  // namespace

std::size_t district_of(Table& table, std::size_t row, const MergedDistricts& merged,
                        const Codes& districts) {
    const auto successor = merged.find(table.optional_text(row, "ltla21"));
    return successor != merged.end() ? successor->second : table.code(row, "ltla21", districts);
}

void load_practices(const std::string& path, const MergedDistricts& merged, EnglandTables& england) {
    Table table = Table::load(path, {"practice", "lat", "lon", "icb_ods", "pcn", "ltla21", "reg_pop",
                                     "wp_core_final", "wp_mental_health", "wp_community"});
    table.check_unique({"practice"});
    std::size_t moved = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        england.practices.push_back(read_practice(table, row, merged, england));
        moved += merged.count(table.optional_text(row, "ltla21"));
    }
    table.finish();
    if (moved > 0)
        england.notes.push_back(fmt::format(
            "Practices under districts of 2021 that merged by 2024: {}; taken to the districts of 2024.",
            moved));
}

}  // namespace concord::ics
