#include "engine/config/intervention.hpp"

#include <algorithm>
#include <set>

#include "engine/config/check.hpp"
#include "engine/config/reading.hpp"
#include "engine/config/where.hpp"

namespace concord {

namespace {
Tick tick(const Section& table, std::string_view key, Tick fallback, std::string_view help) {
    const Range ticks{0, static_cast<double>(never)};
    return static_cast<Tick>(table.whole(key, fallback, ticks, "ticks", help));
}

std::vector<std::string> lever_keys(const Section::Reading& reading) {
    std::vector<std::string> keys;
    for (const auto& lever : reading.levers) keys.push_back(lever.declaration.key);
    return keys;
}

// The lever of that key; what is wrong is noted, and null returned.
const Section::Reading::LeverBase* lever_of(const Entry& entry, Section::Reading& reading) {
    const auto lever =
        std::ranges::find(reading.levers, entry.key, [](auto& one) { return one.declaration.key; });
    if (lever != reading.levers.end()) return &*lever;
    const bool parameter =
        std::ranges::find(reading.parameters, entry.key, &Declaration::key) != reading.parameters.end();
    if (parameter) {
        reading.note(entry.spot, entry.key, "is not a lever and stays the same for the whole run");
        return nullptr;
    }
    const std::string near = nearest(entry.key, lever_keys(reading));
    reading.note(entry.spot.place, entry.key, "",
                 "unknown lever" + (near.empty() ? "" : " (did you mean " + near + "?)"));
    return nullptr;
}

bool may_ramp(const Section& table, const Intervention& intervention, const Declaration& lever) {
    if (lever.type != Declaration::Type::choice || intervention.over == 0) return true;
    table.problem("over", lever.key + " is a word and cannot change little by little; allowed: 0");
    return false;
}

void read_settings(const Section& table, const Spot& set, Intervention& intervention) {
    Section::Reading& reading = table.reading();
    const std::vector<Entry> entries = flattened(reading.tree(), *set.node->as_table());
    if (entries.empty()) table.problem("set", "sets nothing; allowed: levers and their values");
    std::set<std::string> seen;
    for (const Entry& entry : entries) {
        const auto* lever = lever_of(entry, reading);
        if (lever == nullptr) continue;
        const Declaration& declaration = lever->declaration;
        if (!seen.insert(entry.key).second) reading.note(entry.spot, entry.key, "is set twice here");
        if (!reading.check(entry.spot, entry.key, declaration) || !may_ramp(table, intervention, declaration))
            continue;
        const auto index = static_cast<std::size_t>(lever - reading.levers.data());
        intervention.settings.push_back({index, numbers_of(*entry.spot.node, declaration)});
    }
}

Intervention intervention_of(const Section& table, const std::string& path, const std::vector<Axis>& axes) {
    Intervention read;
    read.at = tick(table, "at", 0, "tick it begins");
    read.over = tick(table, "over", 0, "ticks until it is reached, linearly; 0: at once");
    read.until = tick(table, "until", never, "tick from which it no longer holds");
    if (read.until <= read.at) table.problem("until", "must be after at = " + std::to_string(read.at));
    const Where where = where_of(table.reading(), path + ".where", axes);
    read.cells = where.cells;
    read.where = where.text;
    const Spot set = find(table.reading().tree(), path + ".set");
    if (set.node != nullptr && set.node->is_table()) {
        read_settings(table, set, read);
    } else {
        const std::string wrong = set.node ? "is " + type_of(*set.node) : "is missing";
        table.problem("set", wrong + "; allowed: a table of levers and their values");
    }
    return read;
}
}  // namespace

std::vector<Intervention> interventions(const Section& section, const std::vector<Axis>& axes) {
    section.reading().claimed.insert({"intervention.where", "intervention.set"});
    std::vector<Intervention> all;
    const std::vector<Section> tables = section.tables("intervention");
    for (std::size_t i = 0; i < tables.size(); ++i)
        all.push_back(intervention_of(tables[i], "intervention[" + std::to_string(i) + "]", axes));
    return all;
}

}  // namespace concord
