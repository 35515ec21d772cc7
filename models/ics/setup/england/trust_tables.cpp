#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "models/ics/setup/england/readers.hpp"

namespace concord::ics {

namespace {

const std::string outside_england = "Q99";  // stands for an integrated care board in the rows of Welsh trusts

const std::vector<std::pair<std::string, Kind>> survey_types{
    {"Acute and Acute & Community Trusts", Kind::acute},
    {"Mental Health & Learning Disability and Mental Health, Learning Disability & Community Trusts",
     Kind::mental_health},
    {"Community Trusts", Kind::community},
    {"Ambulance Trusts", Kind::ambulance},
    {"Acute Specialist Trusts", Kind::specialist}};

using KnownKinds = std::map<std::string, Kind>;

KnownKinds load_kinds(const std::string& path) {
    Table table = Table::load(path, {"ods", "kind"});
    table.check_unique({"ods"});
    KnownKinds kinds;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto& names = kind_names();
        const auto name = std::find(names.begin(), names.end(), table.text(row, "kind"));
        if (name == names.end())
            table.problem(row, "kind", fmt::format("unknown kind; known are {}", fmt::join(names, ", ")));
        kinds.emplace(table.text(row, "ods"), static_cast<Kind>(name - names.begin()));
    }
    table.finish();
    return kinds;
}

void check_kinds(const std::string& path, const KnownKinds& known, const Codes& trusts) {
    std::vector<Problem> problems;
    for (const auto& [code, kind] : known)
        if (!trusts.find(code))
            problems.push_back(
                {path, 0, 0, fmt::format("ods = \"{}\": {}", code, unknown_code(code, trusts))});
    if (!problems.empty()) throw InputError(std::move(problems));
}

Kind read_kind(Table& table, std::size_t row, const KnownKinds& known) {
    const std::string type = table.optional_text(row, "survey_type");
    for (const auto& [name, kind] : survey_types)
        if (name == type) return kind;
    const auto kind = known.find(table.optional_text(row, "ods"));
    if (type.empty() && kind != known.end()) return kind->second;
    std::vector<std::string> names;
    for (const auto& [name, unused] : survey_types) names.push_back('"' + name + '"');
    table.problem(row, "survey_type",
                  fmt::format("{}; known are {}, or blank if trust_types.csv has the trust",
                              type.empty() ? "missing" : "unknown type", fmt::join(names, ", ")));
    return Kind::acute;
}

std::optional<Position> read_position(Table& table, std::size_t row) {
    const auto latitude = table.optional_number(row, "lat", latitudes);
    const auto longitude = table.optional_number(row, "lon", longitudes);
    if (latitude.has_value() != longitude.has_value())
        table.problem(row, "lat", "only one of lat and lon is there; expected both or neither");
    if (!latitude || !longitude) return std::nullopt;
    return Position{*latitude, *longitude};
}

std::optional<Staff> read_staff(Table& table, std::size_t row) {
    const auto senior = table.optional_number(row, "fte2018_senior_managers", not_negative);
    const auto middle = table.optional_number(row, "fte2018_managers", not_negative);
    const auto others = table.optional_number(row, "fte2018_other_staff", {1, 1e7});
    const int there = senior.has_value() + middle.has_value() + others.has_value();
    if (there != 0 && there != 3)
        table.problem(row, "fte2018_other_staff",
                      "only part of the staff is there; expected all three or none");
    if (there != 3) return std::nullopt;
    return Staff{*senior, *middle, *others};
}

}  // namespace

void load_trusts(const std::string& path, const std::string& types_path, EnglandTables& england) {
    const KnownKinds known = load_kinds(types_path);
    Table table = Table::load(path, {"ods", "name", "nhs_region", "icb_ods_2024", "lat", "lon", "survey_type",
                                     "fte2018_senior_managers", "fte2018_managers", "fte2018_other_staff"});
    table.check_unique({"ods"});
    std::vector<std::string> welsh, named;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string code = table.text(row, "ods");
        if (table.text(row, "icb_ods_2024") == outside_england) {
            welsh.push_back(code);
            continue;
        }
        if (table.optional_text(row, "survey_type").empty()) named.push_back(code);
        england.trust_codes.add(code);
        england.trusts.push_back({code, table.text(row, "name"), table.text(row, "nhs_region"),
                                  table.code(row, "icb_ods_2024", england.system_codes),
                                  read_position(table, row), read_kind(table, row, known),
                                  read_staff(table, row)});
    }
    table.finish();
    check_kinds(types_path, known, england.trust_codes);
    if (!welsh.empty())
        england.notes.push_back(
            fmt::format("Welsh trusts left out: {} ({}).", welsh.size(), fmt::join(welsh, ", ")));
    const bool care_trusts = std::ranges::any_of(
        england.trusts, [](const EnglandTables::Trust& trust) { return trust.code.starts_with('T'); });
    if (!care_trusts)
        england.notes.push_back(
            "The table of trusts has none whose code begins with T, such as those for mental health in "
            "Sheffield, "
            "Bradford and the Black Country; the nearest of their kind stand in for them.");
    if (!named.empty())
        england.notes.push_back(fmt::format(
            "Trusts without a type in the survey: {} ({}); they take the kind that trust_types.csv gives.",
            named.size(), fmt::join(named, ", ")));
}

}  // namespace concord::ics
