#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "engine/statistics/estimate.hpp"
#include "tools/report/extract.hpp"

namespace concord {

using Json = nlohmann::ordered_json;
using Box = Reader::Box;

namespace {
constexpr std::size_t most_values = 60000;  // of one variable

/// What is shown at a few moments only, as maps and distributions.
constexpr std::array at_moments{"organisation/collaboration", "organisation/professed",
                                "collaboration_by_place", "met_need_by_place", "unmet_need_by_place"};

/// What is shown over time for each of a few groups.
constexpr std::array over_groups{"share_collaborate_by_tier", "share_lip_service_by_tier",
                                 "share_collaborate_by_kind", "collaboration_by_kind",
                                 "professed_by_kind",         "trust_quantile",
                                 "collaboration_by_system"};

/// Constants, and small tables of text.
constexpr std::array settings{"setting/organisation_name",
                              "setting/organisation_kind",
                              "setting/organisation_system",
                              "setting/organisation_latitude",
                              "setting/organisation_longitude",
                              "setting/place_name",
                              "setting/place_deprivation",
                              "setting/place_population",
                              "setting/place_system",
                              "setting/system_name",
                              "setting/arm_name",
                              "setting/arm_change",
                              "tier",
                              "organisation_kind",
                              "system",
                              "place",
                              "quantile",
                              "trigger/trigger",
                              "provenance/configuration",
                              "provenance/command_line",
                              "provenance/note",
                              "provenance/input",
                              "provenance/input_sha256"};

template <class Names>
bool is_among(const Names& names, const std::string& path) {
    return std::ranges::find(names, path) != names.end();
}

Json description_of(const Reader& file, const StoredVariable& variable) {
    Json object{{"dimensions", variable.dimensions}, {"shape", variable.shape}};
    if (!variable.units.empty()) object["unit"] = variable.units;
    if (!variable.long_name.empty()) object["name"] = variable.long_name;
    std::istringstream meanings(file.attribute(variable.path, "flag_meanings"));
    for (std::string word; meanings >> word;) object["words"].push_back(word);
    return object;
}

/// The rows of some of the recorded times; which, unless they are all.
Json moving(const Reader& file, const StoredVariable& variable, const std::vector<std::size_t>& places) {
    Json object = description_of(file, variable), values = Json::array();
    Box first(variable.shape.size(), 0), count = variable.shape;
    count[0] = 1;
    object["shape"][0] = places.size();
    if (places.size() < variable.shape[0]) object["times"] = places;
    for (const std::size_t place : places) {
        first[0] = place;
        for (const double value : file.numbers(variable, first, count)) values.push_back(number_of(value));
    }
    object["values"] = std::move(values);
    return object;
}

/// When each condition fired first: the last record tells of the last time.
Json first_fired(const Reader& file, const StoredVariable& variable) {
    const std::vector<double> all = file.numbers(variable.path);
    std::vector<double> first(variable.shape[1], unknown);
    for (std::size_t n = 0; n < all.size(); ++n) {
        double& earliest = first[n % first.size()];
        if (std::isnan(earliest) || all[n] < earliest) earliest = all[n];
    }
    Json object = moving(file, variable, {variable.shape[0] - 1});
    object["values"] = numbers_of(first);
    return object;
}

Json constant(const Reader& file, const StoredVariable& variable) {
    Json object = description_of(file, variable);
    if (variable.kind == Kind::text)
        object["texts"] = file.texts(variable.path);
    else
        object["values"] = numbers_of(file.numbers(variable.path));
    return object;
}

std::vector<std::size_t> times_of(const StoredVariable& variable) {
    const std::size_t times = variable.shape[0];
    if (is_among(at_moments, variable.path)) return spread(times, 4);
    if (variable.path.starts_with("trigger/")) return spread(times, 1);
    if (variable.shape.size() == 1) return spread(times, most_times);
    return spread(times, std::min(most_times, std::max<std::size_t>(2, most_values / variable.shape[1])));
}

bool is_shown_over_time(const StoredVariable& variable) {
    if (variable.dimensions.empty() || variable.dimensions[0] != "time") return false;
    if (variable.shape[0] == 0) return false;
    const bool line = variable.shape.size() == 1 && variable.path.find('/') == std::string::npos;
    return line || is_among(at_moments, variable.path) || is_among(over_groups, variable.path) ||
           variable.path == "trigger/fired" || variable.path == "trigger/times";
}
}  // namespace

Json variables_of(const Reader& file) {
    Json all = Json::object();
    for (const StoredVariable& variable : file.variables()) {
        if (variable.path == "trigger/fired" && is_shown_over_time(variable))
            all[variable.path] = first_fired(file, variable);
        else if (variable.kind != Kind::text && is_shown_over_time(variable))
            all[variable.path] = moving(file, variable, times_of(variable));
        else if (is_among(settings, variable.path))
            all[variable.path] = constant(file, variable);
    }
    return all;
}

}  // namespace concord
