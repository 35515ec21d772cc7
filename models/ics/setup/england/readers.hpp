#pragma once
#include <string>
#include <unordered_map>

#include "models/ics/setup/england/table.hpp"
#include "models/ics/setup/england/tables.hpp"

// The readers of single tables, used by load_england() alone. Each throws InputError with every problem of
// its table.
namespace concord::ics {

/// Districts of 2021 that are no more, and the index of the district of 2024 each became part of.
using MergedDistricts = std::unordered_map<std::string, std::size_t>;

// Wide enough for England and its islands; a swapped pair falls outside.
constexpr Range latitudes{49, 56}, longitudes{-8, 3};  // degrees

std::string table_path(const std::string& folder, const std::string& file);

/// The district of 2024 of a code of 2021 or 2024; a problem of the table if it is neither.
std::size_t district_of(Table&, std::size_t row, const MergedDistricts&, const Codes& districts);

void load_practices(const std::string& path, const MergedDistricts&, EnglandTables&);
void load_trusts(const std::string& path, const std::string& types_path, EnglandTables&);
void load_flows(const std::string& path, const std::string& mergers_path, const MergedDistricts&,
                EnglandTables&);
void load_spend(const std::string& path, const std::string& successors_path, EnglandTables&);

/// What no single row shows: everyone lives somewhere, is registered somewhere and is served by someone.
void check_england(const std::string& folder, const EnglandTables&);

}  // namespace concord::ics
