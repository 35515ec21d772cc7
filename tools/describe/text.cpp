#include "tools/describe/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/config/wrap.hpp"

namespace concord {

namespace {
constexpr std::size_t widest = 110, widest_name = 36;  // columns

/// A name, and a text in a column of its own beside it.
std::string row(const std::string& name, const std::string& text, std::size_t width) {
    std::string rows;
    for (const std::string& line : wrapped(text, widest - width - 4)) {
        const bool first = rows.empty();
        rows += stripped("  " + padded(first ? name : "", width) + "  " + line) + "\n";
    }
    return rows;
}

std::string rows_of(const std::vector<std::pair<std::string, std::string>>& rows) {
    std::size_t width = 0;
    for (const auto& [name, text] : rows) width = std::max(width, std::min(widest_name, width_of(name)));
    std::string all;
    for (const auto& [name, text] : rows) all += row(name, text, width);
    return all;
}

std::string in_brackets(const std::string& text) {
    return text.empty() || text == "1" ? "" : " (" + text + ")";
}

std::string parameters(const Catalogue& catalogue) {
    std::vector<Declaration> common;
    for (const Parameter& one : catalogue.parameters)
        if (catalogue.in_every_world(one) && !one.declaration.pulse) common.push_back(one.declaration);
    std::string text = table_of(common);
    for (const std::string& world : catalogue.worlds) {
        std::vector<Declaration> own;
        for (const Parameter& one : catalogue.parameters)
            if (!catalogue.in_every_world(one) && std::ranges::find(one.worlds, world) != one.worlds.end())
                own.push_back(one.declaration);
        if (!own.empty()) text += fmt::format("\nWith world.kind = \"{}\"\n\n{}", world, table_of(own));
    }
    return text;
}

std::string levers(const Catalogue& catalogue) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Parameter& one : catalogue.parameters) {
        const Declaration& lever = one.declaration;
        if (!lever.lever || lever.pulse) continue;
        std::string elements;
        for (const Axis& axis : catalogue.grammars.front().axes)
            if (!lever.elements.empty() && axis.labels == lever.elements) elements = axis.name;
        const bool words = lever.type == Declaration::Type::choice;
        rows.emplace_back(lever.key, words              ? "a word; steps, never ramps"
                                     : elements.empty() ? "a number"
                                                        : "a number, or one for each " + elements);
    }
    if (rows.empty()) return {};
    return fmt::format("\nLevers: what [[intervention]] may change over time, and by {}\n\n{}",
                       fmt::join(catalogue.axes(), ", "), rows_of(rows));
}

std::string shocks(const Catalogue& catalogue) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Parameter& one : catalogue.parameters) {
        const Declaration& shock = one.declaration;
        if (shock.pulse)
            rows.emplace_back(shock.key, fmt::format("{}..{}{}: {}", shock.range.low, shock.range.high,
                                                     in_brackets(shock.unit), shock.help));
    }
    if (rows.empty()) return {};
    return "\nShocks: felt in the one tick that [[intervention]] sets them at\n\n" + rows_of(rows);
}

std::string mechanisms(const Catalogue& catalogue) {
    std::vector<std::string> kinds;
    for (const Mechanism& one : catalogue.mechanisms)
        if (std::ranges::find(kinds, one.kind) == kinds.end()) kinds.push_back(one.kind);
    std::string text;
    for (const std::string& kind : kinds) {
        std::vector<std::pair<std::string, std::string>> rows;
        for (const Mechanism& one : catalogue.mechanisms)
            if (one.kind == kind)
                rows.emplace_back(one.name, one.help + (one.equation.empty() ? "" : ". " + one.equation) +
                                                in_brackets(one.source));
        text += fmt::format("\nMechanisms: {}\n\n{}", kind, rows_of(rows));
    }
    return text;
}

/// What of an observable the name of its group does not say.
std::string axes_of(const Observable& one) {
    if (!one.by.empty()) return fmt::format("; also _by_{}", fmt::join(one.by, ", _by_"));
    if (!one.group().empty() || one.meaning.dimensions.empty()) return {};
    return fmt::format("; by {}", fmt::join(one.meaning.dimensions, ", "));
}

std::string observables(const Catalogue& catalogue) {
    std::string text, heading;
    std::vector<std::pair<std::string, std::string>> rows;
    const auto flush = [&] {
        if (!rows.empty()) text += fmt::format("\nObservables, {}\n\n{}", heading, rows_of(rows));
        rows.clear();
    };
    for (const Observable& one : gathered(catalogue.observables)) {
        if (one.recorded != heading) flush();
        heading = one.recorded;
        rows.emplace_back(one.meaning.path,
                          one.meaning.long_name + in_brackets(one.meaning.unit) + axes_of(one));
    }
    flush();
    return text;
}
}  // namespace

std::string listing(const Catalogue& catalogue) {
    return fmt::format("{}: {}\n\n{}{}{}{}{}\nconcord describe NAME tells more of any one of them.\n",
                       catalogue.model, catalogue.help, parameters(catalogue), levers(catalogue),
                       shocks(catalogue), mechanisms(catalogue), observables(catalogue));
}

}  // namespace concord
