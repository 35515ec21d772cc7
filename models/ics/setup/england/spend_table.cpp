#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "models/ics/setup/england/readers.hpp"

namespace concord::ics {

namespace {

/// By the code of an authority of 2017 that is no more: the councils of today that took its place.
using Successors = std::map<std::string, std::vector<std::size_t>>;

Successors load_successors(const std::string& path, const Codes& councils) {
    Table table = Table::load(path, {"utla17", "utla23"});
    table.check_unique({"utla17", "utla23"});
    Successors successors;
    for (std::size_t row = 0; row < table.rows(); ++row)
        successors[table.text(row, "utla17")].push_back(table.code(row, "utla23", councils));
    table.finish();
    return successors;
}

std::vector<double> council_populations(const EnglandTables& england) {
    std::vector<double> populations(england.councils.size());
    for (const auto& district : england.districts) populations[district.council] += district.population;
    return populations;
}

/// Councils the table does not have at all spend the mean of the others a head.
void impute_spend(const std::vector<double>& populations, EnglandTables& england) {
    double spend = 0, population = 0;
    std::vector<std::string> missing;
    for (std::size_t c = 0; c < populations.size(); ++c) {
        const auto& council = england.councils[c];
        spend += council.spend;
        if (council.spend > 0)
            population += populations[c];
        else
            missing.push_back(council.name);
    }
    if (missing.empty()) return;
    for (std::size_t c = 0; c < populations.size(); ++c)
        if (england.councils[c].spend == 0) england.councils[c].spend = populations[c] * (spend / population);
    england.notes.push_back(
        fmt::format("Councils without social care spend in the table: {} ({}); given England's mean a head.",
                    missing.size(), fmt::join(missing, ", ")));
}

}  // namespace

void load_spend(const std::string& path, const std::string& successors_path, EnglandTables& england) {
    const Successors successors = load_successors(successors_path, england.council_codes);
    const std::vector<double> populations = council_populations(england);
    Table table = Table::load(path, {"geography_code", "gross_current_gbp_thousand"});
    table.check_unique({"geography_code"});
    std::size_t shared = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const double spend = table.number(row, "gross_current_gbp_thousand", {1, 1e9});
        const auto split = successors.find(table.text(row, "geography_code"));
        if (split == successors.end()) {
            england.councils[table.code(row, "geography_code", england.council_codes)].spend += spend;
            continue;
        }
        ++shared;
        double population = 0;
        for (const std::size_t council : split->second) population += populations[council];
        for (const std::size_t council : split->second)
            england.councils[council].spend += spend * (populations[council] / population);
    }
    table.finish();
    if (shared > 0)
        england.notes.push_back(
            fmt::format("Authorities of 2017 since merged or split: {}; their social care spend goes to "
                        "their successors in proportion to population.",
                        shared));
    impute_spend(populations, england);
}

}  // namespace concord::ics
