#include "tools/describe/odd_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/error.hpp"

namespace concord {

namespace {
using Cells = std::vector<std::string>;

std::string code(const std::string& name) {
    return fmt::format("`{}`", name);
}

std::string or_dash(const std::string& text) {
    return text.empty() ? "-" : text;
}

std::string range_of(const Declaration& one) {
    using Type = Declaration::Type;
    if (!one.allowed.empty()) return fmt::format("{}", fmt::join(one.allowed, ", "));
    if (one.type == Type::flag) return "true or false";
    if (one.type == Type::text) return "text";
    if (one.type == Type::texts) return "texts";
    return fmt::format("{}..{}", one.range.low, one.range.high);
}

bool is_of_program(const std::string& key) {
    return key == "world.kind" || key.starts_with("run.") || key.starts_with("record.") ||
           key.starts_with("experiment.");
}

/// Of the program, of every world, or of one.
OddTable parameters(const Catalogue& catalogue, const std::string& of) {
    OddTable table{{"key", "default", "range", "unit", "lever", "source"}, {}};
    for (const Parameter& parameter : catalogue.parameters) {
        const Declaration& one = parameter.declaration;
        const bool is_world = one.key == "world.kind";
        const bool common = catalogue.in_every_world(parameter);
        if (one.pulse) continue;  // has a table of its own
        const bool wanted = is_of_program(one.key) ? of == "the program"
                            : common               ? of == "every world"
                                     : std::ranges::find(parameter.worlds, of) != parameter.worlds.end();
        if (wanted)
            table.rows.push_back(
                {code(one.key), is_world ? "must be given" : one.fallback,
                 is_world ? fmt::format("{}", fmt::join(catalogue.worlds, ", ")) : range_of(one),
                 or_dash(one.unit), one.lever ? "yes" : "-", or_dash(one.source)});
    }
    return table;
}

OddTable levers(const Catalogue& catalogue) {
    OddTable table{{"lever", "at the start"}, {}};
    for (const Parameter& parameter : catalogue.parameters) {
        const Declaration& one = parameter.declaration;
        std::string given = one.type == Declaration::Type::choice ? "one word" : "one number";
        for (const Axis& axis : catalogue.grammars.front().axes)
            if (!one.elements.empty() && axis.labels == one.elements) given += ", or one by " + axis.name;
        if (one.lever && !one.pulse) table.rows.push_back({code(one.key), given});
    }
    return table;
}

OddTable shocks(const Catalogue& catalogue) {
    OddTable table{{"shock", "range", "unit"}, {}};
    for (const Parameter& parameter : catalogue.parameters)
        if (const Declaration& one = parameter.declaration; one.pulse)
            table.rows.push_back({code(one.key), range_of(one), or_dash(one.unit)});
    return table;
}

OddTable mechanisms(const Catalogue& catalogue, const std::string& kind) {
    OddTable table{{"name", "what it is", "source"}, {}};
    for (const Mechanism& one : catalogue.mechanisms)
        if (one.kind == kind) table.rows.push_back({code(one.name), one.help, or_dash(one.source)});
    return table;
}

OddTable state(const Catalogue& catalogue) {
    OddTable table{{"state", "unit", "what it is"}, {}};
    for (const StateOf& one : catalogue.state)
        table.rows.push_back({code(one.name), or_dash(one.unit), or_dash(one.long_name)});
    return table;
}

OddTable observables(const Catalogue& catalogue) {
    OddTable table{{"name", "scopes", "unit", "what"}, {}};
    for (const Observable& one : gathered(catalogue.observables)) {
        if (!one.group().empty()) continue;
        Cells scopes = one.meaning.dimensions;
        scopes.insert(scopes.end(), one.by.begin(), one.by.end());
        table.rows.push_back({code(one.meaning.path), fmt::format("{}", fmt::join(scopes, ", ")),
                              or_dash(one.meaning.unit), one.meaning.long_name});
    }
    return table;
}

OddTable by_entity(const Catalogue& catalogue) {
    OddTable table{{"name", "unit", "what"}, {}};
    for (const Observable& one : catalogue.observables)
        if (!one.group().empty())
            table.rows.push_back({code(one.meaning.path), or_dash(one.meaning.unit), one.meaning.long_name});
    return table;
}

OddTable made(const std::string& name, const Catalogue& catalogue) {
    const std::string parameters_of = "parameters of ", mechanisms_of = "mechanisms: ";
    if (name.starts_with(parameters_of)) return parameters(catalogue, name.substr(parameters_of.size()));
    if (name.starts_with(mechanisms_of)) return mechanisms(catalogue, name.substr(mechanisms_of.size()));
    if (name == "levers") return levers(catalogue);
    if (name == "shocks") return shocks(catalogue);
    if (name == "state") return state(catalogue);
    if (name == "observables") return observables(catalogue);
    if (name == "variables by entity") return by_entity(catalogue);
    return {};
}

/// "|" by itself would end a cell.
void escape(OddTable& table) {
    for (Cells& row : table.rows)
        for (std::string& cell : row)
            for (std::size_t at = 0; (at = cell.find('|', at)) != cell.npos; at += 2)
                cell.insert(at, 1, '\\');
}
}  // namespace

OddTable odd_table(const std::string& name, const Catalogue& catalogue) {
    OddTable table = made(name, catalogue);
    if (table.rows.empty()) throw Failure("the document asks for a table \"" + name + "\", which is empty");
    escape(table);
    return table;
}

}  // namespace concord
