#include "engine/config/declaration.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/config/check.hpp"
#include "engine/config/toml_text.hpp"
#include "engine/config/wrap.hpp"
#include "engine/core/shell.hpp"

namespace concord {

namespace {
constexpr std::size_t widest = 110;  // columns of a terminal
constexpr std::size_t widest_value = 44, widest_range = 26;
constexpr const char* gap = "  ";

std::string table_name(const Declaration& declaration) {
    const std::size_t dot = declaration.key.rfind('.');
    return dot == declaration.key.npos ? "" : declaration.key.substr(0, dot);
}

std::string assignment(const Declaration& declaration) {
    return declaration.key + " = " + declaration.value;
}

std::string remark(const Declaration& declaration) {
    return declaration.source.empty() ? declaration.help : declaration.help + " (" + declaration.source + ")";
}

// Three cells side by side, each wrapped within its width.
std::string row(const Declaration& declaration, std::size_t value_width, std::size_t range_width) {
    const auto values = wrapped(assignment(declaration), value_width);
    const auto ranges = wrapped(range_of(declaration), range_width);
    const auto remarks = wrapped(remark(declaration), widest - value_width - range_width - 4);
    std::string text;
    for (std::size_t i = 0; i < std::max({values.size(), ranges.size(), remarks.size()}); ++i) {
        const auto cell = [i](const std::vector<std::string>& lines) {
            return i < lines.size() ? lines[i] : "";
        };
        text += stripped(padded(cell(values), value_width) + gap + padded(cell(ranges), range_width) + gap +
                         cell(remarks)) +
                "\n";
    }
    return text;
}

std::string labelled(const std::string& label, const std::string& content) {
    if (content.empty()) return {};
    std::string text;
    for (const std::string& line : wrapped(content, widest - 11))
        text += fmt::format("  {:<9}{}\n", text.empty() ? label : "", line);
    return text;
}

std::string type_name(Declaration::Type type) {
    constexpr const char* names[] = {
        "number",       "whole number",        "true or false",
        "text",         "one word of several", "a number for each element, or one for all",
        "list of texts"};
    return names[static_cast<std::size_t>(type)];
}

std::string elements_text(const Declaration& declaration) {
    std::string text;
    for (const std::string& element : declaration.elements) text += (text.empty() ? "" : ", ") + element;
    return text;
}

std::string lever_text(const Declaration& declaration) {
    if (declaration.pulse) return "yes: felt in the one tick that an intervention sets it at, else nothing";
    return declaration.lever ? "yes: may change over time and differ by cell"
                             : "no: the same for the whole run";
}

std::string how_to_happen(const Declaration& declaration) {
    const std::string value = toml_real(declaration.range.high);
    return "\n  In the configuration (with where, and when for at, if wanted):\n\n"
           "      [[intervention]]\n      at = 260\n      set = { \"" +
           declaration.key + "\" = " + value + " }\n";
}

std::string how_to_set(const Declaration& declaration) {
    if (declaration.pulse) return how_to_happen(declaration);
    const std::string table = table_name(declaration);
    const std::string name = declaration.key.substr(table.empty() ? 0 : table.size() + 1);
    std::string text = "\n  In the configuration:\n\n";
    if (!table.empty()) text += "      [" + table + "]\n";
    text += "      " + name + " = " + declaration.value + "\n";
    if (declaration.lever) {
        text += "\n  From a tick on, as for all levers (with over, until and where if wanted):\n\n";
        text += "      [[intervention]]\n      at = 260\n";
        text += "      set = { \"" + declaration.key + "\" = " + declaration.value + " }\n";
    }
    return text + "\n  On the command line:\n\n      --set " +
           for_shell(declaration.key + "=" + declaration.value) + "\n";
}
}  // namespace

std::string table_of(const std::vector<Declaration>& declarations) {
    std::vector<std::string> tables;
    std::size_t value_width = 0, range_width = 0;
    for (const Declaration& declaration : declarations) {
        if (std::ranges::find(tables, table_name(declaration)) == tables.end())
            tables.push_back(table_name(declaration));
        value_width = std::max(value_width, std::min(widest_value, width_of(assignment(declaration))));
        range_width = std::max(range_width, std::min(widest_range, width_of(range_of(declaration))));
    }
    std::string text;
    for (const std::string& table : tables) {
        if (!text.empty()) text += '\n';
        for (const Declaration& declaration : declarations)
            if (table_name(declaration) == table) text += row(declaration, value_width, range_width);
    }
    return text;
}

std::string page_of(const Declaration& declaration) {
    std::string text = declaration.key + "\n";
    for (const std::string& line : wrapped(declaration.help, widest - 2)) text += "  " + line + "\n";
    text += '\n';
    text += labelled("type", type_name(declaration.type)) + labelled("default", declaration.fallback);
    if (declaration.value != declaration.fallback) text += labelled("here", declaration.value);
    text += labelled("range", range_of(declaration)) + labelled("elements", elements_text(declaration));
    text += labelled("source", declaration.source);
    text += labelled("lever", lever_text(declaration));
    return text + how_to_set(declaration);
}

}  // namespace concord
