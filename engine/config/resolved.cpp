#include <algorithm>

#include "engine/config/check.hpp"
#include "engine/config/reading.hpp"
#include "engine/config/section.hpp"
#include "engine/config/toml_text.hpp"

namespace concord {

namespace {
std::string table_of_key(const std::string& key) {
    const std::size_t dot = key.rfind('.');
    return dot == key.npos ? "" : key.substr(0, dot);
}

// In order of first mention, the keys without a table first: nothing after a [header] can belong to the top.
std::vector<std::string> tables_in_order(const std::vector<Declaration>& parameters) {
    std::vector<std::string> tables{""};
    for (const Declaration& declaration : parameters) {
        const std::string table = table_of_key(declaration.key);
        if (std::ranges::find(tables, table) == tables.end()) tables.push_back(table);
    }
    return tables;
}

std::string lines_of(const std::string& table, const std::vector<Declaration>& parameters) {
    std::string text;
    for (const Declaration& declaration : parameters) {
        if (table_of_key(declaration.key) != table || declaration.pulse) continue;
        text +=
            declaration.key.substr(table.empty() ? 0 : table.size() + 1) + " = " + declaration.value + "\n";
    }
    return text.empty() || table.empty() ? text : "[" + table + "]\n" + text;
}

std::string lines_of(const toml::table& table) {
    std::string text;
    for (auto&& [name, node] : table) text += joined({}, name.str()) + " = " + toml_text(node) + "\n";
    return text;
}
}  // namespace

std::string Section::written() const {
    const Spot spot = find(reading_->tree(), prefix_.substr(0, prefix_.rfind('.')));
    const bool table = spot.node != nullptr && spot.node->is_table();
    return table ? lines_of(*spot.node->as_table()) : "";
}

std::string Section::resolved() const {
    std::string text;
    const auto add = [&](const std::string& lines) {
        if (!text.empty() && !lines.empty()) text += '\n';
        text += lines;
    };
    for (const std::string& table : tables_in_order(reading_->parameters))
        add(lines_of(table, reading_->parameters));
    for (const std::string& key : reading_->own_tables) {
        const Spot spot = find(reading_->tree(), key);
        if (spot.node == nullptr || !spot.node->is_table()) continue;
        std::string lines = "[" + key + "]\n";
        for (const Entry& entry : flattened(reading_->tree(), *spot.node->as_table()))
            lines += toml_quoted(entry.key) + " = " + toml_text(*entry.spot.node) + "\n";
        add(lines);
    }
    for (const std::string& key : reading_->arrays) {
        const Spot spot = find(reading_->tree(), key);
        if (spot.node == nullptr || !is_array_of_tables(*spot.node)) continue;
        for (const toml::node& entry : *spot.node->as_array())
            add("[[" + key + "]]\n" + lines_of(*entry.as_table()));
    }
    return text;
}

}  // namespace concord
