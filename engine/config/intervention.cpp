#include "engine/config/intervention.hpp"

#include <algorithm>
#include <set>

#include "engine/config/check.hpp"
#include "engine/config/reading.hpp"
#include "engine/config/when.hpp"
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

/// What happens in one tick neither grows nor ends.
void check_once(const Section& table, const std::string& key) {
    for (const char* span : {"over", "until"})
        if (table.has(span)) table.problem(span, key + " happens in one tick; allowed: at, or when");
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
        if (declaration.pulse) check_once(table, entry.key);
        const auto index = static_cast<std::size_t>(lever - reading.levers.data());
        intervention.settings.push_back({index, numbers_of(*entry.spot.node, declaration)});
    }
}

/// What is of no cells has no place but that where its condition is looked at, and is never undone.
void check_worldwide(const Section& table, const std::string& key, const std::optional<Condition>& when) {
    if (table.has("where") && (!when || when->scope.empty()))
        table.problem("where", "cannot stand beside " + key +
                                   "; allowed: with when and its scope, for where that is looked at");
    if (when && when->release)
        table.problem("when.release", "means nothing: " + key + " is never undone; allowed: no release");
}

void read_deeds(const Section& table, const std::vector<DeedKind>& kinds, Intervention& intervention) {
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const std::string& key = kinds[kind].key;
        if (!table.has(key)) continue;
        check_once(table, key);
        if (!kinds[kind].by_cell) check_worldwide(table, key, intervention.when);
        intervention.deeds.push_back(kind);
        intervention.words.push_back(kinds[kind].read(table));
    }
}

void read_set(const Section& table, const std::string& path, const std::vector<DeedKind>& kinds,
              Intervention& intervention) {
    const Spot set = find(table.reading().tree(), path + ".set");
    if (set.node != nullptr && set.node->is_table()) return read_settings(table, set, intervention);
    if (set.node == nullptr && !intervention.deeds.empty()) return;
    std::string allowed = "; allowed: a table of levers and their values";
    for (const DeedKind& kind : kinds) allowed += ", or " + kind.key;
    table.problem("set", (set.node ? "is " + type_of(*set.node) : "is missing") + allowed);
}

Intervention intervention_of(const Section& table, const std::string& path, const std::vector<Axis>& axes,
                             const std::vector<DeedKind>& kinds) {
    Intervention read;
    read.at = tick(table, "at", 0, "tick it begins; with when the earliest");
    read.over = tick(table, "over", 0, "ticks until it is reached, linearly; 0: at once");
    read.until = tick(table, "until", never, "tick from which it no longer holds");
    if (read.until <= read.at) table.problem("until", "must be after at = " + std::to_string(read.at));
    const Where where = where_of(table.reading(), path + ".where", axes);
    read.cells = where.cells;
    read.where = where.text;
    read.when = when_of(table, path, read, axes);
    read_deeds(table, kinds, read);
    read_set(table, path, kinds, read);
    return read;
}
}  // namespace

std::vector<Intervention> interventions(const Section& section, const std::vector<Axis>& axes,
                                        const std::vector<DeedKind>& kinds) {
    std::set<std::string>& claimed = section.reading().claimed;
    claimed.insert({"intervention.where", "intervention.set"});
    std::vector<Intervention> all;
    const std::vector<Section> tables = section.tables("intervention");
    for (std::size_t i = 0; i < tables.size(); ++i)
        all.push_back(intervention_of(tables[i], "intervention[" + std::to_string(i) + "]", axes, kinds));
    std::vector<std::string> keys{"when"};  // known even where nobody had to read what is in them
    for (const DeedKind& kind : kinds) keys.push_back(kind.key);
    for (const std::string& key : keys)
        if (std::ranges::none_of(tables, [&](const Section& table) { return table.has(key); }))
            claimed.insert("intervention." + key);
    return all;
}

}  // namespace concord
