#include "models/ics/setup/england/tables.hpp"

#include <filesystem>

#include "models/ics/setup/england/readers.hpp"

namespace concord::ics {

namespace {

void load_systems(const std::string& path, EnglandTables& england) {
    Table table = Table::load(path, {"icb_ods", "name"});
    table.check_unique({"icb_ods"});
    for (std::size_t row = 0; row < table.rows(); ++row) {
        england.system_codes.add(table.text(row, "icb_ods"));
        england.systems.push_back({table.text(row, "icb_ods"), table.text(row, "name")});
    }
    table.finish();
}

void load_districts(const std::string& path, EnglandTables& england) {
    Table table = Table::load(path, {"ltla24", "name", "utla23", "utla23_name", "main_icb_ods",
                                     "pop_census2021", "imd2025_avg_score"});
    table.check_unique({"ltla24"});
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string council = table.text(row, "utla23");
        const std::size_t index = england.council_codes.add(council);
        if (index == england.councils.size())
            england.councils.push_back({council, table.text(row, "utla23_name")});
        england.district_codes.add(table.text(row, "ltla24"));
        england.districts.push_back({table.text(row, "ltla24"), table.text(row, "name"), index,
                                     table.code(row, "main_icb_ods", england.system_codes),
                                     table.number(row, "pop_census2021", {1, 1e9}),
                                     table.number(row, "imd2025_avg_score", {0.01, 100})});
    }
    table.finish();
}

void load_residents(const std::string& path, EnglandTables& england) {
    Table table = Table::load(path, {"ltla24", "icb24_ods", "pop_census2021"});
    table.check_unique({"ltla24", "icb24_ods"});
    for (std::size_t row = 0; row < table.rows(); ++row)
        england.residents.push_back({table.code(row, "ltla24", england.district_codes),
                                     table.code(row, "icb24_ods", england.system_codes),
                                     table.number(row, "pop_census2021", not_negative)});
    table.finish();
}

void load_doctors(const std::string& path, EnglandTables& england) {
    Table table = Table::load(path, {"ltla24", "gp_fte"});
    table.check_unique({"ltla24"});
    std::vector<bool> there(england.districts.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t district = table.code(row, "ltla24", england.district_codes);
        england.districts[district].doctors = table.number(row, "gp_fte", not_negative);
        there[district] = true;
    }
    table.finish();
    for (std::size_t l = 0; l < there.size(); ++l)
        if (!there[l])
            throw InputError(
                {path, 0, 0,
                 "ltla24 = " + england.districts[l].code + ": no such row; expected one a district"});
}

MergedDistricts load_merged_districts(const std::string& path, const EnglandTables& england) {
    Table table = Table::load(path, {"ltla21", "ltla24"});
    table.check_unique({"ltla21"});
    MergedDistricts merged;
    for (std::size_t row = 0; row < table.rows(); ++row)
        merged.emplace(table.text(row, "ltla21"), table.code(row, "ltla24", england.district_codes));
    table.finish();
    return merged;
}

const std::vector<std::string> file_names{
    "icb.csv",           "ltla24.csv",           "ltla24_icb24_pop.csv",
    "ltla24_gp_fte.csv", "ltla21_to_ltla24.csv", "gp_practices.csv",
    "trusts.csv",        "trust_types.csv",      "trust_ltla_flow_2022.csv",
    "trust_mergers.csv", "utla17_to_utla23.csv", "utla_asc_spend_2016_17.csv"};

}  // namespace

std::string table_path(const std::string& folder, const std::string& file) {
    return (std::filesystem::path(folder) / file).string();
}

EnglandTables load_england(const std::string& folder) {
    EnglandTables england;
    const auto path = [&](const char* file) { return table_path(folder, file); };
    load_systems(path("icb.csv"), england);
    load_districts(path("ltla24.csv"), england);
    load_residents(path("ltla24_icb24_pop.csv"), england);
    load_doctors(path("ltla24_gp_fte.csv"), england);
    const MergedDistricts merged = load_merged_districts(path("ltla21_to_ltla24.csv"), england);
    load_practices(path("gp_practices.csv"), merged, england);
    load_trusts(path("trusts.csv"), path("trust_types.csv"), england);
    load_flows(path("trust_ltla_flow_2022.csv"), path("trust_mergers.csv"), merged, england);
    load_spend(path("utla_asc_spend_2016_17.csv"), path("utla17_to_utla23.csv"), england);
    check_england(folder, england);
    return england;
}

std::vector<std::string> england_files(const std::string& folder) {
    std::vector<std::string> paths;
    for (const std::string& name : file_names) paths.push_back(table_path(folder, name));
    return paths;
}

}  // namespace concord::ics
